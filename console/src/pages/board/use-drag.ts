import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Stage } from '../../../../server/src/catalogue/event-types.ts'
import { followPointer, keepTouchesStoppable, type Point } from '../../parts/dragging/follow-pointer.ts'
import type { BoardCard } from './placing.ts'
import { boardStages } from './stages.ts'

export type Drag = { readonly card: BoardCard; readonly over: Stage | null; readonly width: number }

const stageAt = ({ x, y }: Point): Stage | null => {
  const name = document.elementFromPoint(x, y)?.closest('[data-stage]')?.getAttribute('data-stage')
  return boardStages.find((stage) => stage === name) ?? null
}

const edgePx = 64
const stepPx = 14

/** Pushes the board sideways while something is held at its edge, so that one can reach columns that are out of sight. */
const pushAtEdges = (board: HTMLElement, held: { current: Point | null }, onPushed: (at: Point) => void): void => {
  const push = (): void => {
    const at = held.current
    if (at === null) return
    const { left, right } = board.getBoundingClientRect()
    const step = at.x > right - edgePx ? stepPx : at.x < left + edgePx ? -stepPx : 0
    if (step !== 0) {
      board.scrollLeft += step
      onPushed(at)
    }
    requestAnimationFrame(push)
  }
  requestAnimationFrame(push)
}

type Given = {
  readonly board: RefObject<HTMLElement | null>
  readonly onDrop: (card: BoardCard, to: Stage) => void
  readonly say: (text: string) => void
}

/** Dragging of cards by mouse and by finger. `ghost` is what hangs on the pointer: it is moved without drawing the board again. */
export const useDrag = ({ board, onDrop, say }: Given) => {
  const [drag, setDrag] = useState<Drag | null>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const held = useRef<Point | null>(null)
  useEffect(keepTouchesStoppable, [])
  const show = (at: Point): void => {
    if (ghost.current !== null) ghost.current.style.transform = `translate(${at.x}px, ${at.y}px)`
  }
  const hover = (at: Point): void => {
    const over = stageAt(at)
    setDrag((before) => (before === null || before.over === over ? before : { ...before, over }))
  }
  const start = ({ nativeEvent, currentTarget }: PointerEvent<HTMLElement>, card: BoardCard): void => {
    if (nativeEvent.button !== 0 || !nativeEvent.isPrimary) return
    const width = currentTarget.getBoundingClientRect().width
    followPointer(nativeEvent, {
      onBegin: (at) => {
        held.current = at
        setDrag({ card, over: stageAt(at), width })
        requestAnimationFrame(() => show(held.current ?? at))
        if (board.current !== null) pushAtEdges(board.current, held, hover)
      },
      onMove: (at) => {
        held.current = at
        show(at)
        hover(at)
      },
      onEnd: (at) => {
        held.current = null
        setDrag(null)
        const to = at === null ? null : stageAt(at)
        if (to === null || to === card.stage) say('Not moved')
        else onDrop(card, to)
      },
    })
  }
  return { drag, ghost, start }
}
