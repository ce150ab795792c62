import { useSyncExternalStore } from 'react'
import { useAccount } from '../api/accounts.ts'
import { onTick, tickMs } from '../time/ticking.ts'
import { momentText } from './moment.tsx'

const words = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' })

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `5 min. ago`, `tomorrow`; under a minute `now`. */
export const relativeText = (at: string | Date, now: number): string => {
  const seconds = (new Date(at).getTime() - now) / 1_000
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 60]
  return words.format(Math.trunc(seconds / length) || 0, unit)
}

const lastTick = (): number => Math.floor(Date.now() / tickMs) * tickMs

/** The time by this clock, in milliseconds: what is drawn with it goes on by itself. */
export const useNow = (): number => useSyncExternalStore(onTick, lastTick)

/** How long ago or ahead a moment is; the whole of it, in the account's time zone, in the title. Goes on by itself. */
export const RelativeTime = ({ at }: { readonly at: string }) => {
  const now = useNow()
  const { time_zone: timeZone } = useAccount()
  return (
    <time dateTime={at} title={momentText(at, timeZone, 'full')}>
      {relativeText(at, Math.max(now, Math.min(Date.now(), now + tickMs)))}
    </time>
  )
}
