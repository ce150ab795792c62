import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { CalendarCheck, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../../../server/src/catalogue/event-types.ts'
import type { Prospect } from '../../../api/prospects/list.ts'
import type { FormPreset } from '../../../events/forms/form-props.ts'
import type { EventKind } from '../../../events/kinds.ts'
import { Moment } from '../../../parts/moment.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'
import classes from '../prospect.module.css'

type Props = {
  readonly prospect: Prospect
  readonly mayAdd: boolean
  readonly onOpen: (kind: EventKind, preset?: FormPreset) => void
}

type PlanProps = {
  readonly icon: ReactNode
  readonly name: string
  readonly at: string
  /** Whether it should have been done by now. */
  readonly isOver: boolean
  readonly children?: ReactNode
  readonly action: ReactNode
}

const Plan = ({ icon, name, at, isOver, children, action }: PlanProps) => {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {icon}
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={550}>
          {name}
        </Text>
        <Text size="sm">
          <Moment at={at} />
        </Text>
        <Text size="xs" c={isOver ? 'var(--foyer-attention)' : 'dimmed'} fw={isOver ? 600 : 400}>
          {isOver && 'Overdue: '}
          <RelativeTime at={at} />
        </Text>
        {children}
      </div>
      {action}
    </Group>
  )
}

const afterShowing: readonly EventType[] = [
  'Showing Confirmed',
  'Arrived for Showing',
  'Showing Started',
  'Showing Complete',
  'Missed Showing',
  'Showing Canceled',
  'Showing Failed',
  'Reassign Showing',
]
const afterMoveIn: readonly EventType[] = ['Moved In', 'Move-in Scheduled', 'Withdrawn']

/** What is planned: the showing or the move-in, and the next follow-up. */
export const PlansCard = ({ prospect, mayAdd, onOpen }: Props) => {
  const { planned_date_time: planned, next_follow_up: next, showing_user_ids: showing } = prospect
  if (planned === null && next === null) return null
  // At a moment of the past nothing is overdue.
  const isOver = (at: string): boolean => prospect.at === undefined && Date.parse(at) < Date.now()
  const isMoveIn = prospect.stage === 'lease'
  return (
    <Paper component="section" aria-labelledby="plans" className={classes['card'] ?? ''}>
      <Title order={2} size="h3" id="plans" mb={8}>
        Next
      </Title>
      <Stack gap="sm">
        {planned !== null && (
          <Plan
            icon={<CalendarCheck size={16} aria-hidden="true" />}
            name={isMoveIn ? 'Move-in' : 'Showing'}
            at={planned}
            isOver={isOver(planned)}
            action={
              mayAdd && (
                <Button
                  size="compact-xs"
                  mih={24}
                  variant="default"
                  onClick={() => onOpen('status', { among: isMoveIn ? afterMoveIn : afterShowing })}
                >
                  {Date.parse(planned) < Date.now() ? 'How did it go?' : 'What became of it?'}
                </Button>
              )
            }
          >
            {showing !== null && (
              <Text size="xs" c="dimmed" component="div">
                shown by{' '}
                {showing.map((id) => (
                  <UserName key={id} id={id} />
                ))}
              </Text>
            )}
          </Plan>
        )}
        {next !== null && (
          <Plan
            icon={<Clock size={16} aria-hidden="true" />}
            name="Follow-up"
            at={next}
            isOver={isOver(next)}
            action={
              mayAdd && (
                <Button size="compact-xs" mih={24} variant="default" onClick={() => onOpen('follow-up')}>
                  Done or snooze
                </Button>
              )
            }
          />
        )}
      </Stack>
    </Paper>
  )
}
