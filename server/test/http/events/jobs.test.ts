import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../../src/engine/commands.ts'
import { runBatch } from '../../../src/records/leasing-events/run-batch.ts'
import { type Desk, openDesk, useEngine } from '../../engine/desk.ts'
import { gist } from '../people/caller.ts'
import { note, type Office, openOffice, written } from './office.ts'

/** What is too much for one call is left to a job. Here the test itself is the worker. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const idle = new AbortController().signal

/** An office with so many prospects, and a job that says something about each. */
const openJob = async (count: number, more: object = {}, blocked = 0) => {
  const office = await openOffice(desk)
  const ids = await desk.addProspects(office.accountId, count)
  const blockedIds = ids.slice(0, blocked)
  if (blocked > 0) written(await office.write([{ prospect_ids: blockedIds, event_type: 'Blocklist Prospect' }]))
  const events: object[] = []
  for (let from = 0; from < count; from += 900)
    events.push({ prospect_ids: ids.slice(from, from + 900), event_type: 'Ghosting', notes: `from ${from}` })
  const response = await office.write(events, more)
  expect([response.statusCode, response.headers.location]).toEqual([202, `/v2/batches/${response.json().id}`])
  const id: string = response.json().id
  const engine = useEngine(desk.url)
  return { ...office, ids, id, engine, queued: response.json(), ...workOf(office, engine, id) }
}

const workOf = ({ owner, accountId }: Office, engine: Engine, id: string) => ({
  run: (with_: Partial<Engine> = {}, signal: AbortSignal = idle, isLastTry = false) =>
    runBatch({ database: desk.database, engine: { ...engine, ...with_ }, name: { accountId, id }, signal, isLastTry }),
  batch: async () => (await owner.get(`/v2/batches/${id}`)).json(),
})

const countOf = async (batchId: string) => {
  const { rows } = await desk.pool.query<{ events: number; prospects: number }>(
    'select count(*) as events, count(distinct prospect_id) as prospects from leasing_events where batch_id = $1',
    [batchId],
  )
  return rows[0]
}

test('a job writes in parts, notes each with it, and tells what it refused', async () => {
  const job = await openJob(2_500, { mode: 'partial' }, 3)
  expect(job.queued).toMatchObject({
    status: 'queued',
    progress: 0,
    counts: { targets: 2_500, done: 0, written: 0, refused: 0 },
    created_by: job.owner.userId,
  })
  const seen: number[] = []
  await job.run({
    write: async (command) => {
      seen.push((await job.batch()).progress)
      return job.engine.write(command)
    },
  })
  expect(seen[0]).toBe(0)
  expect(seen).toEqual(seen.toSorted())
  expect(seen.length).toBeGreaterThan(2)
  expect(await job.batch()).toMatchObject({
    status: 'finished',
    progress: 1,
    counts: { targets: 2_500, done: 2_500, written: 2_497, refused: 3 },
    failure: null,
    finished_at: expect.any(String),
  })
  expect(await countOf(job.id)).toEqual({ events: 2_497, prospects: 2_497 })
  const refusals = (await job.owner.get(`/v2/batches/${job.id}/refusals`)).json().data
  expect(refusals).toMatchObject(
    job.ids
      .slice(0, 3)
      .map((prospect_id, place) => ({ place, prospect_id, refusals: [{ code: 'prospectBlocklisted' }] })),
  )
  // Done again, it does nothing.
  await job.run()
  expect(await countOf(job.id)).toEqual({ events: 2_497, prospects: 2_497 })
  expect(await desk.verify()).toBeNull()
})

