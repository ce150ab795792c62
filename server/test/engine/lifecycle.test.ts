import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/wait.ts'
import { assign, type Desk, keyOf, openDesk, recorded, type TestEngine, useEngine } from './desk.ts'

let desk: Desk
let agent: string
let prospectIds: number[]

beforeAll(async () => {
  desk = await openDesk()
  const accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  prospectIds = await desk.addProspects(accountId, 50)
})
afterAll(() => desk.close())

const append = (engine: TestEngine, count: number) =>
  Array.from({ length: count }, (_, place) => engine.append(assign(agent, prospectIds[place % 50] ?? 0, [])))

test('an idle engine sends a request at once, and those that arrive meanwhile form the next batch', async () => {
  const engine = useEngine(desk.url)
  // Prospects that nobody has met yet are read first, some sooner than others.
  await Promise.all(append(engine, 100))
  engine.batchSizes.length = 0
  recorded(await append(engine, 1)[0])
  await Promise.all(append(engine, 100))
  expect(engine.batchSizes).toEqual([1, 100])
})

test('a request that no queue has room for is told so at once, and those that wait are recorded', async () => {
  const engine = useEngine(desk.url, { queueLength: 10 })
  const outcomes = await Promise.all(append(engine, 14))
  expect(outcomes.map((outcome) => outcome.kind)).toEqual([
    ...Array.from({ length: 10 }, () => 'recorded'),
    ...Array.from({ length: 4 }, () => 'overloaded'),
  ])
  recorded(await append(engine, 1)[0])
})

test('an overloaded request leaves its key free', async () => {
  const engine = useEngine(desk.url, { queueLength: 1 })
  const keyed = () =>
    engine.append(assign(agent, prospectIds[0] ?? 0, [], { tokenId: agent, idempotency: keyOf('full') }))
  const [, overloaded] = await Promise.all([...append(engine, 1), keyed()])
  expect(overloaded).toEqual({ kind: 'overloaded' })
  expect(recorded(await keyed()).replayed).toBe(false)
})

test('closing finishes what was accepted, refuses what comes later, and ends for all who asked for it', async () => {
  const engine = useEngine(desk.url)
  const accepted = append(engine, 700)
  const closings = [engine.close(), engine.close()]
  expect(await append(engine, 1)[0]).toEqual({ kind: 'unavailable' })
  for (const outcome of await Promise.all(accepted)) recorded(outcome)
  await closings[0]
  await closings[1]
  expect(engine.state()).toEqual({ waiting: 0 })
})

test('closing waits for a request that waits for a locked prospect', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 30_000 })
  const holder = await desk.pool.connect()
  await holder.query('begin')
  await holder.query('select from prospects where id = $1 for update', [prospectIds[3]])
  const waiting = engine.append(assign(agent, prospectIds[3] ?? 0, []))
  let isClosed = false
  const closed = engine.close().then(() => {
    isClosed = true
  })
  await until(async () => {
    const { rowCount } = await desk.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rowCount === 1
  })
  expect(isClosed).toBe(false)
  await holder.query('rollback')
  holder.release()
  recorded(await waiting)
  await closed
})

test('the number of requests that wait is told', async () => {
  const engine = useEngine(desk.url)
  const requests = append(engine, 5)
  expect(engine.state()).toEqual({ waiting: 5 })
  await Promise.all(requests)
  expect(engine.state()).toEqual({ waiting: 0 })
})
