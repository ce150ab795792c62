import type pg from 'pg'
import { type Case, measure, type Stage } from './cases.ts'
import { countEvents, createDatabase, type FilledDatabase, fillDatabase } from './database.ts'
import { startServer } from './load/servers.ts'
import { idBase, idPrefixes } from './world.ts'

/** One table size: what it held at the start and at the end, and what the route reached on it, in events per second. */
export type Growth = { readonly fromEvents: number; readonly toEvents: number; readonly rates: readonly number[] }

const growthCase: Case = { way: 'route', connections: 64, spread: 'spread' }

/**
 * Gives every prospect of a fresh world this many events in the past, each the same assignment again, in the order in
 * which they would have come. What is stored beside the log fits them.
 */
const fillHistory = async (pool: pg.Pool, eventsPerProspect: number): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("set local work_mem = '256MB'")
    await client.query(`set local timezone = 'UTC'`)
    const owner = `('${idPrefixes.user}' || ${idBase} + right(account_id::text, 4)::int * 100)::uuid`
    const at = "date_trunc('minute', now()) - ($1::int - step) * interval '1 minute'"
    await client.query(
      `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes, unit_id,
         created_by, context)
       select account_id, nextval('leasing_event_ids'), id, step, 'Assign to User', ${at}, 'Phone Call',
         'Assigning to primary agent', unit_id, ${owner}, jsonb_build_object('assignedToUserIds', array[${owner}],
           'createdByUserRole', 'Owner', 'previousAssignedToUserIds',
           case step when 1 then '{}'::uuid[] else array[${owner}] end)
       from (select p.account_id, p.id, p.unit_id, step from generate_series(1, $1::int) step, prospects p
             order by step, p.id) history`,
      [eventsPerProspect],
    )
    await client.query(
      `update prospects set version = $1::int, assigned_to_user_ids = array[${owner}],
         last_event_at = date_trunc('minute', now()), updated_at = date_trunc('minute', now())`,
      [eventsPerProspect],
    )
    await client.query(
      `update prospect_assignees a set user_id = p.assigned_to_user_ids[1] from prospects p
       where p.account_id = a.account_id and p.id = a.prospect_id`,
    )
    await client.query(`insert into assignment_starts select account_id, ${owner}, created_at, id from leasing_events`)
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}

export type GrowthPlan = {
  readonly main: FilledDatabase
  readonly folder: string
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly rounds: number
  /** Events of each of the 22,000 prospects in the small table and in the large one. */
  readonly eventsPerProspect: readonly [number, number]
  readonly tell: (line: string) => void
}

type Size = { readonly stage: Stage; readonly fromEvents: number; readonly rates: number[] }

const prepareSize = async (plan: GrowthPlan, name: string, eventsPerProspect: number): Promise<Size> => {
  const filled = await fillDatabase(await createDatabase(plan.main, name))
  await fillHistory(filled.database.pool, eventsPerProspect)
  const route = await startServer('foyer', filled.url)
  const stage = { served: filled, plain: filled, servers: { route, ceiling: route }, folder: plan.folder }
  const fromEvents = await countEvents(filled)
  await measure(growthCase, stage, plan.warmUpSeconds)
  return { stage, fromEvents, rates: [] }
}

/**
 * The same load of the route on a small table and on a large one, in turns. `finish` is called with each database before it
 * is left, while it is still there.
 */
export const measureGrowth = async (
  plan: GrowthPlan,
  finish: (filled: FilledDatabase) => Promise<void>,
): Promise<readonly Growth[]> => {
  plan.tell('filling in two histories')
  const [few, many] = plan.eventsPerProspect
  const sizes = [await prepareSize(plan, 'bench_small', few), await prepareSize(plan, 'bench_large', many)]
  for (let round = 0; round < plan.rounds; round++) {
    // Which one comes first changes, so that a machine that gets slower or faster favours neither.
    for (const size of round % 2 === 0 ? sizes : sizes.toReversed()) {
      const { acknowledged, seconds } = await measure(growthCase, size.stage, plan.seconds)
      size.rates.push(acknowledged / seconds)
      plan.tell(`growth, from ${size.fromEvents} events: ${Math.round(acknowledged / seconds)}/s`)
    }
  }
  const found: Growth[] = []
  for (const { stage, fromEvents, rates } of sizes) {
    await stage.servers.route.stop()
    found.push({ fromEvents, toEvents: await countEvents(stage.served), rates })
    await finish(stage.served)
    await stage.served.database.close()
  }
  return found
}
