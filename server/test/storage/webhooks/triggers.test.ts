import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { keepHouse } from '../../../src/cli/housekeeping.ts'
import { createLog } from '../../../src/log.ts'
import { deleteEndpoint, insertEndpoint } from '../../../src/storage/webhooks/endpoints.ts'
import { attachTriggers, detachTriggersIfUnused } from '../../../src/storage/webhooks/triggers.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../../engine/desk.ts'
import { until } from '../../support/wait.ts'
import { heardBy } from './endpoints.ts'

/** The triggers that note changes are off while nobody listens, and whoever begins to listen misses nothing. */

let desk: Desk
let accountId: string
let agent: string
let prospects: number[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  prospects = await desk.addProspects(accountId, 20)
})
afterAll(() => desk.close())

const areOn = async (): Promise<boolean[]> =>
  (
    await desk.pool.query<{ on: boolean }>(
      "select distinct tgenabled <> 'D' as on from pg_trigger where tgname ~ '^(units|prospects|events)_(added|changed)$'",
    )
  ).rows.map((row) => row.on)

const newEndpoint = () => ({
  accountId,
  id: randomUUID(),
  url: 'https://example.com/hook',
  description: null,
  format: 'standard' as const,
  tables: ['leasing_events'] as const,
  eventTypes: null,
  secret: Buffer.from('sealed'),
  createdBy: agent,
  createdByTokenId: null,
})

/** As a request makes one: in one transaction with the triggers. Its id. */
const addEndpoint = (afterAttaching = async (): Promise<void> => {}): Promise<string> =>
  desk.database.transaction(async (tables) => {
    if (!(await attachTriggers(tables))) throw new Error('somebody wrote all the time')
    await afterAttaching()
    return (await insertEndpoint(tables, newEndpoint())).id
  })

const removeEndpoint = (id: string): Promise<unknown> =>
  desk.database.transaction((tables) => deleteEndpoint(tables, { accountId, id }))

/** The housekeeping of one server, with no pause to speak of, until the test is over. */
const useHousekeeping = (): void => {
  const housekeeping = keepHouse({
    database: desk.database,
    log: createLog('silent'),
    owners: { noteUse: async () => {} },
    metrics: { setJobs: () => {} },
    everyMs: 5,
  })
  onTestFinished(() => clearInterval(housekeeping))
}

test('housekeeping switches them off when the last endpoint is gone, and a new one switches them on again', async () => {
  useHousekeeping()
  const [one, other] = [await addEndpoint(), await addEndpoint()]
  await removeEndpoint(one)
  expect(await areOn()).toEqual([true])
  await removeEndpoint(other)
  await until(async () => !(await areOn()).includes(true))
  const next = await addEndpoint()
  expect(await areOn()).toEqual([true])
  await removeEndpoint(next)
  await until(async () => !(await areOn()).includes(true))
})

test('they are not switched off for an endpoint that is just being made', async () => {
  await removeEndpoint(await addEndpoint())
  expect(await areOn()).toEqual([true])
  const id = await addEndpoint(() => desk.database.transaction(detachTriggersIfUnused))
  expect(await areOn()).toEqual([true])
  await removeEndpoint(id)
})

test('endpoints that come and go while others write and housekeeping runs: each hears of all that was written in its life', async () => {
  const engine = useEngine(desk.url)
  useHousekeeping()
  let isOver = false
  let heard: number[] = []
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      // An endpoint that was there before the request is told of it.
      const life = heard
      life.push(recorded(await engine.append(assign(agent, prospects[(writer + turn) % 20] ?? 0, [agent]))).event.id)
    }
  }
  const writers = Array.from({ length: 4 }, (_, writer) => write(writer * 5))
  for (let cycle = 0; cycle < 12; cycle++) {
    const id = await addEndpoint()
    const life: number[] = []
    heard = life
    await until(() => life.length >= 40)
    const expected = [...life]
    await removeEndpoint(id)
    const told = new Set((await heardBy(desk, id)).map(({ record }) => Number(record?.['id'])))
    expect(expected.filter((event) => !told.has(event))).toEqual([])
    heard = []
    // Sometimes the next one comes while they are still on.
    if (cycle % 2 === 0) await until(async () => !(await areOn()).includes(true))
  }
  isOver = true
  await Promise.all(writers)
})
