import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk, useEngine } from '../desk.ts'
import { about, oneWritten, writeOf, written } from './events.ts'

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())

const prospectWith = async (phone: string): Promise<number> => {
  const [id = 0] = await desk.addProspects(accountId, 1, phone)
  return id
}
const block = { eventType: 'Blocklist Prospect', reason: 'fraud' } as const
const desired = { eventType: 'Showing Desired' } as const

/** Moments that are over, so that no test depends on how fast it is. */
const [blockedAt, between, end] = [
  '2025-02-01T00:00:00.000000Z',
  '2025-02-15T00:00:00.000000Z',
  '2025-03-01T00:00:00.000000Z',
]
const standing = async (id: number) =>
  (await desk.pool.query('select status, stage, block_phone as phone from prospects where id = $1', [id])).rows[0]

test('a block with an end gets a job for that moment, which lifts nothing before', async () => {
  const engine = useEngine(desk.url)
  const id = await prospectWith('+15550100001')
  const { rows } = await desk.pool.query<{ tomorrow: string }>(
    "select clock_timestamp() + interval '1 day' as tomorrow",
  )
  const [{ tomorrow } = { tomorrow: '' }] = rows
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { ...block, until: tomorrow })])))
  const jobs = await desk.pool.query(
    `select payload, run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'endBlock'`,
  )
  expect(jobs.rows).toEqual([{ payload: { accountId, prospectId: id }, run_at: tomorrow }])
  expect(await engine.endBlock({ accountId, prospectId: id })).toEqual({ kind: 'done' })
  expect(await standing(id)).toMatchObject({ status: 'Blocklist Prospect' })
  expect(await desk.verify()).toBeNull()
})

test('a block whose moment has come is lifted by its job, once, and the status from before returns', async () => {
  const engine = useEngine(desk.url)
  const id = await prospectWith('+15550100007')
  const before = { ...desired, occurredAt: '2025-01-01T00:00:00.000000Z' }
  const timed = { ...block, occurredAt: blockedAt, until: end }
  written(await engine.write(writeOf(agent, accountId, [about(id, before), about(id, timed)])))
  expect(await standing(id)).toMatchObject({ status: 'Blocklist Prospect' })
  for (let turn = 0; turn < 2; turn++)
    expect(await engine.endBlock({ accountId, prospectId: id })).toEqual({ kind: 'done' })
  expect(await standing(id)).toEqual({ status: 'Showing Desired', stage: 'contacted', phone: null })
  expect((await desk.eventsOf(id)).map(({ eventType }) => eventType)).toEqual([
    'Showing Desired',
    'Blocklist Prospect',
    'Unblock Prospect',
  ])
  expect(await desk.verify()).toBeNull()
})

test('a block whose time has come forbids nothing any more, also before the job has said so', async () => {
  const engine = useEngine(desk.url)
  const [id, other] = [await prospectWith('+15550100002'), await prospectWith('+15550100002')]
  oneWritten(
    await engine.write(writeOf(agent, accountId, [about(id, { ...block, occurredAt: blockedAt, until: end })])),
  )
  for (const one of [id, other])
    expect(
      await engine.write(writeOf(agent, accountId, [about(one, { ...desired, occurredAt: between })])),
    ).toMatchObject({ kind: 'refused', results: [{ end: { faults: [{ code: 'prospectBlocklisted' }] } }] })
  for (const one of [other, id]) oneWritten(await engine.write(writeOf(agent, accountId, [about(one, desired)])))
  expect(await standing(id)).toEqual({ status: 'Showing Desired', stage: 'contacted', phone: null })
  expect(await desk.verify()).toBeNull()
})

test('an event that happened before the block may still be told', async () => {
  const engine = useEngine(desk.url)
  const id = await prospectWith('+15550100003')
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, block)])))
  oneWritten(
    await engine.write(
      writeOf(agent, accountId, [about(id, { ...desired, occurredAt: '2025-01-01T00:00:00.000000Z' })]),
    ),
  )
  expect(await standing(id)).toMatchObject({ status: 'Blocklist Prospect' })
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { eventType: 'Unblock Prospect' })])))
  expect(await standing(id)).toMatchObject({ status: 'Showing Desired' })
  expect(await desk.verify()).toBeNull()
})

test('a block of one call holds for the events behind it in the same call', async () => {
  const engine = useEngine(desk.url)
  const [id, other] = [await prospectWith('+15550100004'), await prospectWith('+15550100004')]
  const command = writeOf(agent, accountId, [about(id, block), about(other, desired), about(other, {})], {
    mode: 'partial',
  })
  const ends = written(await engine.write(command)).map(({ end }) => end.kind)
  expect(ends).toEqual(['written', 'refused', 'written'])
  expect(await desk.verify()).toBeNull()
})

test('a number that a prospect has no longer stays blocked, and the prospect too', async () => {
  const engine = useEngine(desk.url)
  const [id, other] = [await prospectWith('+15550100005'), await prospectWith('+15550100005')]
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, block)])))
  await desk.pool.query("update prospects set phone_e164 = '+15550100006' where id = $1", [id])
  for (const one of [id, other])
    expect(await engine.write(writeOf(agent, accountId, [about(one, desired)]))).toMatchObject({ kind: 'refused' })
  const lifted = written(
    await engine.write(writeOf(agent, accountId, [about(other, { eventType: 'Unblock Prospect' })])),
  )
  expect(lifted.map(({ prospectId }) => prospectId)).toEqual([other, id])
  expect(await desk.verify()).toBeNull()
})
