import type pg from 'pg'
import { countEvents, type HistoryEvent, readEventsByTime } from '../../storage/writing/histories.ts'

/** All events of a prospect in the order of time; `tooLong`: there are more than `most`. */
export type History = readonly HistoryEvent[] | 'tooLong'

/** Prospects that together have no more than `most` events. */
function* chunksOf(counts: ReadonlyMap<number, number>, most: number): Generator<number[]> {
  let chunk: number[] = []
  let events = 0
  for (const [prospectId, count] of counts) {
    if (count > most) continue
    if (events + count > most) {
      yield chunk
      chunk = []
      events = 0
    }
    chunk.push(prospectId)
    events += count
  }
  if (chunk.length > 0) yield chunk
}

const readChunk = async (
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
  most: number,
): Promise<Iterable<readonly [number, History]>> => {
  const events = await readEventsByTime(db, accountId, prospectIds, most + 1)
  // A dry run holds nobody: events may have come since they were counted.
  if (events.length > most) return prospectIds.map((prospectId) => [prospectId, 'tooLong'])
  return Map.groupBy(events, ({ prospectId }) => prospectId)
}

/**
 * The history of each of these prospects, one after another: no more than `most` events are in memory at once.
 */
export async function* readHistories(
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
  most: number,
): AsyncGenerator<readonly [prospectId: number, history: History]> {
  const counts = await countEvents(db, accountId, prospectIds)
  for (const prospectId of prospectIds) {
    const count = counts.get(prospectId) ?? 0
    if (count === 0) yield [prospectId, []]
    if (count > most) yield [prospectId, 'tooLong']
  }
  for (const chunk of chunksOf(counts, most)) {
    yield* await readChunk(db, accountId, chunk, most)
  }
}
