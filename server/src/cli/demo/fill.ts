import type { Engine } from '../../engine/commands.ts'
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

const append = async (engine: Engine, event: WorldEvent, prospectId: number): Promise<void> => {
  const outcome = await engine.append({
    actor: { userId: event.actorUserId, tokenId: null, onlyAccountIds: null },
    prospectId,
    draft: event.draft,
    samePhone: false,
    idempotency: null,
    happenedAt: event.happenedAt,
  })
  if (outcome.kind !== 'recorded')
    throw new Error(`the demo's ${event.draft.eventType} of prospect ${prospectId} was not recorded: ${outcome.kind}`)
}

/** Events that are on their way at a time. The engine makes one batch of them. */
const eventsAtOnce = 200

export type FillOptions = {
  readonly database: Database
  readonly engine: Engine
  /** Events of the last 90 days before it. */
  readonly now: Date
  /** How many events the engine takes at a time. */
  readonly queueLength: number
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Fills an empty database with the demo and makes its tokens. Events go through the engine in the order in which they
 * happened, so ids rise with time. Rejects for a database that is not empty, and for one that breaks on the way.
 */
export const fillDemo = async ({
  database,
  engine,
  now,
  queueLength,
  onProgress,
}: FillOptions): Promise<DemoTokens> => {
  const world = makeWorld({ seed: demoSeed, now })
  const prospectIds = await insertWorld(database, world)
  const events = world.journeys
    .flat()
    .toSorted((one, other) => (one.happenedAt < other.happenedAt ? -1 : Number(one.happenedAt > other.happenedAt)))
  const step = Math.min(eventsAtOnce, queueLength)
  for (let done = 0; done < events.length; done += step) {
    onProgress(done, events.length)
    const next = events.slice(done, done + step)
    await Promise.all(next.map((event) => append(engine, event, prospectIds[event.prospectIndex] as number)))
  }
  onProgress(events.length, events.length)
  return mintDemoTokens(database)
}
