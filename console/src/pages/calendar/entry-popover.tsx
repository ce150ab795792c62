import { Button, Divider, Group, Popover, Stack, Text } from '@mantine/core'
import { CalendarCheck, Clock } from 'lucide-react'
import type { ReactElement } from 'react'
import { useMay } from '../../api/accounts.ts'
import { Moment } from '../../parts/moment.tsx'
import { ProspectName } from '../../parts/prospect-name.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { UserName } from '../../parts/user-avatar.tsx'
import { isOpen, type Outcome, outcomesOf, type Planned } from './entries.ts'
import type { EntryActions } from './use-entry-actions.ts'

/** A form over the calendar, about a plan. */
export type Asking = { readonly plan: Planned; readonly about: 'time' | 'agents' }

export type EntryDoor = {
  /** The key of what is open, and of the column where. */
  readonly openAt: string | null
  readonly onOpen: (at: string | null) => void
  readonly onAsk: (asking: Asking) => void
  readonly actions: EntryActions
}

const isPast = ({ at }: Planned): boolean => Date.parse(at) < Date.now()

/** What is most likely next: before its time that it is confirmed, afterwards that it has taken place. */
const likely = (plan: Planned, outcomes: readonly Outcome[]): Outcome | undefined =>
  (isPast(plan) ? outcomes.find(({ type }) => type === 'Showing Complete') : undefined) ?? outcomes[0]

type ActionsProps = { readonly plan: Planned; readonly door: EntryDoor }

const Actions = ({ plan, door }: ActionsProps) => {
  const outcomes = outcomesOf(plan)
  const first = likely(plan, outcomes)
  const leave = (run: () => unknown): void => {
    door.onOpen(null)
    run()
  }
  const isShowing = plan.kind === 'showing'
  return (
    <Group gap={6}>
      {first !== undefined && (
        <Button size="xs" onClick={() => leave(() => door.actions.note(plan, first))}>
          {first.action}
        </Button>
      )}
      {!isShowing && (
        <Button size="xs" onClick={() => leave(() => door.actions.finish(plan))}>
          Done
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => leave(() => door.onAsk({ plan, about: 'time' }))}>
        {!isShowing ? 'Snooze' : isOpen(plan) ? 'Reschedule' : 'Schedule again'}
      </Button>
      {isShowing && isOpen(plan) && (
        <Button size="xs" variant="default" onClick={() => leave(() => door.onAsk({ plan, about: 'agents' }))}>
          Hand over
        </Button>
      )}
      {outcomes
        .filter((outcome) => outcome !== first)
        .map((outcome) => (
          <Button
            key={outcome.type}
            size="xs"
            variant="default"
            onClick={() => leave(() => door.actions.note(plan, outcome))}
          >
            {outcome.action}
          </Button>
        ))}
    </Group>
  )
}

const Facts = ({ plan }: { readonly plan: Planned }) => {
  const isShowing = plan.kind === 'showing'
  const Icon = isShowing ? CalendarCheck : Clock
  return (
    <Stack gap={4}>
      <Group gap={6} c="dimmed">
        <Icon size={14} aria-hidden="true" />
        <Text size="xs">{isShowing ? `Showing · ${plan.status}` : 'Follow-up'}</Text>
      </Group>
      <ProspectName prospect={{ id: plan.prospect_id, name: plan.prospect_name }} />
      <Text size="sm">
        <Moment at={plan.at} />{' '}
        <Text span inherit c="dimmed">
          · <RelativeTime at={plan.at} />
        </Text>
      </Text>
      {plan.unit_address !== null && (
        <Text size="xs" c="dimmed">
          {plan.unit_address}
        </Text>
      )}
      <Group gap="xs">
        {plan.user_ids.length === 0 ? (
          <Text size="xs" c="dimmed">
            Nobody has it
          </Text>
        ) : (
          plan.user_ids.map((id) => (
            <Text key={id} size="xs" component="span">
              <UserName id={id} />
            </Text>
          ))
        )}
      </Group>
    </Stack>
  )
}

type Props = {
  readonly plan: Planned
  /** Where it stands: the same plan may stand in the columns of two agents. */
  readonly at: string
  readonly door: EntryDoor
  /** The button that opens it. */
  readonly children: ReactElement
}

/** All about a plan, with what may be done with it. */
export const EntryPopover = ({ plan, at, door, children }: Props) => {
  const mayWrite = useMay('addEvents')
  const isShown = door.openAt === at
  return (
    <Popover
      opened={isShown}
      onChange={(opens) => door.onOpen(opens ? at : null)}
      width={320}
      position="bottom-start"
      shadow="md"
      withArrow
      trapFocus
      returnFocus
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>{children}</Popover.Target>
      {isShown && (
        <Popover.Dropdown
          aria-label={`${plan.kind === 'showing' ? 'Showing' : 'Follow-up'}: ${plan.prospect_name ?? ''}`}
        >
          <Facts plan={plan} />
          <Divider my="xs" />
          {mayWrite ? (
            <Actions plan={plan} door={door} />
          ) : (
            <Text size="xs" c="dimmed">
              Your role may look at plans, and not change them.
            </Text>
          )}
        </Popover.Dropdown>
      )}
    </Popover>
  )
}
