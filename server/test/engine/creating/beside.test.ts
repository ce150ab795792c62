import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import type { CreateCommand } from '../../../src/engine/commands.ts'
import { until } from '../../support/wait.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../desk.ts'
import { done, holdRow, mergeOf, undoOf } from '../merging/merges.ts'

/** Creations and merges have transactions of their own. However many come, and however long they take, batches go on. */

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())

const nobody = {
  name: 'Ada',
  email: null,
  phone: null,
  phoneE164: null,
  notes: null,
  source: 'Other',
  unitId: null,
  prospectType: 'Self' as const,
  prescreened: false,
  externalId: null,
  createdAt: null,
}
const creation = (assignedToUserIds: string[] | null = null): CreateCommand => ({
  actor: { userId: agent, tokenId: null, onlyAccountIds: null },
  prospects: [{ record: { ...nobody, accountId }, assignedToUserIds }],
})

/** Nobody can be inserted while this is held. */
const holdProspects = async () => {
  const client = await desk.pool.connect()
  await client.query('begin')
  await client.query('lock table import_rejects, prospect_changes')
  await client.query('select from accounts for update')
  await client.query('lock table prospects in share mode')
  return async () => {
    await client.query('rollback')
    client.release()
  }
}

test('a prospect begins with its events: the new one, and who has it', async () => {
  const engine = useEngine(desk.url)
  const created = await engine.create(creation([agent]))
  if (created.kind !== 'created') throw new Error(created.kind)
  const [first] = created.events
  const events = await desk.eventsOf(first?.prospectId ?? 0)
  expect(events.map(({ eventType, sequence }) => [eventType, sequence])).toEqual([
    ['New', 1],
    ['Assign to User', 2],
  ])
  expect(events[0]?.id).toBe(first?.id)
  expect(events[1]?.createdAt.localeCompare(events[0]?.createdAt ?? '')).toBe(1)
  expect(await desk.verify()).toBeNull()
})

test('of prospects that came at one moment, so few share it that a page of v1 holds them', async () => {
  const engine = useEngine(desk.url)
  const createdAt = '2024-05-05T10:00:00.123456Z'
  const many = {
    ...creation(),
    prospects: Array.from({ length: 300 }, () => ({
      ...creation().prospects[0],
      record: { ...nobody, accountId, createdAt },
      assignedToUserIds: null,
    })),
  }
  for (let turn = 0; turn < 2; turn++) expect((await engine.create(many)).kind).toBe('created')
  const { rows } = await desk.pool.query<{ n: number; at: string }>(
    `select count(*) as n, created_at as at from prospects where created_at < '2024-06-01' and account_id = $1 group by created_at order by created_at`,
    [accountId],
  )
  expect(rows[0]?.at).toBe(createdAt)
  expect(Math.max(...rows.map(({ n }) => n))).toBeLessThan(100)
  expect(rows.at(-1)?.at.slice(0, 23)).toBe(createdAt.slice(0, 23))
  expect(await desk.verify()).toBeNull()
})

test('nobody is created when one of them can not be', async () => {
  const engine = useEngine(desk.url)
  const stranger = await desk.addUser()
  const [good, bad] = [creation(), creation([stranger])]
  const before = await desk.countEvents()
  expect(await engine.create({ ...good, prospects: [...good.prospects, ...bad.prospects] })).toMatchObject({
    kind: 'refused',
    place: 1,
  })
  expect(await desk.countEvents()).toBe(before)
})

test('a hundred creations at once, and a database that holds them up, turn no assignment away', async () => {
  const engine = useEngine(desk.url, { statementTimeoutMs: 1_000 })
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  recorded(await engine.append(assign(agent, prospectId, [agent])))
  const release = await holdProspects()
  const creations = Array.from({ length: 100 }, () => engine.create(creation()))
  const first = await Promise.race(creations)
  expect(first.kind).toBe('unavailable')
  await release()
  expect(engine.health.isUp()).toBe(true)
  recorded(await engine.append(assign(agent, prospectId, [])))
  const kinds = (await Promise.all(creations)).map(({ kind }) => kind)
  expect(kinds).toContain('created')
  expect(await desk.verify()).toBeNull()
})

test('those beyond the bounded queue are told so, and nothing is written for them', async () => {
  const engine = useEngine(desk.url, { statementTimeoutMs: 10_000 })
  const release = await holdProspects()
  const most = limits.transactionsBeside + limits.transactionsBesideWaiting
  const kinds: string[] = []
  const creations = Array.from({ length: most + 5 }, async () => {
    kinds.push((await engine.create(creation())).kind)
  })
  await until(() => kinds.length >= 5)
  expect(kinds).toEqual(Array.from({ length: 5 }, () => 'overloaded'))
  await release()
  await Promise.all(creations)
  expect(kinds.filter((kind) => kind === 'created')).toHaveLength(most)
})

test('whatever is committed is told: a batch, a creation, a merge and its undoing, and what waited for a row', async () => {
  const engine = useEngine(desk.url)
  const [kept = 0, merged = 0] = await desk.addProspects(accountId, 2)
  const isTold = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = engine.writings()
    const result = await work()
    await until(() => engine.writings() > before)
    return result
  }
  await isTold(() => engine.append(assign(agent, kept, [agent])))
  await isTold(() => engine.create(creation()))
  const { id } = done(await isTold(() => engine.merge(mergeOf(agent, accountId, kept, merged))))
  await isTold(() => engine.undoMerge(undoOf(agent, accountId, id)))
  const held = await holdRow(desk, kept)
  const waiting = engine.append(assign(agent, kept, []))
  await until(held.hasWaiter)
  await isTold(async () => {
    await held.release()
    recorded(await waiting)
  })
})
