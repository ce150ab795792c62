import { CalendarDays } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { type Day, dayText } from '../../time/days.ts'
import classes from './calendar.module.css'
import { type CalendarColumn, howToPlan } from './entries.ts'
import { EntryButton } from './entry-button.tsx'
import type { EntryDoor } from './entry-popover.tsx'

type Props = {
  readonly columns: readonly CalendarColumn[]
  readonly today: Day
  readonly door: EntryDoor
  readonly isLoading: boolean
}

/** Days below each other, each with its plans by time. Days without any are left out, except today. */
export const Agenda = ({ columns, today, door, isLoading }: Props) => {
  if (isLoading) return <SkeletonRows rows={10} height={44} />
  const isEmpty = columns.every(({ plans }) => plans.length === 0)
  if (isEmpty)
    return (
      <EmptyState icon={CalendarDays} title="Nothing is planned in these days">
        {howToPlan}
      </EmptyState>
    )
  return (
    <div className={classes['agenda']}>
      {columns
        .filter(({ day, plans }) => plans.length > 0 || day === today)
        .map(({ key, day, plans }) => (
          <section key={key} className={classes['agendaDay']} data-today={day === today || undefined}>
            <h2 className={classes['agendaTitle']}>
              {dayText(day, { weekday: 'long', day: 'numeric', month: 'long' })}
              {day === today && <span className={classes['todayText']}>Today</span>}
            </h2>
            {plans.length === 0 && <p className={classes['nothing']}>Nothing is planned</p>}
            {plans.map((plan) => (
              <EntryButton key={plan.key} plan={plan} at={`${key} ${plan.key}`} door={door} look="row" />
            ))}
          </section>
        ))}
    </div>
  )
}
