import { afterAll, beforeAll, expect, test } from 'vitest'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from './desk.ts'
import { about, writeOf, written } from './writing/events.ts'

let desk: Desk
let accountId: string
let agents: string[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agents = [await desk.addMember(accountId), await desk.addMember(accountId), await desk.addMember(accountId)]
})
afterAll(() => desk.close())

const agent = (place: number): string => agents[place % agents.length] ?? ''

/** So many writers, each sending its next request when the one before it was answered. */
const writeAsMany = async (
  writers: number,
  each: number,
  engines: readonly TestEngine[],
  prospectIds: readonly number[],
): Promise<number> => {
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; turn < each; turn++) {
      const engine = engines[writer % engines.length]
      const prospectId = prospectIds[(writer + turn) % prospectIds.length] ?? 0
      recorded(await engine?.append(assign(agent(writer), prospectId, [agent(writer + turn)])))
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return writers * each
}

const expectUnbrokenChain = async (prospectId: number, events: number): Promise<void> => {
  const log = await desk.eventsOf(prospectId)
  expect(log.map((event) => event.sequence)).toEqual(Array.from({ length: events }, (_, place) => place + 1))
  for (const [place, event] of log.entries()) {
    const before = log[place - 1]
    expect(event.context.previousAssignedToUserIds).toEqual(before?.context.assignedToUserIds ?? [])
    if (before === undefined) continue
    expect(event.createdAt > before.createdAt).toBe(true)
    expect(event.id).toBeGreaterThan(before.id)
  }
}

test('64 writers of one prospect leave a chain of assignees without a gap, in one order of ids, times and sequences', async () => {
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const engine = useEngine(desk.url)
  await expectUnbrokenChain(prospectId, await writeAsMany(64, 8, [engine], [prospectId]).then(() => 512))
  expect(Math.max(...engine.batchSizes)).toBeGreaterThan(8)
  expect(engine.errors).toEqual([])
})

test('64 writers of one prospect through two servers leave a chain without a gap', async () => {
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  await expectUnbrokenChain(prospectId, await writeAsMany(64, 6, engines, [prospectId]))
  expect(engines.flatMap((engine) => engine.errors)).toEqual([])
})

test('64 writers of eight prospects through three servers lose and double nothing', async () => {
  const prospectIds = await desk.addProspects(accountId, 8)
  const engines = [useEngine(desk.url), useEngine(desk.url), useEngine(desk.url)]
  const written = await writeAsMany(64, 8, engines, prospectIds)
  for (const prospectId of prospectIds) await expectUnbrokenChain(prospectId, written / prospectIds.length)
})

test('requests that arrive together are answered in the order of their arrival', async () => {
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const engine = useEngine(desk.url)
  const outcomes = await Promise.all(
    Array.from({ length: 300 }, (_, place) => engine.append(assign(agent(0), prospectId, [], { notes: `${place}` }))),
  )
  const ids = outcomes.map((outcome) => recorded(outcome).event.id)
  expect(ids).toEqual(ids.toSorted((one, other) => one - other))
  expect((await desk.eventsOf(prospectId)).map((event) => event.notes)).toEqual(ids.map((_, place) => `${place}`))
})

test('what is answered is what stands in the log, to the microsecond', async () => {
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const { event } = recorded(
    await useEngine(desk.url).append(assign(agent(1), prospectId, [agent(2), agent(0)], { notes: 'é 👩‍👩‍👧 "\\' })),
  )
  const [stored] = await desk.eventsOf(prospectId)
  expect(event).toEqual({
    id: stored?.id,
    accountId,
    prospectId,
    createdAt: stored?.createdAt,
    createdBy: agent(1),
    eventType: 'Assign to User',
    source: null,
    notes: 'é 👩‍👩‍👧 "\\',
    plannedDateTime: null,
    nextFollowUp: null,
    deleted: false,
    context: {
      assignedToUserIds: [agent(2), agent(0)],
      createdByUserRole: 'Leasing Agent',
      previousAssignedToUserIds: [],
    },
  })
  expect(stored?.notes).toBe(event.notes)
  expect(event.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
})

test('the time of an event is never before that of the one before it, not even when the clock jumps back', async () => {
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const engine = useEngine(desk.url)
  await desk.pool.query("update prospects set last_event_at = '2999-12-31T23:59:59.999998Z' where id = $1", [
    prospectId,
  ])
  const outcomes = await Promise.all([1, 2, 3].map(() => engine.append(assign(agent(0), prospectId, []))))
  expect(outcomes.map((outcome) => recorded(outcome).event.createdAt)).toEqual([
    '2999-12-31T23:59:59.999999Z',
    '3000-01-01T00:00:00.000000Z',
    '3000-01-01T00:00:00.000001Z',
  ])
})

test('an assignment leaves all else that is known of a prospect as it is, also of one that is blocked', async () => {
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2, '+15550100777')
  const engine = useEngine(desk.url)
  const due = '2999-01-01T08:00:00.000000Z'
  const showing = { eventType: 'Showing Scheduled', plannedDateTime: due, nextFollowUp: due } as const
  const handed = { eventType: 'Reassign Showing', assignedToUserIds: [agent(1)] } as const
  const block = { eventType: 'Blocklist Prospect', reason: 'spam' } as const
  const events = [about([one, two], showing), about([one, two], handed), about(one, block)]
  written(await engine.write(writeOf(agent(0), accountId, events)))
  const rest = async () => {
    const { rows } = await desk.pool.query<{ row: Record<string, unknown> }>(
      'select to_jsonb(p) as row from prospects p where id in ($1, $2) order by id',
      [one, two],
    )
    const changed = ['version', 'assigned_to_user_ids', 'last_event_at', 'updated_at']
    return rows.map(({ row }) => Object.entries(row).filter(([column]) => !changed.includes(column)))
  }
  const before = await rest()
  recorded(await engine.append(assign(agent(0), one, [agent(2)])))
  for (const samePhone of [false, true])
    await Promise.all(
      [one, two].map(async (id) => recorded(await engine.append(assign(agent(0), id, [agent(1)], { samePhone })))),
    )
  expect(await desk.eventsOf(one)).toHaveLength(7)
  expect(await rest()).toEqual(before)
})

test('after all of this the log folds to what is stored', async () => {
  expect(await desk.verify()).toBeNull()
})

test('a bulk request does not overtake a single one for a prospect that nobody has met yet', async () => {
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const engine = useEngine(desk.url)
  const single = engine.append(assign(agent(0), prospectId, [agent(1)]))
  const bulk = engine.append(assign(agent(0), prospectId, [agent(2)], { samePhone: true }))
  recorded(await single)
  recorded(await bulk)
  const log = await desk.eventsOf(prospectId)
  expect(log.map((event) => event.context.assignedToUserIds)).toEqual([[agent(1)], [agent(2)]])
})
