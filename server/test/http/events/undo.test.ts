import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment } from '../app.ts'
import { gist } from '../people/caller.ts'
import { note, type Office, oneEvent, openOffice, written } from './office.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const standings = ({ prospect }: Office, ids: readonly number[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { status, stage, stage_times, assigned_to_user_ids, blocklisted, next_follow_up, planned_date_time } =
        await prospect(id)
      return { status, stage, stage_times, assigned_to_user_ids, blocklisted, next_follow_up, planned_date_time }
    }),
  )

/** Three prospects with a past, and a batch that changed everything about them. */
const openChanged = async () => {
  const office = await openOffice(desk)
  const { write, accountId, owner, agent } = office
  const ids = await desk.addProspects(accountId, 3)
  const [one = 0, two = 0, three = 0] = ids
  const assign = (userId: string) => ({ event_type: 'Assign to User', context: { assignedToUserIds: [userId] } })
  written(
    await write([
      { prospect_ids: ids, event_type: 'Showing Scheduled', planned_date_time: '2030-01-01T00:00:00Z' },
      { prospect_ids: ids, ...assign(agent.userId) },
    ]),
  )
  const before = await standings(office, ids)
  const batch = written(
    await write([
      { prospect_id: one, event_type: 'Blocklist Prospect', context: { reason: 'Rude' } },
      { prospect_id: two, event_type: 'Not Interested', next_follow_up: '2031-01-01T00:00:00Z' },
      { prospect_ids: ids, ...assign(owner.userId) },
      note(three),
    ]),
  )
  const after = await standings(office, ids)
  return { ...office, office, ids, one, two, three, before, after, batchId: batch.batch_id }
}

test('undoing brings status, stage, assignees, block and dates back, by events of a batch of its own', async () => {
  const { office, ids, before, batchId, undo, owner, accountId } = await openChanged()
  const response = await undo(batchId)
  expect(response.statusCode).toBe(201)
  const undone = response.json()
  expect(undone).toEqual({
    batch_id: response.headers['foyer-batch-id'],
    undoes_id: batchId,
    counts: { restored: 3, unchanged: 0, touched: 0 },
    restored: ids,
    unchanged: [],
    touched: [],
  })
  expect(await standings(office, ids)).toEqual(before)
  const { data } = (await owner.get(`/v2/batches/${undone.batch_id}/events`)).json()
  expect(data.length).toBeGreaterThanOrEqual(3)
  for (const event of data) expect(event).toMatchObject({ batch_id: undone.batch_id, undoes_batch_id: batchId })
  expect((await owner.get(`/v2/batches/${batchId}`)).json()).toMatchObject({ undone_by_ids: [undone.batch_id] })
  expect((await owner.get(`/v2/batches/${undone.batch_id}`)).json()).toMatchObject({
    account_id: accountId,
    kind: 'undo',
    status: 'finished',
    undoes_id: batchId,
    counts: { targets: 3, done: 3, refused: 0 },
  })
  expect(await desk.verify()).toBeNull()
})

test('undoing an undoing brings the batch back', async () => {
  const { office, ids, before, after, batchId, undo } = await openChanged()
  const first = (await undo(batchId)).json()
  const second = (await undo(first.batch_id)).json()
  expect(second.counts).toEqual({ restored: 3, unchanged: 0, touched: 0 })
  const now = await standings(office, ids)
  expect(now).toEqual(after)
  const third = (await undo(second.batch_id)).json()
  expect(third.counts).toMatchObject({ restored: 3 })
  expect(await standings(office, ids)).toEqual(before)
  expect(await desk.verify()).toBeNull()
})

test('prospects that somebody touched since are left alone and listed', async () => {
  const { office, ids, one, two, three, before, after, batchId, undo, write, owner } = await openChanged()
  oneEvent(await write([note(two, 'called back')]))
  const undone = (await undo(batchId)).json()
  expect(undone).toMatchObject({
    counts: { restored: 2, unchanged: 0, touched: 1 },
    restored: [one, three],
    touched: [{ prospect_id: two }],
  })
  expect(await standings(office, ids)).toEqual([before[0], after[1], before[2]])
  const { data } = (await owner.get(`/v2/batches/${undone.batch_id}/refusals`)).json()
  expect(data).toMatchObject([{ prospect_id: two, refusals: [{ code: 'untouched' }] }])
  // Something is left: once the note is gone it may be tried again, and what was restored stays as it is.
  const again = (await undo(batchId)).json()
  expect(again.counts).toEqual({ restored: 0, unchanged: 2, touched: 1 })
})

