import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { Stage } from '../../../../server/src/catalogue/event-types.ts'
import { prospectsQuery } from '../../api/prospects/list.ts'
import { countText } from '../../app/looks/count-text.ts'
import { StageBadge } from '../../parts/stage-badge.tsx'
import { MoreFailed } from '../../parts/waiting/more-failed.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import type { Spot } from './arrows.ts'
import classes from './board.module.css'
import { Card } from './card.tsx'
import type { CardActions } from './card-menu.tsx'
import { type BoardCard, countChange, type Move, placed } from './placing.ts'
import { stageCount } from './stages.ts'

export type BoardView = {
  readonly accountId: string
  readonly assignee: string | undefined
  readonly moves: readonly Move[]
  /** Where the keyboard was last. */
  readonly spot: Spot | null
  /** Where it shall go now. */
  readonly wanted: Spot | null
  readonly draggedId: number | null
  readonly over: Stage | null
  readonly menuOf: number | null
  readonly mayWrite: boolean
}

type Props = {
  readonly stage: Stage
  /** How many the account has there; undefined while it is not known, and with a filter. */
  readonly count: number | undefined
  readonly view: BoardView
  readonly actions: CardActions
}

const cardPx = 108
const gapPx = 8
/** From this far above the end the next page is asked for. */
const aheadRows = 8
/** Three screens of a column. */
const pageRows = 24

/** The prospects of one stage, of everybody or of one assignee; `none`: whom nobody has. */
export const columnQuery = (accountId: string, stage: Stage, assignee: string | undefined) =>
  prospectsQuery(accountId, { stage: [stage], ...(assignee === undefined ? {} : { assignee }) }, pageRows)

const shownCount = (count: number | undefined, loaded: number | undefined, hasMore: boolean): string => {
  if (count !== undefined) return stageCount(count)
  return loaded === undefined ? '' : countText(loaded, hasMore)
}

const useCards = ({ stage, view }: Pick<Props, 'stage' | 'view'>) => {
  const query = useInfiniteQuery(columnQuery(view.accountId, stage, view.assignee))
  const { data, hasNextPage } = query
  const cards = useMemo(
    () =>
      placed(
        (data?.pages ?? []).flatMap((page) => page.data),
        stage,
        view.moves,
      ),
    [data, stage, view.moves],
  )
  return { query, cards, hasNextPage }
}

const useRows = (cards: readonly BoardCard[], wantedId: number | null, onNearEnd: () => void) => {
  const scroller = useRef<HTMLUListElement>(null)
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardPx,
    gap: gapPx,
    overscan: 4,
    getItemKey: (index) => cards[index]?.id ?? index,
  })
  const last = rows.getVirtualItems().at(-1)?.index ?? -1
  const isNearEnd = last >= cards.length - aheadRows
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])
  const wantedIndex = wantedId === null ? -1 : cards.findIndex(({ id }) => id === wantedId)
  useEffect(() => {
    if (wantedIndex >= 0) rows.scrollToIndex(wantedIndex)
  }, [wantedIndex, rows])
  return { scroller, rows }
}

/** A stage with its prospects, the newest first; pages come as one scrolls, and only what is in sight is drawn. */
export const Column = ({ stage, count, view, actions }: Props) => {
  const { query, cards, hasNextPage } = useCards({ stage, view })
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query
  const mayGoOn = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  const onNearEnd = useMemo(() => (mayGoOn ? () => void fetchNextPage() : () => undefined), [mayGoOn, fetchNextPage])
  const wantedId = view.wanted?.stage === stage ? view.wanted.id : null
  const { scroller, rows } = useRows(cards, wantedId, onNearEnd)
  const titleId = useId()
  const items = rows.getVirtualItems()
  const spotId = view.spot?.stage === stage ? view.spot.id : null
  const isInSight = items.some(({ index }) => cards[index]?.id === spotId)
  const changed = count === undefined ? undefined : Math.max(0, count + countChange(stage, view.moves))
  const shown = shownCount(changed, query.data && cards.length, hasNextPage)
  return (
    <section
      className={classes['column']}
      data-stage={stage}
      data-over={view.over === stage || undefined}
      aria-labelledby={titleId}
    >
      <h2 className={classes['columnTitle']} id={titleId}>
        <StageBadge stage={stage} />
        <span className={classes['count']}>{shown}</span>
      </h2>
      <Reading query={query} title="They can't be shown" skeleton={<SkeletonRows rows={4} height={cardPx} />}>
        {() => cards.length === 0 && <p className={classes['nobody']}>Nobody here</p>}
      </Reading>
      <ul className={classes['cards']} ref={scroller} data-stale={query.isPlaceholderData || undefined}>
        {cards.length > 0 && (
          <li className={classes['length']} role="presentation" style={{ height: rows.getTotalSize() }} />
        )}
        {items.map(({ index, start }) => {
          const card = cards[index]
          return card === undefined ? null : (
            <Card
              key={card.id}
              card={card}
              place={{ index, of: changed ?? cards.length, top: start }}
              measure={rows.measureElement}
              isStop={isInSight ? card.id === spotId : index === items[0]?.index}
              isWanted={card.id === wantedId}
              isUnderWay={view.moves.some((move) => move.card.id === card.id)}
              isDragged={card.id === view.draggedId}
              isMenuOpen={card.id === view.menuOf}
              mayWrite={view.mayWrite}
              actions={actions}
            />
          )
        })}
      </ul>
      <MoreFailed pages={query} />
    </section>
  )
}
