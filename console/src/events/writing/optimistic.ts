import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import { eventTypeRow, type Stage } from '../../../../server/src/catalogue/event-types.ts'
import type { EventContext } from '../../../../server/src/catalogue/leasing-events.ts'
import type { ProspectState } from '../../../../server/src/catalogue/prospect-state.ts'
import { evolve, holds } from '../../../../server/src/domain/prospects.ts'
import type { LeasingEvent } from '../../api/events.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { type HistoryItem, historyQuery, prospectQuery } from '../../api/prospects/one.ts'
import type { EventDraft } from '../drafts.ts'

/** Who writes, and when. */
export type Writing = { readonly at: string; readonly by: string; readonly role: string }

/** Only the server knows where a blocklisted prospect stood before: until it answers, the status stays. */
const blockOf = ({ block, status, stage }: Prospect): ProspectState['block'] =>
  block === null ? null : ({ ...block, status, stage } as ProspectState['block'])

const stateOf = (prospect: Prospect): ProspectState => ({
  version: 0,
  status: prospect.status as ProspectState['status'],
  stage: prospect.stage as Stage,
  stageTimes: prospect.stage_times as ProspectState['stageTimes'],
  assignedToUserIds: prospect.assigned_to_user_ids,
  block: blockOf(prospect),
  nextFollowUp: prospect.next_follow_up,
  plannedDateTime: prospect.planned_date_time,
  showingUserIds: prospect.showing_user_ids,
})

const contextOf = (draft: EventDraft, prospect: Prospect, { role }: Writing): EventContext => {
  const given = draft.context ?? {}
  const base = { createdByUserRole: role, ...given }
  return given.assignedToUserIds === undefined
    ? base
    : {
        ...base,
        assignedToUserIds: given.assignedToUserIds,
        previousAssignedToUserIds: prospect.assigned_to_user_ids,
      }
}

/** The prospect after this event, by the server's own rules. One that happened earlier is left to the server: it may change nothing. */
const prospectAfter = <P extends Prospect>(prospect: P, draft: EventDraft, writing: Writing): P => {
  if (draft.occurred_at !== undefined) return prospect
  const state = evolve(stateOf(prospect), {
    eventType: draft.event_type,
    context: contextOf(draft, prospect, writing),
    plannedDateTime: draft.planned_date_time ?? null,
    nextFollowUp: draft.next_follow_up ?? null,
    createdAt: writing.at,
    createdBy: writing.by,
  })
  return {
    ...prospect,
    status: state.status,
    stage: state.stage as Prospect['stage'],
    stage_times: state.stageTimes as Prospect['stage_times'],
    assigned_to_user_ids: [...state.assignedToUserIds],
    block: state.block as Prospect['block'],
    blocklisted: holds(state.block, writing.at),
    next_follow_up: state.nextFollowUp,
    planned_date_time: state.plannedDateTime,
    showing_user_ids: state.showingUserIds === null ? null : [...state.showingUserIds],
    last_event_at: writing.at,
  }
}

let count = 0

/** Below zero until the server has given it a number. */
export const isPending = ({ id }: Pick<LeasingEvent, 'id'>): boolean => id < 0

const itemOf = (prospect: Prospect, draft: EventDraft, writing: Writing): HistoryItem => {
  count += 1
  const at = draft.occurred_at ?? writing.at
  const event = {
    id: -count,
    account_id: prospect.account_id,
    prospect_id: prospect.id,
    event_type: draft.event_type,
    group: eventTypeRow(draft.event_type)?.group ?? null,
    created_at: at,
    recorded_at: writing.at,
    source: draft.source ?? null,
    notes: draft.notes ?? null,
    planned_date_time: draft.planned_date_time ?? null,
    next_follow_up: draft.next_follow_up ?? null,
    unit_id: prospect.unit_id,
    deleted: false,
    deleted_at: null,
    deleted_by: null,
    deletion_reason: null,
    created_by: writing.by,
    context: contextOf(draft, prospect, writing),
    batch_id: null,
    external_id: null,
    undoes_batch_id: null,
  }
  return { kind: 'event', at, by: writing.by, event: event as unknown as LeasingEvent }
}

type History = InfiniteData<{ readonly data: readonly HistoryItem[] }>

const withItems = (history: History, items: readonly HistoryItem[]): History => {
  const [first, ...rest] = history.pages
  if (first === undefined) return history
  const data = [...items, ...first.data].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { ...history, pages: [{ ...first, data }, ...rest] }
}

/** The event's number. */
const idOf = (item: HistoryItem): number | null => (item.kind === 'event' ? item.event.id : null)

const withoutItems = (history: History, ids: ReadonlySet<number | null>): History => ({
  ...history,
  pages: history.pages.map((page) => ({ ...page, data: page.data.filter((item) => !ids.has(idOf(item))) })),
})

/** Replaces what is shown; what comes back puts it back, unless the server's answer has come in its place meanwhile. */
export const showInstead = <Shown>(queries: QueryClient, queryKey: QueryKey, change: (before: Shown) => Shown) => {
  const before = queries.getQueryData<Shown>(queryKey)
  if (before === undefined) return () => undefined
  const mine = queries.setQueryData<Shown>(queryKey, change(before))
  return (): void => {
    if (queries.getQueryData(queryKey) === mine) queries.setQueryData(queryKey, before)
  }
}

/** Shows what will be written as if it were; what comes back takes that away again, and nothing that others did. */
export const showAtOnce = async (
  queries: QueryClient,
  prospect: Prospect,
  drafts: readonly EventDraft[],
  writing: Writing,
): Promise<() => void> => {
  const historyKey = historyQuery(prospect.id).queryKey
  await queries.cancelQueries({ queryKey: ['prospect', prospect.id] })
  const putBack = showInstead<Prospect>(queries, prospectQuery(prospect.id).queryKey, (before) =>
    drafts.reduce((state, draft) => prospectAfter(state, draft, writing), before),
  )
  const items = drafts.map((draft) => itemOf(prospect, draft, writing)).reverse()
  const ids = new Set(items.map(idOf))
  queries.setQueryData<History>(historyKey, (history) => history && withItems(history, items))
  return () => {
    putBack()
    queries.setQueryData<History>(historyKey, (history) => history && withoutItems(history, ids))
  }
}
