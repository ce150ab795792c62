import { ActionIcon, Alert, Button, Group, SegmentedControl, VisuallyHidden } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { EventDialog } from '../../events/event-dialog.tsx'
import { UserFilter } from '../../parts/choosing/user-filter.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { startOfDay } from '../../time/days.ts'
import { zoneName } from '../../time/zoned.ts'
import { Agenda } from './agenda.tsx'
import { DayColumns } from './day-columns.tsx'
import type { Asking } from './entry-popover.tsx'
import { type CalendarView, spanText } from './span.ts'
import { type Span, useCalendarKeys, usePlans, useSpan } from './use-calendar.ts'
import { useEntryActions } from './use-entry-actions.ts'
import { useReschedule } from './use-reschedule.ts'

const viewNames: Readonly<Record<CalendarView, string>> = { day: 'Day', week: 'Week', list: 'List' }

const Controls = ({ span }: { readonly span: Span }) => {
  const step = span.view === 'day' ? 'day' : 'week'
  const views: readonly CalendarView[] = span.isPhone ? ['day', 'list'] : ['day', 'week', 'list']
  return (
    <Group gap="xs">
      <Button variant="default" onClick={span.toToday} title="t">
        Today
      </Button>
      <ActionIcon.Group>
        <ActionIcon variant="default" size={36} aria-label={`Previous ${step}`} onClick={() => span.step(-1)}>
          <ChevronLeft size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" size={36} aria-label={`Next ${step}`} onClick={() => span.step(1)}>
          <ChevronRight size={18} aria-hidden="true" />
        </ActionIcon>
      </ActionIcon.Group>
      <SegmentedControl
        aria-label="View"
        data={views.map((view) => ({ value: view, label: viewNames[view] }))}
        value={span.view}
        onChange={(view) => span.toView(view as CalendarView)}
      />
      <UserFilter label="Whose plans" value={span.user} onChange={span.toUser} />
    </Group>
  )
}

const AskingDialog = ({ asking, onClose }: { readonly asking: Asking; readonly onClose: () => void }) => {
  const { plan, about } = asking
  const given = { prospectId: plan.prospect_id, onClose }
  if (about === 'agents')
    return (
      <EventDialog
        {...given}
        kind="status"
        title="Hand the showing over"
        preset={{ eventType: 'Reassign Showing', among: ['Reassign Showing'] }}
      />
    )
  if (plan.kind === 'follow_up') return <EventDialog {...given} kind="follow-up" />
  return <EventDialog {...given} kind="showing" preset={{ at: plan.at }} />
}

/** What is planned, on the account's clocks. */
export const CalendarPage = () => {
  const { time_zone: timeZone } = useAccount()
  const mayWrite = useMay('addEvents')
  const span = useSpan()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { changes, actions } = useEntryActions()
  const { query, columns, hasMore } = usePlans(span, changes)
  const { held, start } = useReschedule(mayWrite, (plan, at) => void actions.move(plan, at))
  useCalendarKeys(span, openAt !== null || asking !== null)
  const door = { openAt, onOpen: setOpenAt, onAsk: setAsking, actions }
  const text = spanText(span.days)
  const isLoading = query.isPending && query.error === null
  const plans = (areAwaited: boolean) =>
    span.view === 'list' ? (
      <Agenda columns={columns} today={span.today} door={door} isLoading={areAwaited} />
    ) : (
      <DayColumns columns={columns} drawing={{ door, held, onDragStart: start, isLoading: areAwaited }} />
    )
  return (
    <>
      <PageTitle title="Calendar" actions={<Controls span={span} />}>
        {text} · {zoneName(startOfDay(span.day, timeZone), timeZone)}
      </PageTitle>
      <VisuallyHidden role="status">{isLoading ? `Loading ${text}` : text}</VisuallyHidden>
      {hasMore && (
        <Alert color="brass" mb="sm" title="Not everything is shown">
          There are more than 1,000 plans in these days: choose one agent or a single day.
        </Alert>
      )}
      <Reading query={query} title="The calendar can't be shown" skeleton={plans(true)}>
        {() => plans(false)}
      </Reading>
      {asking !== null && <AskingDialog asking={asking} onClose={() => setAsking(null)} />}
    </>
  )
}
