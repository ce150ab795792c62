import { type FeedPlace, feedBeginning } from '../../storage/feed/edge.ts'
import type { ErrorDetail } from '../errors.ts'
import { type CursorValue, listName, readCursor, writeCursor } from './cursors.ts'

// One name whatever the filters are: the order of the feed does not depend on them, nor does a place in it.
const feed = listName('/v2/leasing_events', {})

const isPlace = (values: readonly CursorValue[]): values is readonly [number, number] =>
  values.length === 2 && values.every((value) => typeof value === 'number' && value >= 0)

/** A place in the feed as readers hold it. */
export const writePlace = ({ commitOrder, id }: FeedPlace): string => writeCursor(feed, [commitOrder, id])

/** The place that a reader sent, the beginning if they sent none, or null when it is no place. */
export const readPlace = (text: string | undefined): FeedPlace | null => {
  if (text === undefined) return feedBeginning
  const values = readCursor(feed, text, isPlace)
  return values === null ? null : { commitOrder: values[0], id: values[1] }
}

/** Of a cursor that is none of the feed. */
export const placeFault = (dataPath: string): ErrorDetail => ({
  keyword: 'cursor',
  dataPath,
  schemaPath: '#/cursor',
  params: {},
  message: 'should be next_cursor of a page of the feed, or the id of an event of its stream',
})
