import { Button, Menu, SegmentedControl } from '@mantine/core'
import { Check, Clock3, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import type { Desk, DeskProspect } from '../../api/desk.ts'
import { useSession } from '../../api/session.ts'
import { paths } from '../../app/paths.ts'
import { type EventDraft, followUpDoneDraft, followUpDraft } from '../../events/drafts.ts'
import { EventDialog } from '../../events/event-dialog.tsx'
import { followUpChoices } from '../../events/fields/choices.ts'
import { RowMenu } from '../../parts/menus/row-menu.tsx'
import { momentText } from '../../parts/moment.tsx'
import { prospectText, TextLink } from '../../parts/prospect-name.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { Street } from '../../parts/street.tsx'
import { Assignees } from '../../parts/user-avatar.tsx'
import { momentAt } from '../../time/zoned.ts'
import classes from './desk.module.css'
import { DeskCard } from './desk-card.tsx'
import { DeskRow, Parts, PhoneLink } from './desk-row.tsx'
import { useDeskAct } from './use-desk-act.ts'

/** The desk after the follow-up of this prospect is no longer due. */
const withoutFollowUp =
  ({ id }: DeskProspect) =>
  (desk: Desk): Desk => {
    const { follow_ups_due: due } = desk
    const isMine = due.my_prospects.some((one) => one.id === id)
    return {
      ...desk,
      follow_ups_due: {
        count: Math.max(0, due.count - 1),
        mine: Math.max(0, due.mine - (isMine ? 1 : 0)),
        prospects: due.prospects.filter((one) => one.id !== id),
        my_prospects: due.my_prospects.filter((one) => one.id !== id),
      },
    }
  }

const Due = ({ at, isLate }: { readonly at: string; readonly isLate: boolean }) => (
  <span className={classes[isLate ? 'late' : 'due']}>
    {isLate && <TriangleAlert size={12} aria-hidden="true" />}
    {isLate ? 'Overdue, ' : 'Due '}
    <RelativeTime at={at} />
  </span>
)

type RowProps = { readonly prospect: DeskProspect; readonly onOther: () => void }

const Actions = ({ prospect, onOther }: RowProps) => {
  const act = useDeskAct()
  const { time_zone: timeZone } = useAccount()
  const name = prospectText(prospect)
  const write = (draft: EventDraft, done: string): Promise<void> =>
    act({ prospectId: prospect.id, draft, done, shown: withoutFollowUp(prospect) })
  const snooze = (at: string): Promise<void> => {
    const when = momentText(at, timeZone)
    return write(followUpDraft(at, `Follow-up moved to ${when}`), `${name}: follow up ${when}`)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<Check size={14} aria-hidden="true" />}
        aria-label={`Done: ${name}`}
        onClick={() => void write(followUpDoneDraft(), `Followed up with ${name}`)}
      >
        Done
      </Button>
      <RowMenu label={`Snooze ${name}`} icon={Clock3} hasBorder width={190}>
        <Menu.Label>Follow up later</Menu.Label>
        {followUpChoices(Date.now(), timeZone).map(({ name: when, shown }) => (
          <Menu.Item key={when} onClick={() => void snooze(momentAt(shown, timeZone) ?? '')}>
            {when}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onOther}>Another time …</Menu.Item>
      </RowMenu>
    </>
  )
}

type Props = { readonly due: Desk['follow_ups_due'] }

/** Whom to speak to today, the most urgent first: mine, or everybody's. */
export const FollowUpsCard = ({ due }: Props) => {
  const me = useSession().user.id
  const mayWrite = useMay('addEvents')
  const [whose, setWhose] = useState<'mine' | 'all'>(due.mine > 0 || due.count === 0 ? 'mine' : 'all')
  const [planning, setPlanning] = useState<number | null>(null)
  const [now] = useState(() => new Date().toISOString())
  const prospects = whose === 'mine' ? due.my_prospects : due.prospects
  return (
    <>
      <DeskCard
        title="Follow-ups due"
        icon={Clock3}
        count={whose === 'mine' ? due.mine : due.count}
        empty={
          whose === 'mine' && due.count > 0
            ? 'None of yours is due today. Everybody shows what your colleagues have.'
            : 'Nothing is due today. Plan the next follow-up on a prospect, and it comes here on its day.'
        }
        actions={
          <SegmentedControl
            size="xs"
            aria-label="Whose follow-ups"
            value={whose}
            onChange={setWhose}
            data={[
              { value: 'mine', label: 'Mine' },
              { value: 'all', label: 'Everybody' },
            ]}
          />
        }
        rest={
          <TextLink
            to={paths.prospects}
            search={{
              follow_up_due_before: 'today',
              sort: 'next_follow_up',
              ...(whose === 'mine' ? { assignee: me } : {}),
            }}
            size="xs"
          >
            {whose === 'mine' ? 'All of mine that are due' : 'All that are due'}
          </TextLink>
        }
      >
        {prospects.map((prospect) => (
          <DeskRow
            key={prospect.id}
            prospect={prospect}
            aside={
              prospect.next_follow_up !== null && (
                <Due at={prospect.next_follow_up} isLate={prospect.next_follow_up < now} />
              )
            }
            actions={mayWrite && <Actions prospect={prospect} onOther={() => setPlanning(prospect.id)} />}
          >
            <Parts>
              {[
                prospect.phone === null ? null : <PhoneLink key="phone" phone={prospect.phone} />,
                whose === 'all' && <Assignees key="who" ids={prospect.assigned_to_user_ids} />,
                whose === 'mine' && prospect.status,
                prospect.unit_address !== null && <Street key="where" address={prospect.unit_address} />,
              ]}
            </Parts>
          </DeskRow>
        ))}
      </DeskCard>
      {planning !== null && <EventDialog prospectId={planning} kind="follow-up" onClose={() => setPlanning(null)} />}
    </>
  )
}
