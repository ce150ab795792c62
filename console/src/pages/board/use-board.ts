import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react'
import type { Stage } from '../../../../server/src/catalogue/event-types.ts'
import { useShortcuts } from '../../app/shortcuts.tsx'
import { prospectText } from '../../parts/prospect-name.tsx'
import { type Lane, nextSpot, type Spot } from './arrows.ts'
import type { CardActions } from './card-menu.tsx'
import { type BoardView, columnQuery } from './column.tsx'
import { type BoardCard, placed } from './placing.ts'
import { stageText } from './stages.ts'
import { useDrag } from './use-drag.ts'
import { useMoves } from './use-moves.ts'

type Given = {
  readonly root: RefObject<HTMLElement | null>
  readonly accountId: string
  readonly assignee: string | undefined
  /** The columns that are shown. */
  readonly visible: readonly Stage[]
  readonly mayWrite: boolean
}

const nothing = (): void => undefined

/** Where the keyboard is, and where its keys lead. */
const useKeys = (lanes: () => readonly Lane[]) => {
  const [spot, setSpot] = useState<Spot | null>(null)
  const [wanted, setWanted] = useState<Spot | null>(null)
  const [menuOf, setMenuOf] = useState<number | null>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isOnCard = (event.target as Element).closest('[data-card]') !== null
    if (!isOnCard || spot === null || event.metaKey || event.ctrlKey || event.altKey) return
    const next = event.key === 'm' ? spot : nextSpot(event.key, spot, lanes())
    if (next === null) return
    event.preventDefault()
    if (event.key === 'm') setMenuOf(spot.id)
    else setWanted(next)
  }
  useShortcuts('Board', [
    { keys: 'ArrowUp ArrowDown', text: 'Next card in the column', run: nothing },
    { keys: 'ArrowLeft ArrowRight', text: 'Next column', run: nothing },
    // With a space: heard by the card that has the focus, and only told here.
    { keys: 'm ', text: 'Move the card, or assign it', run: nothing },
    { keys: 'Enter ', text: 'Open the prospect', run: nothing },
  ])
  return { spot, setSpot, wanted, setWanted, menuOf, setMenuOf, onKeyDown }
}

/** Always the same functions, which do what the newest ones do: else every card were drawn again with the board. */
const useSteady = (newest: CardActions): CardActions => {
  const latest = useRef(newest)
  latest.current = newest
  return useMemo(
    () => ({
      onDragStart: (event, card) => latest.current.onDragStart(event, card),
      onMenu: (id, opens) => latest.current.onMenu(id, opens),
      onMove: (card, to) => latest.current.onMove(card, to),
      onAssign: (card) => latest.current.onAssign(card),
      onFocus: (card) => latest.current.onFocus(card),
    }),
    [],
  )
}

/** All that happens on the board: moving by mouse, finger and keys, and what is asked for on the way. */
export const useBoard = ({ root, accountId, assignee, visible, mayWrite }: Given) => {
  const queries = useQueryClient()
  const [said, say] = useState('')
  const [assigning, setAssigning] = useState<BoardCard | null>(null)
  const moves = useMoves()
  const lanes = (): readonly Lane[] =>
    visible.map((stage) => {
      const loaded = queries.getQueryData(columnQuery(accountId, stage, assignee).queryKey)?.pages ?? []
      const cards = placed(
        loaded.flatMap((page) => page.data),
        stage,
        moves.underWay,
      )
      return { stage, ids: cards.map(({ id }) => id) }
    })
  const keys = useKeys(lanes)
  const move = (card: BoardCard, to: Stage): void => {
    say(`${prospectText(card)}: to ${stageText(to)}`)
    moves.begin(card, to)
  }
  const { drag, ghost, start } = useDrag({ board: root, onDrop: move, say })
  const actions = useSteady({
    onDragStart: start,
    // Only the open one closes: all menus hear of a click beside them.
    onMenu: (id, opens) => keys.setMenuOf((before) => (opens ? id : before === id ? null : before)),
    onMove: move,
    onAssign: setAssigning,
    onFocus: ({ id, stage }) => {
      const under = moves.underWay.find((one) => one.card.id === id)
      keys.setSpot({ id, stage: under?.to ?? stage })
      keys.setWanted(null)
    },
  })
  const view: BoardView = {
    accountId,
    assignee,
    moves: moves.underWay,
    spot: keys.spot,
    wanted: keys.wanted,
    draggedId: drag?.card.id ?? null,
    over: drag?.over ?? null,
    menuOf: keys.menuOf,
    mayWrite,
  }
  return {
    view,
    actions,
    said,
    drag,
    ghost,
    onKeyDown: keys.onKeyDown,
    asking: moves.asking,
    endMove: moves.end,
    assigning,
    endAssigning: () => setAssigning(null),
  }
}
