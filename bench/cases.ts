import { countEvents, type FilledDatabase } from './database.ts'
import { loadDriver } from './load/driver.ts'
import type { Figures } from './load/figures.ts'
import { loadHttp } from './load/http.ts'
import { loadPgbench } from './load/pgbench.ts'
import { isInstalled } from './load/processes.ts'
import type { Server } from './load/servers.ts'
import type { Spread } from './world.ts'

/** `one event` and `batch of one` are transactions by the driver without HTTP: a hand-written statement, and the engine's. */
export type Way = 'ceiling' | 'one event' | 'batch of one' | 'pgbench' | 'route'

export type Case = { readonly way: Way; readonly connections: number; readonly spread: Spread }

/** Where a load runs. */
export type Stage = {
  /** The database of the servers. */
  readonly served: FilledDatabase
  /**
   * An equal one for transactions without HTTP. In the servers' own they would write behind the server's back, and the
   * route would be measured reading again what it knew.
   */
  readonly plain: FilledDatabase
  readonly servers: Readonly<Record<'route' | 'ceiling', Server>>
  /** For what load processes must read. */
  readonly folder: string
}

const spread = (way: Way, connections: number): Case => ({ way, connections, spread: 'spread' })
const hotProspect = (way: Way): Case => ({ way, connections: 64, spread: 'hot prospect' })

/** What is compared stands side by side, so that the machine is in the same mood for both. */
const everyCase: readonly Case[] = [
  ...[1, 16, 64].flatMap((connections) => [
    spread('one event', connections),
    spread('batch of one', connections),
    spread('pgbench', connections),
    spread('route', connections),
  ]),
  spread('ceiling', 64),
  spread('route', 256),
  spread('ceiling', 256),
  { way: 'route', connections: 256, spread: 'hot account' },
  hotProspect('one event'),
  hotProspect('pgbench'),
  hotProspect('route'),
]

export const cases = everyCase.filter(({ way }) => way !== 'pgbench' || isInstalled('pgbench'))

const isServed = (way: Way): way is 'route' | 'ceiling' => way === 'route' || way === 'ceiling'

const load = ({ way, connections, spread }: Case, stage: Stage, seconds: number): Promise<Figures> => {
  const { servers, folder } = stage
  const { url, world } = isServed(way) ? stage.served : stage.plain
  const targets = world[spread]
  if (way === 'pgbench') return loadPgbench({ url, connections, seconds, spread }, folder)
  if (isServed(way)) return loadHttp({ url: servers[way].url, connections, seconds, targets }, folder)
  return loadDriver({ url, statement: way, connections, seconds, targets }, folder)
}

/** What the check of the table found after one load. */
export type Tally = Figures & {
  /** Acknowledged events that are not in the table. */
  readonly missing: number
}

/**
 * Runs one load and counts the table before and after. Throws when anything failed, or when the table has more than what was
 * acknowledged and what each connection may have had on its way at the end.
 */
export const measure = async (one: Case, stage: Stage, seconds: number): Promise<Tally> => {
  const filled = isServed(one.way) ? stage.served : stage.plain
  const before = await countEvents(filled)
  const figures = await load(one, stage, seconds)
  if (figures.failures > 0) throw new Error(`${figures.failures} requests failed: ${JSON.stringify(one)}`)
  if (one.way === 'ceiling') return { ...figures, missing: 0 }
  if (one.way === 'route') await stage.servers.route.isIdle()
  const written = (await countEvents(filled)) - before
  const surplus = written - figures.acknowledged
  if (one.way === 'route' && surplus > one.connections)
    throw new Error(`${surplus} events were written that nobody was told of: ${JSON.stringify(one)}`)
  return { ...figures, missing: Math.max(0, -surplus) }
}
