import { randomUUID } from 'node:crypto'
import { array, assert, asyncProperty, boolean, constantFrom, integer, option, record, subarray } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventContext } from '../../src/catalogue/leasing-events.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import { decideAssignment, isRefusal } from '../../src/domain/decide.ts'
import type { AppendCommand, Outcome } from '../../src/engine/commands.ts'
import { assign, type Desk, keyOf, openDesk, type TestEngine, useEngine } from './desk.ts'

/** Nothing depends on batching: whatever arrives together, the log is one that a single careful clerk could have written. */

let desk: Desk
let accountId: string
let members: Map<string, Role>
let people: string[]
let phones = 0

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  const roles: readonly Role[] = ['Owner', 'Leasing Agent', 'Read-only']
  const ids = await Promise.all(roles.map((role) => desk.addMember(accountId, role)))
  members = new Map(ids.map((id, place) => [id, roles[place] ?? 'Owner']))
  people = [...ids, await desk.addUser()]
})
afterAll(() => desk.close())

/** What is said, in places of the lists above, so that a failing example can be read. */
const saying = record({
  actor: constantFrom(0, 0, 0, 1, 1, 2, 3),
  prospect: integer({ min: 0, max: 5 }),
  assignees: subarray([0, 1, 2, 3], { maxLength: 2 }),
  samePhone: boolean(),
  key: option(integer({ min: 0, max: 3 })),
  /** Whether the sender waits for the answer before the next is sent. */
  waits: boolean(),
  engine: integer({ min: 0, max: 1 }),
})
type Saying = Parameters<Parameters<typeof saying.map>[0]>[0]

const toCommand = (said: Saying, prospectIds: readonly number[], tokenId: string, place: number): AppendCommand =>
  assign(
    people[said.actor] ?? '',
    prospectIds[said.prospect] ?? 0,
    said.assignees.map((index) => people[index] ?? ''),
    {
      samePhone: said.samePhone,
      notes: `${place}`,
      tokenId,
      idempotency: said.key === null ? null : keyOf(`${said.key}`, 'any'),
    },
  )

const sendAll = async (
  sayings: readonly Saying[],
  commands: readonly AppendCommand[],
  engines: readonly TestEngine[],
): Promise<Outcome[]> => {
  const outcomes: Promise<Outcome>[] = []
  for (const [place, command] of commands.entries()) {
    const outcome = engines[sayings[place]?.engine ?? 0]?.append(command) ?? Promise.reject(new Error('no engine'))
    outcomes.push(outcome)
    if (sayings[place]?.waits) await outcome
  }
  return Promise.all(outcomes)
}

type LogRow = {
  readonly prospectId: number
  readonly notes: string
  readonly context: EventContext
}

/** The log in the order of ids, and what a clerk who decides one event after another makes of the same commands in that order. */
const compareWithClerk = async (prospectIds: readonly number[], commands: readonly AppendCommand[]) => {
  const { rows } = await desk.pool.query<LogRow>(
    `select prospect_id as "prospectId", notes, context from leasing_events
     where prospect_id = any($1::bigint[]) order by id`,
    [prospectIds],
  )
  const holders = new Map<number, readonly string[]>()
  for (const row of rows) {
    const command = commands[Number(row.notes)]
    if (command === undefined) throw new Error(`nobody said ${row.notes}`)
    const { actor, draft } = command
    const outcome = decideAssignment(actor.userId, draft, holders.get(row.prospectId) ?? [], members)
    if (isRefusal(outcome)) throw new Error(`the clerk refuses ${row.notes}: ${JSON.stringify(outcome)}`)
    expect(row.context).toEqual(outcome.context)
    holders.set(row.prospectId, draft.assignedToUserIds)
  }
  return rows
}

/** How often each command stands in the log: as its outcome says, and a key never twice. */
const expectCounts = (
  rows: readonly LogRow[],
  commands: readonly AppendCommand[],
  outcomes: readonly Outcome[],
  sharing: ReadonlySet<number>,
): void => {
  const keys = new Set<string>()
  for (const [place, outcome] of outcomes.entries()) {
    const command = commands[place]
    if (command === undefined) throw new Error('an outcome without a command')
    const written = rows.filter((row) => row.notes === `${place}`).length
    if (outcome.kind !== 'recorded' || outcome.replayed) {
      expect(written).toBe(0)
      continue
    }
    expect(written).toBe(command.samePhone && sharing.has(command.prospectId) ? sharing.size : 1)
    const key = command.idempotency?.key
    if (key !== undefined) expect(keys.has(key)).toBe(false)
    if (key !== undefined) keys.add(key)
  }
}

const play = async (sayings: readonly Saying[], engines: readonly TestEngine[]): Promise<void> => {
  const phone = `+1555${String(++phones).padStart(7, '0')}`
  const prospectIds = [...(await desk.addProspects(accountId, 4, phone)), ...(await desk.addProspects(accountId, 2))]
  const tokenId = randomUUID()
  const commands = sayings.map((said, place) => toCommand(said, prospectIds, tokenId, place))
  const outcomes = await sendAll(sayings, commands, engines)
  for (const outcome of outcomes) expect(['recorded', 'refused', 'keyBusy']).toContain(outcome.kind)
  const rows = await compareWithClerk(prospectIds, commands)
  expectCounts(rows, commands, outcomes, new Set(prospectIds.slice(0, 4)))
}

test('random histories through one server read as if they had been written one by one', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 20_000 })
  await assert(
    asyncProperty(array(saying, { minLength: 1, maxLength: 60 }), (sayings) => play(sayings, [engine, engine])),
    { numRuns: 60 },
  )
  expect(engine.errors).toEqual([])
  expect(await desk.verify()).toBeNull()
})

test('random histories through two servers at once do too', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 20_000 }), useEngine(desk.url, { lockTimeoutMs: 20_000 })]
  await assert(
    asyncProperty(array(saying, { minLength: 1, maxLength: 60 }), (sayings) => play(sayings, engines)),
    { numRuns: 40 },
  )
  expect(engines.flatMap((engine) => engine.errors)).toEqual([])
  expect(await desk.verify()).toBeNull()
})
