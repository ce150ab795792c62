import { PassThrough } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { FeedStream, type FeedStreamOptions } from '../../../src/http/streams/feed-stream.ts'
import type { FeedPlace } from '../../../src/storage/feed/edge.ts'
import type { FeedEvent } from '../../../src/storage/feed/read-feed.ts'
import { until } from '../../support/wait.ts'

/** One stream over a feed in memory, on a clock that the test moves. */

const eventAt = (id: number): FeedEvent => ({
  id,
  commitOrder: id,
  accountId: 'a',
  prospectId: 1,
  eventType: 'Log Note',
  createdAt: '2024-10-05T18:53:03.406168Z',
  recordedAt: null,
  source: null,
  notes: 'line one\nline two\r\n\u2028data: no',
  plannedDateTime: null,
  nextFollowUp: null,
  unitId: null,
  deleted: false,
  createdBy: 'u',
  context: { createdByUserRole: 'Owner' },
  batchId: null,
  externalId: null,
  undoesBatchId: null,
  deletedAt: null,
  deletedBy: null,
  deletionReason: null,
})

const open = (options: Partial<FeedStreamOptions> = {}) => {
  const state = { events: 0, reads: 0, nowMs: 0, mayGoOn: true, isUp: true, isEnded: false, text: '' }
  const answer = new PassThrough({ highWaterMark: 1_024 })
  const read = async (after: FeedPlace) => {
    state.reads++
    const last = Math.min(state.events, after.id + limits.streamRows)
    const events = Array.from({ length: last - after.id }, (_, index) => eventAt(after.id + index + 1))
    return { events, end: { commitOrder: last, id: last }, hasMore: last < state.events }
  }
  const stream = new FeedStream({
    answer,
    start: { commitOrder: 0, id: 0 },
    permit: { isCurrent: () => state.mayGoOn, holds: async () => state.mayGoOn },
    read,
    isUp: () => state.isUp,
    mayRetry: () => false,
    now: () => state.nowMs,
    ...options,
  })
  onTestFinished(() => stream.end())
  void stream.run().then(() => {
    state.isEnded = true
  })
  const consume = (): void => {
    answer.setEncoding('utf8').on('data', (part: string) => {
      state.text += part
    })
  }
  /** The ids of the events that arrived. */
  const arrived = (): number[] =>
    state.text
      .split('\n\n')
      .slice(0, -1)
      .flatMap((block) => (block.includes('\ndata: ') ? JSON.parse(block.replace(/^.*\ndata: /s, '')).id : []))
  return { stream, state, answer, consume, arrived }
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

test('begins with when to come back and with a place, and sends each event in lines of its own', async () => {
  const { stream, state, consume } = open()
  state.events = 1
  consume()
  stream.hasNews()
  await until(() => state.text.includes('data: '))
  const [beginning = '', event = ''] = state.text.split('\n\n')
  expect(beginning).toMatch(/^retry: 1000\nid: [\w-]+$/)
  expect(event).toMatch(/^id: [\w-]+\nevent: leasing_event\ndata: \{[^\n\r]*\}$/)
  expect(JSON.parse(event.split('data: ').slice(1).join('data: '))).toMatchObject({ id: 1, group: 'admin' })
})

test('reads page after page as long as there is more, and again when there is news', async () => {
  const { stream, state, consume, arrived } = open()
  state.events = 2 * limits.streamRows + 1
  consume()
  await until(() => arrived().length === state.events)
  state.events += 1
  stream.hasNews()
  await until(() => arrived().length === state.events)
  expect(arrived()).toEqual(upTo(state.events))
})

test('reads no more than one page for a client that does not read, however much news there is', async () => {
  const { stream, state, answer, consume, arrived } = open()
  state.events = 10 * limits.streamRows
  await until(() => answer.writableNeedDrain)
  for (let n = 0; n < 100; n += 1) {
    stream.hasNews()
    stream.tick()
    await new Promise(setImmediate)
  }
  expect(state.reads).toBe(1)
  consume()
  await until(() => arrived().length === state.events)
  expect(arrived()).toEqual(upTo(state.events))
})

test('closes the connection of a client that takes nothing for too long, and not before', async () => {
  const { stream, state, answer } = open()
  state.events = 10 * limits.streamRows
  await until(() => answer.writableNeedDrain)
  state.nowMs = limits.streamStuckMs
  stream.tick()
  expect(answer.destroyed).toBe(false)
  state.nowMs += 1
  stream.tick()
  expect(answer.destroyed).toBe(true)
  await until(() => state.isEnded)
})

test('says so when nothing happens for long, and only then', async () => {
  const { stream, state, consume } = open()
  consume()
  await until(() => state.reads === 1)
  state.nowMs = limits.streamHeartbeatMs - 1
  stream.tick()
  state.nowMs += 1
  stream.tick()
  await until(() => state.text.includes(': heartbeat\n\n'))
  stream.tick()
  await new Promise(setImmediate)
  expect(state.text.match(/heartbeat/g)).toHaveLength(1)
})

test('ends when it may not go on, without another event', async () => {
  const { stream, state, consume, arrived } = open()
  consume()
  await until(() => state.reads === 1)
  state.mayGoOn = false
  state.events = 1
  stream.tick()
  await until(() => state.isEnded)
  expect([arrived(), state.reads]).toEqual([[], 1])
})

test('asks nothing of a database that is away, and goes on where it was when it is back', async () => {
  const { stream, state, consume, arrived } = open()
  state.isUp = false
  state.events = 3
  consume()
  stream.tick()
  await until(() => state.text !== '')
  state.nowMs = limits.streamHeartbeatMs
  stream.tick()
  await until(() => state.text.includes('heartbeat'))
  expect(state.reads).toBe(0)
  state.isUp = true
  await until(() => {
    stream.tick()
    return arrived().length === 3
  })
})

test('tries again after a failure that may pass, and ends after one that is a bug', async () => {
  let failures = 0
  const failing = async (): Promise<never> => {
    failures++
    throw new Error('away')
  }
  const patient = open({ read: failing, mayRetry: () => true })
  patient.consume()
  await until(() => {
    patient.stream.tick()
    return failures >= 3
  })
  expect(patient.state.isEnded).toBe(false)
  const broken = open({ read: failing })
  broken.consume()
  await until(() => broken.state.isEnded)
})

test('survives a connection that breaks in the middle of a page', async () => {
  const { state, answer, stream } = open()
  state.events = 10 * limits.streamRows
  await until(() => answer.writableNeedDrain)
  answer.destroy(new Error('ECONNRESET'))
  await until(() => state.isEnded)
  stream.hasNews()
  stream.tick()
})
