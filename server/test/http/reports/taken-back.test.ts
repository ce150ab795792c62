import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk, type TestEngine, useEngine } from '../../engine/desk.ts'
import { about, oneWritten, type Said, writeOf, written } from '../../engine/writing/events.ts'
import { toText } from '../../storage/reports/world.ts'
import { addToken, bearer, shareApp } from '../app.ts'

/** What was deleted or taken back is in no report; version 1 still lists it among the events. */

let desk: Desk
let accountId: string
let owner: string
let token: string
let app: FastifyInstance
let engine: TestEngine
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  accountId = await desk.addAccount()
  owner = await desk.addMember(accountId, 'Owner')
  token = (await addToken(desk, owner)).token
  ;({ app } = await shareApp(desk))
  engine = useEngine(desk.url)
})

const day = 86_400_000
const planned = toText(Date.now() + day)
const actor = () => ({ userId: owner, tokenId: null, onlyAccountIds: null })

const get = async (url: string, query: Record<string, string>) => {
  const response = await app.inject({ url, query, headers: bearer(token) })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const report = async (name: string): Promise<readonly Record<string, unknown>[]> => {
  const window = { start: toText(Date.now() - day), end: toText(Date.now() + 2 * day) }
  return (await get(`/reporting/${name}`, { account_ids: accountId, ...window })).data
}

const newProspect = async (): Promise<number> => (await desk.addProspects(accountId, 1))[0] ?? 0
const say = async (prospectId: number, said: Said) =>
  oneWritten(await engine.write(writeOf(owner, accountId, [about(prospectId, said)])))
const schedule = (prospectId: number) =>
  say(prospectId, { eventType: 'Showing Scheduled', plannedDateTime: planned, notes: 'At the door' })

/** Takes a batch back, and tells the batch that did so. */
const undo = async (undoesId: string | null, prospectId: number): Promise<string> => {
  const batchId = randomUUID()
  const prospectIds = [prospectId]
  const undoing = await engine.undoBatch({
    actor: actor(),
    accountId,
    batchId,
    undoesId: undoesId ?? '',
    prospectIds,
    firstPlace: 0,
  })
  expect(undoing).toMatchObject({ kind: 'undone', results: [{ end: 'restored' }] })
  return batchId
}

test('a deleted showing is in no report, and version 1 lists it as deleted', async () => {
  const id = await newProspect()
  const showing = await schedule(id)
  expect(await report('showings')).toHaveLength(1)
  await engine.deleteEvent({ actor: actor(), accountId, eventId: showing.id, reason: 'Wrong prospect' })
  expect(await report('showings')).toEqual([])
  expect(await report('marketing-sources')).toEqual([])
  const { data } = await get('/leasing_events', { prospect_id: String(id) })
  expect(data).toEqual([expect.objectContaining({ id: showing.id, deleted: true, notes: 'At the door' })])
})

test('showings that were canceled by mistake, and that taken back, are as if nobody had said so', async () => {
  const id = await newProspect()
  await schedule(id)
  const before = [await report('showings'), await report('marketing-sources')]
  const cancelation = await say(id, { eventType: 'Showing Canceled', notes: 'The whole street' })
  expect(await report('showings')).toMatchObject([{ status: 'Canceled', cancellation_reason: 'The whole street' }])
  expect(await report('marketing-sources')).toMatchObject([{ upcoming_showings: 0 }])
  const undoing = await undo(cancelation.batchId, id)
  expect([await report('showings'), await report('marketing-sources')]).toEqual(before)
  await undo(undoing, id)
  expect(await report('showings')).toMatchObject([{ status: 'Canceled', cancellation_reason: 'The whole street' }])
})

test('what takes back an event counts for nothing, though it bears the name of one that counts', async () => {
  const id = await newProspect()
  await schedule(id)
  const completed = await say(id, { eventType: 'Showing Complete', notes: 'Likes it' })
  await undo(completed.batchId, id)
  const { data } = await get('/leasing_events', { prospect_id: String(id) })
  expect(data.map((event: { event_type: string }) => event.event_type)).toEqual([
    'Showing Scheduled',
    'Showing Complete',
    'Showing Scheduled',
  ])
  expect(await report('marketing-sources')).toMatchObject([
    { showings_scheduled: 1, showings_completed: 0, upcoming_showings: 1 },
  ])
  expect(await report('showings')).toMatchObject([{ status: 'Scheduled', feedback: null }])
})

test('of a batch that was taken back for some prospects, the others still count', async () => {
  const [first, second] = [await newProspect(), await newProspect()]
  for (const id of [first, second]) await schedule(id)
  const completion = about([first, second], { eventType: 'Showing Complete' })
  const [result] = written(await engine.write(writeOf(owner, accountId, [completion])))
  const batchId = result?.end.kind === 'written' ? (result.end.event?.batchId ?? null) : null
  await say(second, { eventType: 'Log Note' })
  await undo(batchId, first)
  expect((await report('showings')).map(({ status }) => status).toSorted()).toEqual(['Completed', 'Scheduled'])
  expect(await report('marketing-sources')).toMatchObject([{ showings_completed: 1, upcoming_showings: 1 }])
})
