import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer } from '../app.ts'
import { note, openOffice } from './office.ts'

/** Writes of events, jobs and undoings under an Idempotency-Key happen once. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const openKeyed = async () => {
  const office = await openOffice(desk)
  const { token } = await addToken(desk, office.owner.userId)
  const post = (key: string, url: string, payload: object = {}) =>
    office.app.inject({ method: 'POST', url, payload, headers: { ...bearer(token), 'idempotency-key': key } })
  return { ...office, post }
}

test('a write that is sent again is answered again, and so is its undoing', async () => {
  const { post, accountId } = await openKeyed()
  const [one = 0] = await desk.addProspects(accountId, 1)
  const body = { events: [note(one), { prospect_id: one, event_type: 'Ghosting' }] }
  const first = await post('write', '/v2/leasing_events', body)
  const again = await post('write', '/v2/leasing_events', body)
  expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body])
  expect(again.headers).toMatchObject({
    'idempotency-replayed': 'true',
    'foyer-batch-id': first.headers['foyer-batch-id'],
  })
  expect(await desk.eventsOf(one)).toHaveLength(2)
  const undoing = `/v2/batches/${first.json().batch_id}/undo`
  const undone = await post('undo', undoing)
  expect([undone.statusCode, (await post('undo', undoing)).body]).toEqual([201, undone.body])
  expect(await desk.eventsOf(one)).toHaveLength(3)
  expect(await desk.verify()).toBeNull()
})

test('a job is put down once, with its batch or not at all', async () => {
  const { post, accountId, owner } = await openKeyed()
  const ids = await desk.addProspects(accountId, 1_001)
  const events = [
    { prospect_ids: ids.slice(1), event_type: 'Ghosting' },
    { prospect_id: ids[0], event_type: 'Ghosting' },
  ]
  const answers = [
    await post('job', '/v2/leasing_events', { events }),
    await post('job', '/v2/leasing_events', { events }),
  ]
  expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual(
    Array(2).fill([202, `/v2/batches/${answers[0]?.json().id}`]),
  )
  const jobs = await desk.pool.query(
    `select payload from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
    [accountId],
  )
  expect(jobs.rows).toEqual([{ payload: { accountId, batchId: answers[0]?.json().id } }])
  expect((await owner.get('/v2/batches')).json().data).toHaveLength(1)
})
