import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HistoryPlace, mergeHistory, type PlacedItem } from '../../src/records/prospects/prospect-history.ts'
import type { FeedEvent } from '../../src/storage/feed/read-feed.ts'
import type { StoredChange } from '../../src/storage/prospects/history.ts'
import type { StoredMerge } from '../../src/storage/prospects/merges.ts'

const momentOf = (n: number): string => `2024-10-05T18:53:03.${String(n).padStart(6, '0')}Z`

const event = (id: number, at: number): FeedEvent => ({
  accountId: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c',
  id,
  commitOrder: id,
  prospectId: 1,
  eventType: 'Log Note',
  createdAt: momentOf(at),
  recordedAt: null,
  source: null,
  notes: null,
  plannedDateTime: null,
  nextFollowUp: null,
  unitId: null,
  deleted: false,
  deletedAt: null,
  deletedBy: null,
  deletionReason: null,
  createdBy: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c',
  context: { createdByUserRole: 'Owner' },
  batchId: null,
  externalId: null,
  undoesBatchId: null,
})

const change = (revision: number, at: number): StoredChange => ({
  revision,
  changedAt: momentOf(at),
  changedBy: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c',
  changes: {},
})

const nameOf = (item: PlacedItem): string => {
  if (item.kind === 'merge') return `merge ${item.merge.id}`
  return item.kind === 'event' ? `event ${item.event.id}` : `change ${item.change.revision}`
}

const merge = (id: string, at: number): StoredMerge => ({
  id,
  accountId: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c',
  keptId: 1,
  mergedId: 2,
  mergedAt: momentOf(at),
  mergedBy: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c',
  undoneAt: null,
})

/** One page as the database would give it: so many of each, of those before the place. */
const pageOf = (
  events: readonly FeedEvent[],
  changes: readonly StoredChange[],
  [eventId, revision]: HistoryPlace,
  size: number,
): PlacedItem[] =>
  mergeHistory(
    events.filter((one) => eventId === null || one.id < eventId).slice(0, size),
    changes.filter((one) => revision === null || one.revision < revision).slice(0, size),
    [eventId, revision],
  ).slice(0, size)

test('events and changes stand in one list, the newest first, an event above a change of the same moment', () => {
  const items = mergeHistory([event(3, 9), event(2, 5), event(1, 1)], [change(3, 7), change(2, 5)], [null, null])
  expect(items.map(nameOf)).toEqual(['event 3', 'change 3', 'event 2', 'change 2', 'event 1'])
})

test('a merge stands below an event and above a change of the same moment', () => {
  const items = mergeHistory([event(2, 5), event(1, 1)], [change(2, 5)], [null, null], [merge('b', 7), merge('a', 5)])
  expect(items.map(nameOf)).toEqual(['merge b', 'event 2', 'merge a', 'change 2', 'event 1'])
  expect(items.at(-1)?.place).toEqual([1, 2, momentOf(5)])
})

test('pages of any size put together are the whole list, whatever the clocks said', () => {
  const clocks = fc.array(fc.nat(9), { maxLength: 12 })
  fc.assert(
    fc.property(clocks, clocks, fc.integer({ min: 1, max: 5 }), (eventClocks, changeClocks, size) => {
      const events = eventClocks.map((at, index) => event(eventClocks.length - index, at))
      const changes = changeClocks.map((at, index) => change(changeClocks.length + 1 - index, at))
      const whole = mergeHistory(events, changes, [null, null])
      const read: PlacedItem[] = []
      for (let page = pageOf(events, changes, [null, null], size); page.length > 0; ) {
        read.push(...page)
        page = pageOf(events, changes, page.at(-1)?.place ?? [null, null], size)
      }
      expect(read.map(nameOf)).toEqual(whole.map(nameOf))
      expect(whole).toHaveLength(events.length + changes.length)
    }),
  )
})
