import type { EventType } from '../../../../server/src/catalogue/event-types.ts'
import type { CalendarEntry } from '../../api/desk.ts'
import { type Day, minutesOf } from '../../time/days.ts'
import { clockTime } from '../../time/zoned.ts'

/** Plans have a beginning only: this long is what a showing mostly takes. */
export const showingMinutes = 30

/** What to do where nothing is planned. */
export const howToPlan = "Schedule a showing or a follow-up on a prospect's page, and it stands here."

/** A plan at its place on the account's clocks. */
export type Planned = CalendarEntry & {
  /** The same while it is moved. */
  readonly key: string
  readonly day: Day
  readonly start: number
  readonly end: number
}

export const keyOf = ({ kind, prospect_id: prospect, showing_id: showing }: CalendarEntry): string =>
  `${kind} ${showing ?? prospect}`

export const plannedOf = (entry: CalendarEntry, timeZone: string): Planned => {
  const { day, time } = clockTime(entry.at, timeZone)
  const start = minutesOf(time)
  return { ...entry, key: keyOf(entry), day, start, end: start + showingMinutes }
}

/** Whether it may still take place, or is still to be done. */
export const isOpen = ({ kind, status }: Pick<CalendarEntry, 'kind' | 'status'>): boolean =>
  kind === 'follow_up' || ['Scheduled', 'Confirmed', 'Arrived', 'Started'].includes(status ?? '')

type Status = NonNullable<CalendarEntry['status']>

/** What may be said of a showing, and what it is then. */
export type Outcome = { readonly type: EventType; readonly status: Status; readonly action: string }

const outcome = (type: EventType, status: Status, action: string): Outcome => ({ type, status, action })

const outcomes = [
  outcome('Showing Confirmed', 'Confirmed', 'Confirm'),
  outcome('Arrived for Showing', 'Arrived', 'Arrived'),
  outcome('Showing Started', 'Started', 'Started'),
  outcome('Showing Complete', 'Completed', 'Complete'),
  outcome('Missed Showing', 'Missed', 'Missed'),
  outcome('Showing Failed', 'Failed', 'Failed'),
  outcome('Showing Canceled', 'Canceled', 'Cancel showing'),
]
const steps: readonly (Status | null)[] = ['Scheduled', 'Confirmed', 'Arrived', 'Started', 'Completed']

/** What may come next: later steps, and the ends; nothing once it is over. */
export const outcomesOf = (entry: Pick<CalendarEntry, 'kind' | 'status'>): readonly Outcome[] => {
  if (entry.kind === 'follow_up' || !isOpen(entry)) return []
  const now = steps.indexOf(entry.status)
  return outcomes.filter(({ status }) => {
    const step = steps.indexOf(status)
    return step < 0 || step > now
  })
}

export type CalendarColumn = {
  readonly key: string
  readonly day: Day
  /** Whose column it is; null: nobody's; undefined: it is everybody's. */
  readonly userId?: string | null
  readonly plans: readonly Planned[]
}

export const columnsByDay = (days: readonly Day[], plans: readonly Planned[]): readonly CalendarColumn[] =>
  days.map((day) => ({ key: day, day, plans: plans.filter((plan) => plan.day === day) }))

/** A column for each who has something on that day, in the order of these users; what several have stands with each of them. */
export const columnsByUser = (
  day: Day,
  plans: readonly Planned[],
  userIds: readonly string[],
): readonly CalendarColumn[] => {
  const today = plans.filter((plan) => plan.day === day)
  const place = (id: string): number => (userIds.includes(id) ? userIds.indexOf(id) : userIds.length)
  const busy = [...new Set(today.flatMap((plan) => plan.user_ids))].toSorted((one, other) => place(one) - place(other))
  const columns: CalendarColumn[] = busy.map((userId) => ({
    key: userId,
    day,
    userId,
    plans: today.filter((plan) => plan.user_ids.includes(userId)),
  }))
  const rest = today.filter((plan) => plan.user_ids.length === 0)
  return rest.length === 0 ? columns : [...columns, { key: 'nobody', day, userId: null, plans: rest }]
}
