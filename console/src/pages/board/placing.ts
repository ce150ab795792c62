import type { Stage } from '../../../../server/src/catalogue/event-types.ts'
import type { Answer } from '../../api/client.ts'

export type BoardCard = Answer<'/v2/prospects', 'get'>['data'][number]

/** A card that stands where it was dropped while what happened is asked for and written. */
export type Move = { readonly card: BoardCard; readonly to: Stage }

const isNewer = (one: BoardCard, other: BoardCard): boolean =>
  one.created_at > other.created_at || (one.created_at === other.created_at && one.id > other.id)

/** The cards of a column with moves that are under way: each at its place in the server's order, so that it does not jump later. */
export const placed = (cards: readonly BoardCard[], stage: Stage, moves: readonly Move[]): readonly BoardCard[] => {
  const moving = new Set(moves.map(({ card }) => card.id))
  const staying = cards.filter(({ id }) => !moving.has(id))
  return moves
    .filter(({ to }) => to === stage)
    .reduce((column, { card }) => {
      const after = column.findIndex((one) => isNewer(card, one))
      return column.toSpliced(after < 0 ? column.length : after, 0, card)
    }, staying)
}

/** By how much moves under way change the count of a stage. */
export const countChange = (stage: Stage, moves: readonly Move[]): number =>
  moves.reduce((sum, { card, to }) => sum + Number(to === stage) - Number(card.stage === stage), 0)

const lengths = [
  ['y', 31_557_600_000],
  ['mo', 2_629_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const

/** How long a card has been in its column, as short as it goes: `12 d`. */
export const ageText = (since: string, now: number): string => {
  const ms = Math.max(0, now - Date.parse(since))
  const [unit, length] = lengths.find(([, size]) => ms >= size) ?? ['min', 60_000]
  return `${Math.floor(ms / length)} ${unit}`
}
