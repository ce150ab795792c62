import process from 'node:process'
import { startTemporaryPostgres } from '../../server/scripts/temporary-postgres.ts'
import { openDatabase } from '../../server/src/storage/database.ts'
import { startServer } from '../load/servers.ts'
import { type PageKind, pageKinds } from './pages.ts'
import { fillListWorld, type ListWorld, type Size } from './world.ts'

/** The most that a page of the large world may take, as a multiple of the same page of the small one, both at p99. */
const mostTimes = 3
const warmUps = 50

type Latencies = { readonly p50: number; readonly p99: number }
type Row = { readonly name: string; readonly small: Latencies; readonly large: Latencies }

const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN

type Body = { readonly next_cursor: string }

const get = async (baseUrl: string, { token }: ListWorld, path: string): Promise<string> => {
  const response = await fetch(`${baseUrl}${path}`, { headers: { authorization: `Bearer ${token}` } })
  const body = await response.text()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${body}`)
  return body
}

const pathOf = async (baseUrl: string, world: ListWorld, kind: PageKind): Promise<string> => {
  const first = kind.path(world, (below) => Math.floor(Math.random() * below))
  if (kind.isSecond === undefined) return first
  const { next_cursor: cursor } = JSON.parse(await get(baseUrl, world, first)) as Body
  return `${first}${first.includes('?') ? '&' : '?'}cursor=${cursor}`
}

/** In milliseconds. */
const ask = async (baseUrl: string, world: ListWorld, kind: PageKind): Promise<number> => {
  const path = await pathOf(baseUrl, world, kind)
  const startedAt = performance.now()
  await get(baseUrl, world, path)
  return performance.now() - startedAt
}

type Place = { readonly world: ListWorld; readonly baseUrl: string }

/** Both worlds in turns, so that what disturbs the machine disturbs both. */
const measure = async (kind: PageKind, small: Place, large: Place, requests: number): Promise<Row> => {
  const taken = [small, large].map((place) => ({ ...place, times: [] as number[] }))
  for (let n = -warmUps; n < requests; n++) {
    for (const { baseUrl, world, times } of taken) {
      const time = await ask(baseUrl, world, kind)
      if (n >= 0) times.push(time)
    }
  }
  const [one, other] = taken.map(({ times }) => {
    const ascending = times.toSorted((a, b) => a - b)
    return { p50: percentile(ascending, 0.5), p99: percentile(ascending, 0.99) }
  })
  if (one === undefined || other === undefined) throw new Error('nothing was measured')
  return { name: kind.name, small: one, large: other }
}

const fixed = (value: number): string => value.toFixed(2)
const line = ({ name, small, large }: Row): string => {
  const times = large.p99 / small.p99
  const verdict = times <= mostTimes ? 'reached' : '**missed**'
  return `| ${[name, fixed(small.p50), fixed(large.p50), fixed(small.p99), fixed(large.p99), fixed(times), verdict].join(' | ')} |`
}

const head = (small: Size, large: Size): string =>
  [
    `Small: ${small.prospects.toLocaleString('en-US')} prospects, ${small.events.toLocaleString('en-US')} events.`,
    `Large: ${large.prospects.toLocaleString('en-US')} prospects, ${large.events.toLocaleString('en-US')} events. Milliseconds; one request at a time.`,
    '',
    '| page | p50 small | p50 large | p99 small | p99 large | times | at most 3 |',
    '| --- | --: | --: | --: | --: | --: | --- |',
  ].join('\n')

/** Compares every list page of a small world with the same page of a large one. Returns the table. */
export const measureLists = async (
  { quick, only }: { quick: boolean; only: string },
  tell: (line: string) => void,
): Promise<string> => {
  const sizes = quick
    ? { small: { prospects: 1_000, events: 10_000 }, large: { prospects: 20_000, events: 200_000 } }
    : { small: { prospects: 1_000, events: 10_000 }, large: { prospects: 1_000_000, events: 10_000_000 } }
  const postgres = await startTemporaryPostgres()
  const maintenance = openDatabase({ url: postgres.url, connections: 1, timeoutMs: 60_000 })
  const create = async (name: string): Promise<string> => {
    await maintenance.pool.query(`create database ${name}`)
    return postgres.url.replace(/[^/]*$/, name)
  }
  const [small, large] = [
    await fillListWorld(await create('lists_small'), sizes.small, () => {}),
    await fillListWorld(await create('lists_large'), sizes.large, tell),
  ]
  await maintenance.close()
  const servers = [await startServer('foyer', small.url), await startServer('foyer', large.url)] as const
  const places = [
    { world: small, baseUrl: servers[0].url },
    { world: large, baseUrl: servers[1].url },
  ] as const
  const rows: Row[] = []
  for (const kind of pageKinds.filter(({ name }) => name.includes(only))) {
    const row = await measure(kind, places[0], places[1], quick ? 100 : 500)
    tell(line(row))
    rows.push(row)
  }
  for (const server of servers) await server.stop()
  await postgres.stop()
  if (rows.some(({ small: one, large: other }) => other.p99 > mostTimes * one.p99)) process.exitCode = 1
  return `${head(sizes.small, sizes.large)}\n${rows.map(line).join('\n')}`
}
