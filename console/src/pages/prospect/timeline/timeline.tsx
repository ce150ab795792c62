import { Group, Title } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarClock, ListFilter } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { type HistoryItem, historyQuery } from '../../../api/prospects/one.ts'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { MoreButton } from '../../../parts/waiting/more-button.tsx'
import { Reading } from '../../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import { clockTime } from '../../../time/zoned.ts'
import { DayName } from './day-name.tsx'
import { GroupFilter, useChosenGroups } from './group-filter.tsx'
import classes from './timeline.module.css'
import { TimelineItem } from './timeline-item.tsx'
import { groupOf, keyOf, undoneBatches } from './words.ts'

/** Reads on when the end comes into sight. */
const useMoreInSight = (hasMore: boolean, isReading: boolean, readMore: () => void) => {
  const { ref, entry } = useIntersection({ rootMargin: '400px' })
  const isInSight = entry?.isIntersecting === true
  useEffect(() => {
    if (isInSight && hasMore && !isReading) readMore()
  }, [hasMore, isInSight, isReading, readMore])
  return ref
}

type Days = readonly (readonly [string, readonly HistoryItem[]])[]

const byDay = (items: readonly HistoryItem[], timeZone: string): Days => [
  ...Map.groupBy(items, ({ at }) => clockTime(at, timeZone).day),
]

/** What came since the page was opened lights up, whoever did it. */
const useFresh = (items: readonly HistoryItem[]): ((item: HistoryItem) => boolean) => {
  const [openedAt] = useState(() => Date.now())
  const isFresh = (item: HistoryItem): boolean =>
    Date.parse(item.kind === 'event' ? item.event.recorded_at : item.at) > openedAt
  return items.length === 0 ? () => false : isFresh
}

const useTimeline = (id: number) => {
  const history = useInfiniteQuery(historyQuery(id))
  const chosen = useChosenGroups()
  // Drawn bit by bit, also the first time: a hundred lines at once would keep who is typing waiting, and the page around them.
  const data = useDeferredValue(history.data, undefined)
  const items = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data])
  const undone = useMemo(() => undoneBatches(items), [items])
  const shown = chosen.size === 0 ? items : items.filter((item) => chosen.has(groupOf(item)))
  return { history, data, items, undone, shown }
}

type Props = {
  readonly prospectId: number
  /** The moment of the past that is looked at: what came later is dimmed. */
  readonly at: string | undefined
}

/** All that happened to the prospect, the newest first, by days of the account. */
export const Timeline = ({ prospectId, at }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const { history, data, items, undone, shown } = useTimeline(prospectId)
  const isFresh = useFresh(items)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = history
  const end = useMoreInSight(hasNextPage && !isFetchNextPageError, isFetchingNextPage, fetchNextPage)
  const isLater = (item: HistoryItem): boolean => at !== undefined && Date.parse(item.at) > Date.parse(at)
  return (
    <section aria-labelledby="timeline">
      <Group justify="space-between" gap="xs" mb={8}>
        <Title order={2} size="h3" id="timeline">
          Timeline
        </Title>
        <GroupFilter items={items} hasMore={hasNextPage} />
      </Group>
      <Reading
        query={{ ...history, data }}
        title="The timeline can't be read"
        skeleton={<SkeletonRows rows={8} height={56} />}
      >
        {() =>
          items.length === 0 && (
            <EmptyState icon={CalendarClock} title="Nothing has happened yet">
              Calls, messages and showings of this prospect come here. Begin with a note above.
            </EmptyState>
          )
        }
      </Reading>
      {items.length > 0 && shown.length === 0 && !hasNextPage && (
        <EmptyState icon={ListFilter} title="Nothing of this kind has happened">
          Choose other groups above, or none to see everything.
        </EmptyState>
      )}
      {byDay(shown, timeZone).map(([day, ofDay]) => (
        <div key={day} className={classes['day']}>
          <DayName day={day} />
          <ol className={classes['items']}>
            {ofDay.map((item) => (
              <TimelineItem
                key={keyOf(item)}
                item={item}
                prospectId={prospectId}
                undone={undone}
                isLater={isLater(item)}
                isFresh={isFresh(item)}
              />
            ))}
          </ol>
        </div>
      ))}
      {hasNextPage && (
        <div ref={end}>
          <MoreButton pages={history} label="Show earlier ones" />
        </div>
      )}
    </section>
  )
}
