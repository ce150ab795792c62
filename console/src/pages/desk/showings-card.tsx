import { Button, Menu } from '@mantine/core'
import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/accounts.ts'
import type { Desk, DeskShowing } from '../../api/desk.ts'
import { paths } from '../../app/paths.ts'
import { EventDialog } from '../../events/event-dialog.tsx'
import { RowMenu } from '../../parts/menus/row-menu.tsx'
import { Moment } from '../../parts/moment.tsx'
import { prospectText, TextLink } from '../../parts/prospect-name.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { Street } from '../../parts/street.tsx'
import { Assignees } from '../../parts/user-avatar.tsx'
import { DeskCard } from './desk-card.tsx'
import { DeskRow, Parts } from './desk-row.tsx'
import { useDeskAct } from './use-desk-act.ts'

type Status = DeskShowing['status']

/** What can become of a showing, with the event that says so. */
const steps = {
  Confirmed: { event: 'Showing Confirmed', button: 'Confirm', words: 'is confirmed' },
  Arrived: { event: 'Arrived for Showing', button: 'They have arrived', words: 'has begun: they have arrived' },
  Started: { event: 'Showing Started', button: 'It has started', words: 'has started' },
  Completed: { event: 'Showing Complete', button: 'Complete', words: 'is complete' },
  Missed: { event: 'Missed Showing', button: 'They did not come', words: 'was missed' },
  Failed: { event: 'Showing Failed', button: 'It could not take place', words: 'could not take place' },
  Canceled: { event: 'Showing Canceled', button: 'Cancel the showing', words: 'is canceled' },
} as const
type Step = keyof typeof steps

const badgeOf = (status: Status): string => (status === 'Scheduled' ? 'Showing Scheduled' : steps[status].event)

const order: readonly Status[] = ['Scheduled', 'Confirmed', 'Arrived', 'Started']
const isOpen = (status: Status): boolean => order.includes(status)

const nextOf = (status: Status): Step => (status === 'Scheduled' ? 'Confirmed' : 'Completed')

const othersOf = (status: Status): readonly Step[] => {
  const ahead = (['Confirmed', 'Arrived', 'Started'] as const).filter(
    (step) => order.indexOf(step) > order.indexOf(status) && step !== nextOf(status),
  )
  const ends = (['Completed', 'Missed', 'Failed', 'Canceled'] as const).filter((step) => step !== nextOf(status))
  return [...ahead, ...ends]
}

const withStatus =
  ({ showing_id: id }: DeskShowing, status: Status) =>
  (desk: Desk): Desk => ({
    ...desk,
    showings_today: {
      ...desk.showings_today,
      showings: desk.showings_today.showings.map((one) => (one.showing_id === id ? { ...one, status } : one)),
    },
  })

type ActionsProps = { readonly showing: DeskShowing; readonly onMove: () => void }

const Actions = ({ showing, onMove }: ActionsProps) => {
  const act = useDeskAct()
  const name = prospectText({ id: showing.prospect_id, name: showing.name })
  const take = (step: Step): Promise<void> =>
    act({
      prospectId: showing.prospect_id,
      draft: { event_type: steps[step].event },
      done: `The showing of ${name} ${steps[step].words}`,
      shown: withStatus(showing, step),
    })
  const next = nextOf(showing.status)
  return (
    <>
      <Button
        size="compact-sm"
        variant={next === 'Completed' ? 'light' : 'default'}
        aria-label={`${steps[next].button}: ${name}`}
        onClick={() => void take(next)}
      >
        {steps[next].button}
      </Button>
      <RowMenu label={`More for the showing of ${name}`} hasBorder width={210}>
        {othersOf(showing.status).map((step) => (
          <Menu.Item key={step} onClick={() => void take(step)}>
            {steps[step].button}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onMove}>Another time …</Menu.Item>
      </RowMenu>
    </>
  )
}

/** Events say what became of the prospect's last showing, so only that one can be acted on. */
const lastOf = (showings: readonly DeskShowing[]): ReadonlySet<number> =>
  new Set(
    new Map(
      showings
        .toSorted((one, other) => one.showing_id - other.showing_id)
        .map((showing) => [showing.prospect_id, showing.showing_id]),
    ).values(),
  )

/** Today's showings in their order. */
export const ShowingsCard = ({ today }: { readonly today: Desk['showings_today'] }) => {
  const mayWrite = useMay('addEvents')
  const [moving, setMoving] = useState<number | null>(null)
  const last = lastOf(today.showings)
  return (
    <>
      <DeskCard
        title="Showings today"
        icon={CalendarCheck}
        count={today.count}
        empty="No showing is planned for today. Schedule one on a prospect's page."
        rest={
          <TextLink to={paths.calendar} search={{ view: 'day' }} size="xs">
            Today in the calendar
          </TextLink>
        }
      >
        {today.showings.map((showing) => (
          <DeskRow
            key={showing.showing_id}
            prospect={{ id: showing.prospect_id, name: showing.name }}
            lead={<Moment at={showing.planned_date_time} form="time" />}
            aside={<StatusBadge status={badgeOf(showing.status)} />}
            actions={
              mayWrite &&
              isOpen(showing.status) &&
              last.has(showing.showing_id) && (
                <Actions showing={showing} onMove={() => setMoving(showing.prospect_id)} />
              )
            }
          >
            <Parts>
              {[
                <Assignees key="who" ids={showing.user_ids} />,
                showing.unit_address !== null && <Street key="where" address={showing.unit_address} />,
              ]}
            </Parts>
          </DeskRow>
        ))}
      </DeskCard>
      {moving !== null && <EventDialog prospectId={moving} kind="showing" onClose={() => setMoving(null)} />}
    </>
  )
}
