import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { startTemporaryPostgres } from '../server/scripts/temporary-postgres.ts'
import { verifyLog } from '../server/src/engine/verify.ts'
import { measureBatches } from './batches/run.ts'
import { type Case, cases, measure, type Stage, type Tally } from './cases.ts'
import { measureConsole } from './console/run.ts'
import {
  createDatabase,
  type FilledDatabase,
  fillDatabase,
  isTemporaryFolderInMemory,
  readDurableState,
} from './database.ts'
import { measureGrowth } from './growth.ts'
import { measureImport } from './imports.ts'
import { measureLists } from './lists/run.ts'
import { type Server, startServer } from './load/servers.ts'
import { describeRun } from './machine.ts'
import { settleAssignees } from './one-event.ts'
import { median, type Row, toMarkdown } from './report.ts'
import { measureWebhooks } from './webhooks/run.ts'

const usage = `npm run bench -- [lists | import | batches | webhooks | console] [options]

  lists          every list page on 10 million events against the same page on 10 thousand
  import         100,000 leads from a CSV file, and the same file once more
  batches        a thousand events in one call of v2 against one event a call, and previews
  webhooks       how soon and how fast webhooks arrive, also while one receiver hangs
  console        how soon pages are usable in a browser, and a list of 100,000 while it is scrolled; needs Chromium

  --seconds <n>  how long each measurement takes (default 5)
  --rounds <n>   how often each is taken, the growth four times as often; the table has the medians (default 3)
  --quick        one second, one round, a short history: to see that it works
  --write        puts the table into bench/README.md
  --only <text>  of the lists, only the pages whose name has this
  --help
`

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
})

const wholeNumber = (name: string, text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`--${name} must be a whole number above 0`)
}

const seconds = wholeNumber('seconds', given.seconds ?? (given.quick ? '1' : '5'))
const rounds = wholeNumber('rounds', given.rounds ?? (given.quick ? '1' : '3'))
// Long enough for the server to have met nearly every prospect.
const warmUpSeconds = given.quick ? 2 : 5
const smallHistory = given.quick ? 1 : 5
const prospects = 22_000
// A tenth is no more than one measurement differs from the next.
const growthTimes = 4

const tell = (text: string): void => console.error(text)

const measureAll = async (stage: Stage): Promise<Row[]> => {
  const rows = cases.map((one) => ({ ...one, tallies: [] as Tally[] }))
  for (const way of ['route', 'ceiling'] as const)
    await measure({ way, connections: 64, spread: 'spread' }, stage, warmUpSeconds)
  for (let round = 1; round <= rounds; round++) {
    for (const row of rows) {
      const tally = await measure(row, stage, seconds)
      row.tallies.push(tally)
      tell(`${round}/${rounds} ${nameOf(row)}: ${Math.round(tally.acknowledged / tally.seconds)}/s`)
    }
  }
  return rows
}

const nameOf = ({ way, connections, spread }: Case): string => `${way}, ${spread}, ${connections} connections`

/** So that the large table is ten times the small one on the average, although the load itself adds to both. */
const historiesFor = (rows: readonly Row[]): readonly [number, number] => {
  const row = rows.find(({ way, connections }) => way === 'route' && connections === 64)
  const rate = median(row?.tallies.map((tally) => tally.acknowledged / tally.seconds) ?? [])
  const added = rate * (warmUpSeconds + seconds * rounds * growthTimes)
  return [smallHistory, Math.ceil((10 * (smallHistory * prospects + added / 2) - added / 2) / prospects)]
}

const main = async (url: string, folder: string): Promise<void> => {
  let [difference, verifiedEvents]: [string | null, number] = [null, 0]
  const verify = async ({ url: address, database }: FilledDatabase): Promise<void> => {
    const found = await verifyLog(database.pool)
    if (found.difference !== null) tell(`${address}: ${found.difference}`)
    difference ??= found.difference
    verifiedEvents += found.events
  }
  tell('filling in accounts and prospects')
  const served = await fillDatabase(url)
  const plain = await fillDatabase(await createDatabase(served, 'bench_plain'))
  const state = await readDurableState(served)
  const description = describeRun(state, seconds, rounds)
  tell(description)
  if (await isTemporaryFolderInMemory()) tell(`Warning: ${tmpdir()} is in memory, where a flush is free: set TMPDIR`)

  const servers = { route: await startServer('foyer', url), ceiling: await startServer('ceiling', url) }
  const rows = await measureAll({ served, plain, servers, folder })
  const residentBytes = await servers.route.residentBytes()
  await Promise.all(Object.values(servers).map((server: Server) => server.stop()))
  await verify(served)
  for (const statement of settleAssignees) await plain.database.pool.query(statement)
  await verify(plain)
  const eventsPerProspect = historiesFor(rows)
  const growth = await measureGrowth(
    { main: served, folder, seconds, warmUpSeconds, rounds: rounds * growthTimes, eventsPerProspect, tell },
    verify,
  )
  await Promise.all([served, plain].map(({ database }) => database.close()))
  const findings = { rows, growth, residentBytes, difference, verifiedEvents }
  publish('table', `${description}\n\n${toMarkdown(findings)}`)
}

/** Prints a table, and puts it between its marks in the page if asked to. */
const publish = (mark: string, text: string): void => {
  console.log(text)
  if (!given.write) return
  const page = join(import.meta.dirname, 'README.md')
  const between = new RegExp(`(?<=<!-- ${mark} -->\\n)[\\s\\S]*(?=<!-- end of ${mark} -->)`)
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(between, () => `\n${text}\n\n`),
  )
}

if (given.help) {
  console.log(usage)
} else {
  // Exit handlers stop and delete all that was started, but only an exit calls them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  if (positionals[0] === 'lists') {
    publish('lists', await measureLists({ quick: given.quick, only: given.only }, tell))
  } else if (positionals[0] === 'import') {
    const postgres = await startTemporaryPostgres()
    console.log(await measureImport(postgres.url, folder, given.quick ? 5_000 : 100_000))
    await postgres.stop()
  } else if (positionals[0] === 'batches') {
    const postgres = await startTemporaryPostgres()
    publish('batches', await measureBatches(postgres.url, given.quick ? 1 : 5))
    await postgres.stop()
  } else if (positionals[0] === 'webhooks') {
    const postgres = await startTemporaryPostgres()
    const load = { seconds: given.quick ? 3 : 30, eventsPerSecond: 200, deliveries: given.quick ? 5_000 : 50_000 }
    publish('webhooks', await measureWebhooks(postgres.url, load, tell))
    await postgres.stop()
  } else if (positionals[0] === 'console') {
    const postgres = await startTemporaryPostgres()
    const load = { rounds, rows: given.quick ? 3_000 : 100_000 }
    publish('console', await measureConsole(postgres.url, folder, load, tell))
    await postgres.stop()
  } else {
    const postgres = await startTemporaryPostgres()
    await main(postgres.url, folder)
    await postgres.stop()
  }
}
