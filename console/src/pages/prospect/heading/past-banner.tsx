import { Button, Slider, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { useAccount } from '../../../api/accounts.ts'
import type { Prospect } from '../../../api/prospects/list.ts'
import { historyQuery } from '../../../api/prospects/one.ts'
import { momentText } from '../../../parts/moment.tsx'
import { clockTime, momentAt } from '../../../time/zoned.ts'
import classes from './heading.module.css'

/** The moments at which something happened, the oldest first. */
const useMoments = (id: number): readonly string[] => {
  const items = useInfiniteQuery(historyQuery(id)).data?.pages.flatMap((page) => page.data) ?? []
  return [...new Set(items.map(({ at }) => at))].sort()
}

const placeOf = (moments: readonly string[], at: string): number =>
  Math.max(
    0,
    moments.findLastIndex((moment) => Date.parse(moment) <= Date.parse(at)),
  )

/** Which moment of the past the page shows, a slider over all that happened, and the way back to now. */
export const PastBanner = ({ prospect, at }: { readonly prospect: Prospect; readonly at: string }) => {
  const { time_zone: timeZone } = useAccount()
  const navigate = useNavigate()
  const moments = useMoments(prospect.id)
  const go = (to: string | undefined): void =>
    void navigate({ to: '.', search: (all) => ({ ...all, at: to }), replace: true, resetScroll: false })
  const shown = clockTime(at, timeZone)
  return (
    <section className={classes['past']} aria-label="A moment of the past">
      <History size={18} aria-hidden="true" />
      <Text size="sm" fw={550}>
        As it was on {momentText(at, timeZone)}
      </Text>
      {moments.length > 1 && (
        <Slider
          className={classes['slider'] ?? ''}
          thumbLabel="Moment"
          min={0}
          max={moments.length - 1}
          value={placeOf(moments, at)}
          onChange={(place) => go(moments[place])}
          label={(place) => momentText(moments[place] ?? at, timeZone)}
          thumbProps={{ 'aria-valuetext': momentText(at, timeZone) }}
        />
      )}
      <input
        type="datetime-local"
        aria-label="Moment to look at"
        className={classes['moment']}
        value={`${shown.day}T${shown.time}`}
        onChange={(event) => {
          const [day = '', time = ''] = event.currentTarget.value.split('T')
          const chosen = momentAt({ day, time }, timeZone)
          if (chosen !== null && Date.parse(chosen) <= Date.now()) go(chosen)
        }}
      />
      <Button size="compact-sm" variant="default" onClick={() => go(undefined)}>
        Back to now
      </Button>
    </section>
  )
}
