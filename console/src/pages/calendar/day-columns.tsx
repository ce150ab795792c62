import { Skeleton, Text } from '@mantine/core'
import { Fragment, type PointerEvent, useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { useUsersById } from '../../api/users.ts'
import { useNow } from '../../parts/relative-time.tsx'
import { UserName } from '../../parts/user-avatar.tsx'
import { dayNow, dayText, minutesOf } from '../../time/days.ts'
import { clockTime } from '../../time/zoned.ts'
import classes from './calendar.module.css'
import { type CalendarColumn, howToPlan, type Planned, showingMinutes } from './entries.ts'
import { EntryButton } from './entry-button.tsx'
import type { EntryDoor } from './entry-popover.tsx'
import { hoursFor, layOut } from './layout.ts'
import type { Held } from './use-reschedule.ts'

type Hours = ReturnType<typeof hoursFor>

const hourPx = 56
const mostChips = 3

const hourText = (hour: number): string =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', timeZone: 'UTC' }).format(new Date(0).setUTCHours(hour))

const percent = (minutes: number, { first, last }: Hours): number =>
  ((minutes - first * 60) / ((last - first) * 60)) * 100

const NowLine = ({ column, hours }: { readonly column: CalendarColumn; readonly hours: Hours }) => {
  const { time_zone: timeZone } = useAccount()
  const now = useNow()
  const { day, time } = clockTime(now, timeZone)
  const top = percent(minutesOf(time), hours)
  if (day !== column.day || top < 0 || top > 100) return null
  return <div className={classes['now']} style={{ top: `${top}%` }} role="img" aria-label={`Now: ${time}`} />
}

const timeOf = (minutes: number): string =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(minutes * 60_000)

const HeldBlock = ({ held, hours }: { readonly held: Held; readonly hours: Hours }) => (
  <div
    className={classes['held']}
    style={{
      top: `${percent(held.start, hours)}%`,
      height: `${(showingMinutes / ((hours.last - hours.first) * 60)) * 100}%`,
    }}
  >
    {timeOf(held.start)} {held.plan.prospect_name}
  </div>
)

export type Drawing = {
  readonly door: EntryDoor
  readonly held: Held | null
  readonly onDragStart: (event: PointerEvent<HTMLElement>, plan: Planned) => void
  readonly isLoading: boolean
}

type ColumnProps = { readonly column: CalendarColumn; readonly hours: Hours; readonly drawing: Drawing }

const HourArea = ({ column, hours, drawing: { door, held, onDragStart, isLoading } }: ColumnProps) => {
  const showings = column.plans.filter(({ kind }) => kind === 'showing')
  const isHeldHere = held?.column === column.key && held.plan.kind === 'showing'
  return (
    <div
      className={classes['hours']}
      data-first-hour={hours.first}
      data-last-hour={hours.last}
      style={{ height: (hours.last - hours.first) * hourPx }}
    >
      {isLoading && <Skeleton height={28} mt={hourPx * 2} mx={4} w="auto" />}
      {layOut(showings).map(({ item, lane, lanes }) => (
        <EntryButton
          key={item.key}
          plan={item}
          at={`${column.key} ${item.key}`}
          door={door}
          look="block"
          onDragStart={onDragStart}
          style={{
            top: `${percent(item.start, hours)}%`,
            height: `${(showingMinutes / ((hours.last - hours.first) * 60)) * 100}%`,
            left: `${(lane / lanes) * 100}%`,
            width: `${100 / lanes}%`,
            opacity: held?.plan.key === item.key ? 0.4 : 1,
          }}
        />
      ))}
      {isHeldHere && <HeldBlock held={held} hours={hours} />}
      <NowLine column={column} hours={hours} />
    </div>
  )
}

const FollowUps = ({ column, drawing: { door, held, onDragStart, isLoading } }: Omit<ColumnProps, 'hours'>) => {
  const [isWhole, setIsWhole] = useState(false)
  const followUps = column.plans.filter(({ kind }) => kind === 'follow_up')
  const shown = isWhole ? followUps : followUps.slice(0, mostChips)
  const hidden = followUps.length - shown.length
  const isOver = held?.column === column.key && held.plan.kind === 'follow_up'
  return (
    <div className={classes['lane']} data-over={isOver || undefined}>
      {isLoading && <Skeleton height={18} my={3} />}
      {shown.map((plan) => (
        <EntryButton
          key={plan.key}
          plan={plan}
          at={`${column.key} ${plan.key}`}
          door={door}
          look="chip"
          onDragStart={onDragStart}
        />
      ))}
      {(hidden > 0 || isWhole) && (
        <button type="button" className={classes['more']} onClick={() => setIsWhole(!isWhole)}>
          {hidden > 0 ? `${hidden} more` : 'Fewer'}
        </button>
      )}
    </div>
  )
}

const Title = ({ column }: { readonly column: CalendarColumn }) => {
  if (column.userId === null) return <Text size="sm">Nobody</Text>
  if (column.userId !== undefined) return <UserName id={column.userId} />
  return (
    <>
      <span className={classes['weekday']}>{dayText(column.day, { weekday: 'short' })}</span>{' '}
      <span className={classes['date']}>{dayText(column.day, { day: 'numeric' })}</span>
    </>
  )
}

type Props = {
  readonly columns: readonly CalendarColumn[]
  readonly drawing: Drawing
}

/** Hours from the top, a column for each day or each agent; follow-ups stand above them, as they have no length. */
export const DayColumns = ({ columns, drawing }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const today = dayNow(useNow(), timeZone)
  const users = useUsersById()
  const nameOf = ({ day, userId }: CalendarColumn): string => {
    if (userId === undefined) return dayText(day, { dateStyle: 'full' })
    return userId === null ? 'Nobody' : (users.get(userId)?.name ?? userId.slice(0, 8))
  }
  const hours = hoursFor(columns.flatMap(({ plans }) => plans.filter(({ kind }) => kind === 'showing')))
  const marks = Array.from({ length: hours.last - hours.first }, (_, index) => hours.first + index)
  const isEmpty = !drawing.isLoading && columns.every(({ plans }) => plans.length === 0)
  return (
    <>
      {isEmpty && (
        <Text size="sm" c="dimmed" mb="xs">
          Nothing is planned in these days. {howToPlan}
        </Text>
      )}
      {/* Reached by keyboard: it scrolls sideways when there are many agents. */}
      <section className={classes['frame']} aria-label="Plans by the hour" tabIndex={0}>
        <div
          className={classes['grid']}
          style={{ gridTemplateColumns: `56px repeat(${columns.length}, minmax(118px, 1fr))` }}
        >
          <div className={classes['gutter']} aria-hidden="true">
            <span />
            <span className={classes['gutterText']}>Follow up</span>
            <div className={classes['marks']} style={{ height: marks.length * hourPx }}>
              {marks.map((hour) => (
                <Fragment key={hour}>
                  <span className={classes['mark']} style={{ top: `${percent(hour * 60, hours)}%` }}>
                    {hourText(hour)}
                  </span>
                </Fragment>
              ))}
            </div>
          </div>
          {columns.map((column) => (
            <section
              key={column.key}
              className={classes['column']}
              data-column={column.key}
              data-day={column.day}
              data-today={column.day === today || undefined}
              aria-label={`${nameOf(column)}, ${column.plans.length} planned`}
            >
              <h2 className={classes['columnTitle']} aria-current={column.day === today ? 'date' : undefined}>
                <Title column={column} />
              </h2>
              <FollowUps column={column} drawing={drawing} />
              <HourArea column={column} hours={hours} drawing={drawing} />
            </section>
          ))}
        </div>
      </section>
    </>
  )
}