test('a job that broke off goes on behind what is committed; two at once write each event once', async () => {
  const job = await openJob(2_500, { mode: 'partial' })
  let parts = 0
  const breaking = job.run({
    write: (command) => (++parts === 2 ? Promise.resolve({ kind: 'unavailable' }) : job.engine.write(command)),
  })
  await expect(breaking).rejects.toThrow('was not written')
  expect((await job.batch()).status).toBe('running')
  const ends = await Promise.allSettled([job.run(), job.run()])
  expect(ends.map(({ status }) => status)).toContain('fulfilled')
  await job.run()
  expect(await job.batch()).toMatchObject({ status: 'finished', counts: { done: 2_500, written: 2_500, refused: 0 } })
  expect(await countOf(job.id)).toEqual({ events: 2_500, prospects: 2_500 })
})

test('an atomic job is one transaction: all events, or none and why', async () => {
  const good = await openJob(2_500)
  await good.run()
  expect(await good.batch()).toMatchObject({ status: 'finished', counts: { done: 2_500, written: 2_500 } })
  const bad = await openJob(2_500, {}, 2)
  await bad.run()
  expect(await bad.batch()).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('2 of 2500'),
    progress: 0,
    counts: { targets: 2_500, done: 0, written: 0, refused: 2 },
  })
  expect(await countOf(bad.id)).toEqual({ events: 0, prospects: 0 })
  expect((await bad.owner.get(`/v2/batches/${bad.id}/refusals`)).json().data).toHaveLength(2)
})

test('a job that could not be written by the last try has failed: it does not stand there as running for ever', async () => {
  const job = await openJob(1_001, { mode: 'partial' })
  const away = { write: () => Promise.resolve({ kind: 'unavailable' } as const) }
  await expect(job.run(away)).rejects.toThrow('was not written')
  expect((await job.batch()).status).toBe('running')
  await expect(job.run(away, idle, true)).rejects.toThrow('was not written')
  expect(await job.batch()).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('did not take it'),
    finished_at: expect.any(String),
  })
})

test('a job that nobody works on any more is cancelled at once', async () => {
  const job = await openJob(1_001, { mode: 'partial' })
  await expect(job.run({ write: () => Promise.resolve({ kind: 'unavailable' }) })).rejects.toThrow('was not written')
  expect((await job.owner.post(`/v2/batches/${job.id}/cancel`, {})).json()).toMatchObject({ status: 'cancelled' })
  await job.run()
  expect(await countOf(job.id)).toEqual({ events: 0, prospects: 0 })
})

test('a cancelled job keeps what it wrote, which can be undone; a part that is being written is not', async () => {
  const job = await openJob(2_500, { mode: 'partial' })
  expect(gist(await job.undo(job.id))).toEqual([409, 'batchRunning'])
  const cancel = () => job.owner.post(`/v2/batches/${job.id}/cancel`, {})
  await job.run({
    write: async (command) => {
      const writing = await job.engine.write(command)
      expect((await cancel()).json()).toMatchObject({ status: 'cancelled', cancel_asked_at: expect.any(String) })
      return writing
    },
  })
  const late = await openJob(1_001, { mode: 'partial' })
  await late.run({
    write: async (command) => {
      await late.owner.post(`/v2/batches/${late.id}/cancel`, {})
      return late.engine.write(command)
    },
  })
  expect(await countOf(late.id)).toEqual({ events: 0, prospects: 0 })
  const { status, counts } = await job.batch()
  expect(status).toBe('cancelled')
  expect(counts.written).toBe(900)
  expect(gist(await cancel())).toEqual([409, 'batchEnded'])
  expect((await job.undo(job.id)).json().counts).toEqual({ restored: 900, unchanged: 0, touched: 0 })

  const waiting = await openJob(1_001)
  expect((await waiting.owner.post(`/v2/batches/${waiting.id}/cancel`, {})).json()).toMatchObject({
    status: 'cancelled',
    finished_at: expect.any(String),
  })
  await waiting.run()
  expect(await countOf(waiting.id)).toEqual({ events: 0, prospects: 0 })
})

