import type { Engine } from '../../engine/commands.ts'
import type { WantedEvent } from '../../engine/writing/commands.ts'
import type { Database } from '../../storage/database.ts'
import { insertAccount, listAccounts } from '../../storage/records/accounts.ts'
import { upsertMembership } from '../../storage/records/memberships.ts'
import { insertProspects } from '../../storage/records/prospects.ts'
import { insertUnits } from '../../storage/records/units.ts'
import { insertUser } from '../../storage/records/users.ts'
import { type DemoTokens, demoSeed, hasDemoTokens, mintDemoTokens, organisation } from './tokens.ts'
import { makeWorld, type World, type WorldEvent } from './world.ts'

/**
 * What a database holds of the demo.
 * - `empty`: no account at all: it may be filled
 * - `filled`: the demo, whole, and whatever was added since
 * - `halfFilled`: the fill was killed on its way. It is not taken up again: the history up to "now" was that of another now
 * - `foreign`: accounts, but not those of the demo
 */
export type DemoState = 'empty' | 'filled' | 'halfFilled' | 'foreign'

/**
 * Accounts are the fill's first act (one transaction with users and units) and tokens its last, so whoever has
 * the demo's accounts but not its tokens was killed in between.
 */
export const readDemoState = async (database: Database): Promise<DemoState> => {
  const ids = (await listAccounts(database.tables)).map((account) => account.id)
  if (ids.length === 0) return 'empty'
  if (!organisation.accounts.every((account) => ids.includes(account.id))) return 'foreign'
  return (await hasDemoTokens(database)) ? 'filled' : 'halfFilled'
}

/** Everything but prospects and events, all or nothing. Returns the units' ids in the world's order. */
const insertDesk = (database: Database, world: World): Promise<number[]> =>
  database.transaction(async (tables) => {
    for (const account of world.accounts) await insertAccount(tables, account)
    for (const user of world.users) await insertUser(tables, user)
    for (const { accountId, userId, role } of world.memberships) await upsertMembership(tables, accountId, userId, role)
    return await insertUnits(tables, world.units)
  })

/** Returns the prospects' ids in the world's order. */
const insertWorld = async (database: Database, world: World): Promise<number[]> => {
  const unitIds = await insertDesk(database, world)
  const prospects = world.prospects.map(({ unitIndex, ...prospect }) => ({
    ...prospect,
    unitId: unitIds[unitIndex] ?? null,
  }))
  return await insertProspects(database.pool, prospects)
}

/** Writes a part of one account's history down, in its order. */
const writeHistory = async (
  engine: Engine,
  accountId: string,
  history: readonly WorldEvent[],
  prospectIds: readonly number[],
): Promise<void> => {
  const events = history.map((event): WantedEvent => {
    const target = { prospectIds: [prospectIds[event.prospectIndex] ?? 0] }
    return { draft: event.draft, target, occurredAt: event.happenedAt, externalId: null, saidBy: event.actorUserId }
  })
  const actor = { userId: history[0]?.actorUserId ?? '', tokenId: null, onlyAccountIds: null }
  const common = { actor, accountId, batchId: null, part: null, dryRun: false } as const
  const { kind } = await engine.write({ ...common, events, mode: 'atomic' })
  if (kind !== 'written') throw new Error(`${history.length} events of the demo were not written: ${kind}`)
}

/** Events that are written at a time, in one transaction for each account. */
const eventsAtOnce = 200

export type FillOptions = {
  readonly database: Database
  readonly engine: Engine
  /** Events of the last 90 days before it. */
  readonly now: Date
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Fills an empty database with the demo and makes its tokens. Events go through the engine in the order in which they
 * happened, so the ids of an account rise with time. Rejects for a database that is not empty, and for one that breaks on the way.
 */
export const fillDemo = async ({ database, engine, now, onProgress }: FillOptions): Promise<DemoTokens> => {
  const world = makeWorld({ seed: demoSeed, now })
  const prospectIds = await insertWorld(database, world)
  const events = world.journeys
    .flat()
    .toSorted((one, other) => (one.happenedAt < other.happenedAt ? -1 : Number(one.happenedAt > other.happenedAt)))
  for (let done = 0; done < events.length; done += eventsAtOnce) {
    onProgress(done, events.length)
    const next = events.slice(done, done + eventsAtOnce)
    const byAccount = Map.groupBy(next, ({ prospectIndex }) => world.prospects[prospectIndex]?.accountId ?? '')
    for (const [accountId, history] of byAccount) await writeHistory(engine, accountId, history, prospectIds)
  }
  onProgress(events.length, events.length)
  // Statements that were planned while the tables were empty are planned anew.
  await database.pool.query('analyze')
  return mintDemoTokens(database)
}
