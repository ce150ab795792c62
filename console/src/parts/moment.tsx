import { useAccount } from '../api/accounts.ts'

type Form = 'day' | 'time' | 'day and time' | 'full'

const forms: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: 'numeric', minute: '2-digit' },
  'day and time': { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'long' },
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one takes as long as formatting a hundred moments. */
const formatter = (timeZone: string, form: Form): Intl.DateTimeFormat => {
  const key = `${timeZone} ${form}`
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(undefined, { ...forms[form], timeZone })
  formatters.set(key, made)
  return made
}

/** A moment in words, in this time zone. */
export const momentText = (at: string | Date, timeZone: string, form: Form = 'day and time'): string =>
  formatter(timeZone, form).format(new Date(at))

/** A moment in the time zone of the account, with the whole of it in the title. */
export const Moment = ({ at, form = 'day and time' }: { readonly at: string; readonly form?: Form }) => {
  const { time_zone: timeZone } = useAccount()
  return (
    <time dateTime={at} title={momentText(at, timeZone, 'full')}>
      {momentText(at, timeZone, form)}
    </time>
  )
}