test('an atomic job that is cancelled in the middle, or told to stop, has written nothing', async () => {
  const job = await openJob(2_500)
  const stopping = new AbortController()
  const stopped = job.run(
    {
      write: (command) =>
        job.engine.write({
          ...command,
          onProgress: (done) => {
            stopping.abort(new Error('the server stops'))
            return command.onProgress?.(done) ?? Promise.resolve('goOn')
          },
        }),
    },
    stopping.signal,
  )
  await expect(stopped).rejects.toThrow('the server stops')
  expect([(await job.batch()).status, await countOf(job.id)]).toEqual(['running', { events: 0, prospects: 0 }])
  await job.run({
    write: (command) =>
      job.engine.write({
        ...command,
        onProgress: async (done) => {
          await job.owner.post(`/v2/batches/${job.id}/cancel`, {})
          return command.onProgress?.(done) ?? 'goOn'
        },
      }),
  })
  expect([(await job.batch()).status, await countOf(job.id)]).toEqual(['cancelled', { events: 0, prospects: 0 }])
})

test('a job stops when its token is revoked, or when its user may no longer write', async () => {
  const revoked = await openJob(1_500, { mode: 'partial' })
  await revoked.run({
    write: async (command) => {
      const writing = await revoked.engine.write(command)
      await desk.pool.query('update api_tokens set revoked_at = now() where id = $1', [revoked.owner.tokenId])
      return writing
    },
  })
  const { rows } = await desk.pool.query('select status, failure, events_written as n from batches where id = $1', [
    revoked.id,
  ])
  expect(rows).toEqual([{ status: 'failed', failure: expect.stringContaining('revoked'), n: 900 }])
  const demoted = await openJob(1_500)
  await desk.setMember(demoted.accountId, demoted.owner.userId, 'Read-only')
  await demoted.run()
  expect(await demoted.batch()).toMatchObject({ status: 'failed', failure: expect.stringContaining('any more') })
  expect(await countOf(demoted.id)).toEqual({ events: 0, prospects: 0 })
})

test('a fault of Foyer itself ends a job instead of trying it for days', async () => {
  const job = await openJob(1_001)
  await expect(job.run({ write: () => Promise.reject(new TypeError('a bug')) })).rejects.toThrow('a bug')
  expect(await job.batch()).toMatchObject({ status: 'failed', failure: expect.stringContaining('log') })
})

test('a batch of many prospects is undone by a job, and that undoing too', async () => {
  const job = await openJob(1_500, { mode: 'partial' })
  await job.run()
  const touchedId = job.ids[7] ?? 0
  written(await job.write([note(touchedId)]))
  const response = await job.undo(job.id)
  expect(response.statusCode).toBe(202)
  const undoing = workOf(job, job.engine, response.json().id)
  expect(gist(await job.undo(job.id))).toEqual([409, 'alreadyUndone'])
  await undoing.run()
  expect(await undoing.batch()).toMatchObject({
    kind: 'undo',
    status: 'finished',
    undoes_id: job.id,
    counts: { targets: 1_500, done: 1_500, written: 1_499, refused: 1 },
  })
  const refusals = (await job.owner.get(`/v2/batches/${response.json().id}/refusals`)).json().data
  expect(refusals).toMatchObject([{ place: 7, prospect_id: touchedId, refusals: [{ code: 'untouched' }] }])
  expect((await job.prospect(job.ids[0] ?? 0))['status']).toBe('New')
  const again = (await job.undo(response.json().id)).json()
  await workOf(job, job.engine, again.id).run()
  expect((await job.prospect(job.ids[0] ?? 0))['status']).toBe('Ghosting')
  expect(await desk.verify()).toBeNull()
})

test('a job that is not there is done', async () => {
  const { owner, accountId } = await openOffice(desk)
  const id = randomUUID()
  await workOf({ owner, accountId } as Office, useEngine(desk.url), id).run()
  expect((await owner.get(`/v2/batches/${id}`)).statusCode).toBe(404)
})
