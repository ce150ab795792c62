import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { calendarQuery } from '../../api/desk.ts'
import { useAssignableUsers } from '../../api/users.ts'
import { paths } from '../../app/paths.ts'
import { useShortcuts } from '../../app/shortcuts.tsx'
import { useNow } from '../../parts/relative-time.tsx'
import { type Day, dayNow } from '../../time/days.ts'
import { columnsByDay, columnsByUser, plannedOf } from './entries.ts'
import { type CalendarView, dayAsked, daysOf, stepFrom, viewOf, windowOf } from './span.ts'
import { type Changes, withChanges } from './use-entry-actions.ts'

type Search = { readonly view?: string; readonly day?: string; readonly user?: string }

/** Goes to the next or the previous plan on screen, from the one that has the focus. */
const focusBeside = (step: number): void => {
  const all = [...document.querySelectorAll<HTMLElement>('[data-entry]')]
  const at = all.findIndex((one) => one.contains(document.activeElement))
  const to = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step
  all[to]?.focus()
}

/** What the address says is shown, and how to get elsewhere. */
export const useSpan = () => {
  const { time_zone: timeZone } = useAccount()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Search
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false
  const today = dayNow(useNow(), timeZone)
  const view = viewOf(asked.view, isPhone)
  const day = dayAsked(asked.day, today)
  const go = (change: Search | { readonly user: undefined } | { readonly day: undefined }): void => {
    const search = Object.fromEntries(
      Object.entries({ ...asked, ...change }).filter(([, value]) => value !== undefined),
    )
    void navigate({ to: paths.calendar, search })
  }
  return {
    isPhone,
    today,
    view,
    day,
    days: daysOf(view, day),
    user: asked.user,
    toView: (next: CalendarView) => go({ view: next }),
    toToday: () => go({ day: undefined }),
    toDay: (next: Day) => go({ day: next }),
    step: (by: number) => go({ day: stepFrom(view, day, by) }),
    toUser: (id: string | undefined) => go({ user: id }),
  }
}

export type Span = ReturnType<typeof useSpan>

/** The keys of the calendar; silent while something lies over it. */
export const useCalendarKeys = (span: Span, isCovered: boolean): void => {
  const unless = (run: () => void) => (): void => {
    if (!isCovered) run()
  }
  useShortcuts('Calendar', [
    { keys: 't', text: 'Today', run: unless(span.toToday) },
    { keys: 'ArrowLeft', text: 'Earlier', run: unless(() => span.step(-1)) },
    { keys: 'ArrowRight', text: 'Later', run: unless(() => span.step(1)) },
    { keys: 'd', text: 'Day', run: unless(() => span.toView('day')) },
    { keys: 'w', text: 'Week', run: unless(() => span.toView('week')) },
    { keys: 'l', text: 'List', run: unless(() => span.toView('list')) },
    { keys: 'j', text: 'Next plan', run: unless(() => focusBeside(1)) },
    { keys: 'k', text: 'Previous plan', run: unless(() => focusBeside(-1)) },
  ])
}

/** The plans of these days, in their columns, as they will be when what is under way is written. */
export const usePlans = (span: Span, changes: Changes) => {
  const { id, time_zone: timeZone } = useAccount()
  const users = useAssignableUsers()
  const { view, day, user, isPhone } = span
  const window = windowOf(span.days, timeZone)
  const query = useQuery(calendarQuery(id, { ...window, ...(user === undefined ? {} : { user_id: user }) }))
  const entries = query.data?.data
  const columns = useMemo(() => {
    const days = daysOf(view, day)
    const plans = withChanges(entries ?? [], changes)
      .map((entry) => plannedOf(entry, timeZone))
      .toSorted((one, other) => one.start - other.start)
    if (view !== 'day' || isPhone) return columnsByDay(days, plans)
    const ids = users.map((one) => one.id)
    const byUser = columnsByUser(day, plans, ids).filter(({ userId }) => user === undefined || userId === user)
    return byUser.length === 0 ? columnsByDay(days, plans) : byUser
  }, [entries, changes, timeZone, view, isPhone, day, users, user])
  return { query, columns, hasMore: query.data?.has_more === true }
}
