import { Text } from '@mantine/core'
import { useAccount } from '../../../api/accounts.ts'
import { clockTime, dayAfter } from '../../../time/zoned.ts'
import classes from './timeline.module.css'

const withYear = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const ofThisYear = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** A day of the account's calendar: `Today`, `Yesterday`, else its date. */
export const DayName = ({ day }: { readonly day: string }) => {
  const { time_zone: timeZone } = useAccount()
  const today = clockTime(Date.now(), timeZone).day
  const format = day.slice(0, 4) === today.slice(0, 4) ? ofThisYear : withYear
  const text = format.format(new Date(`${day}T00:00:00Z`))
  const near = day === today ? 'Today' : day === dayAfter(today, -1) ? 'Yesterday' : null
  return (
    <Text component="h3" className={classes['dayName'] ?? ''}>
      {near === null ? text : `${near}, ${text}`}
    </Text>
  )
}