test('a note stays a note: there is nothing to restore', async () => {
  const { write, accountId, undo } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const { batch_id: batchId } = written(await write([note(one)]))
  expect((await undo(batchId)).json()).toMatchObject({
    counts: { restored: 0, unchanged: 1, touched: 0 },
    unchanged: [one],
  })
})

test('what was undone is not undone again, also not when two try at once', async () => {
  const { batchId, undo } = await openChanged()
  const answers = await Promise.all([undo(batchId), undo(batchId)])
  const restored = answers.map((answer) => answer.json().counts?.restored ?? answer.json().details[0].keyword)
  expect(restored.filter((count) => count === 3)).toHaveLength(1)
  expect(restored.filter((count) => count === 0 || count === 'alreadyUndone')).toHaveLength(1)
  const last = await undo(batchId)
  expect([last.statusCode, last.json().details]).toEqual([
    409,
    [expect.objectContaining({ keyword: 'alreadyUndone', params: { batch_id: expect.any(String) } })],
  ])
})

test('what v1 wrote for all prospects with a number is a batch too', async () => {
  const { app: _app, accountId, owner, agent, prospect, undo } = await openOffice(desk)
  const ids = await desk.addProspects(accountId, 3, '+15550100166')
  const body = assignment(ids[0] ?? 0, [agent.userId])
  const [event] = body.events
  const bulk = { events: [{ ...event, context: { ...event?.context, applyActionInBulk: true } }] }
  const response = await owner.post('/leasing_events', bulk)
  const batchId = String(response.headers['foyer-batch-id'])
  expect((await owner.get(`/v2/batches/${batchId}`)).json()).toMatchObject({
    id: batchId,
    account_id: accountId,
    kind: 'events',
    mode: 'atomic',
    status: 'finished',
    progress: 1,
    counts: { targets: 3, done: 3, written: 3, refused: 0 },
    created_by: owner.userId,
  })
  expect((await owner.get(`/v2/batches/${batchId}/events`)).json().data).toHaveLength(3)
  expect((await undo(batchId)).json()).toMatchObject({ counts: { restored: 3 }, restored: ids })
  for (const id of ids) expect((await prospect(id))['assigned_to_user_ids']).toEqual([])
  expect((await undo(batchId)).statusCode).toBe(409)
})

test('people undo their own batches; owners those of others too; what has ended is not cancelled', async () => {
  const { write, accountId, agent, owner, undo } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const others = written(await write([note(one)])).batch_id
  const own = written(await agent.post('/v2/leasing_events', { events: [note(one)] })).batch_id
  expect((await agent.post(`/v2/batches/${others}/undo`, {})).statusCode).toBe(403)
  expect((await agent.post(`/v2/batches/${others}/cancel`, {})).statusCode).toBe(403)
  expect((await agent.post(`/v2/batches/${own}/undo`, {})).statusCode).toBe(201)
  expect(gist(await owner.post(`/v2/batches/${others}/cancel`, {}))).toEqual([409, 'batchEnded'])
  const refusedAll = written(await write([note(999_999_999)], { mode: 'partial' })).batch_id
  expect(gist(await undo(refusedAll))).toEqual([409, 'nothingToUndo'])
})

test('batches are listed, the newest first, page by page, and by status', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.unshift(written(await write([note(one)])).batch_id)
  const pages: string[][] = []
  for (let query = '?limit=2'; query !== ''; ) {
    const { data, next_cursor: next } = (await owner.get(`/v2/batches${query}`)).json()
    pages.push(data.map(({ id }: { id: string }) => id))
    query = next === null ? '' : `?limit=2&cursor=${next}`
  }
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
  const of = async (status: string) => (await owner.get(`/v2/batches?status=${status}`)).json().data.length
  expect(await Promise.all(['finished', 'running', 'queued', 'failed', 'cancelled'].map(of))).toEqual([5, 0, 0, 0, 0])
  expect(gist(await owner.get('/v2/batches?cursor=x'))).toEqual([400, 'cursor .cursor'])
  expect(gist(await owner.get(`/v2/batches/${ids[0]}/refusals?cursor=x`))).toEqual([400, 'cursor .cursor'])
})
