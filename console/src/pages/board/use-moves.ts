import { useState } from 'react'
import type { EventType, Stage } from '../../../../server/src/catalogue/event-types.ts'
import { useAddEvents } from '../../events/writing/use-add-events.ts'
import { notifyFailed } from '../../notices/notify.tsx'
import { prospectText } from '../../parts/prospect-name.tsx'
import type { BoardCard, Move } from './placing.ts'
import { plainWayTo, stageText } from './stages.ts'

export type Moves = {
  /** What stands where it was dropped, though the server does not know yet. */
  readonly underWay: readonly Move[]
  /** The move about which something is asked now. */
  readonly asking: Move | null
  readonly begin: (card: BoardCard, to: Stage) => void
  /** It is written, or given up: the card stands where the server has it. */
  readonly end: (move: Move) => void
}

/** Moves of cards: each is shown at once, and ends where the server has the prospect. */
export const useMoves = (): Moves => {
  const [underWay, setUnderWay] = useState<readonly Move[]>([])
  const [asking, setAsking] = useState<Move | null>(null)
  const { mutateAsync: add } = useAddEvents()
  const end = (move: Move): void => {
    setUnderWay((before) => before.filter((one) => one !== move))
    setAsking((before) => (before === move ? null : before))
  }
  const write = async (move: Move, type: EventType): Promise<void> => {
    const name = prospectText(move.card)
    try {
      await add({
        prospect: move.card,
        drafts: [{ event_type: type }],
        done: `${name} is in ${stageText(move.to)}`,
      })
    } catch (error) {
      notifyFailed(error, `${name} stays in ${stageText(move.card.stage)}`)
    } finally {
      end(move)
    }
  }
  const begin = (card: BoardCard, to: Stage): void => {
    if (to === card.stage) return
    const move = { card, to }
    setUnderWay((before) => [...before, move])
    const type = plainWayTo(to)
    if (type === null) setAsking(move)
    else void write(move, type)
  }
  return { underWay, asking, begin, end }
}
