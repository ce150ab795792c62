import type { Case, Tally, Way } from './cases.ts'
import type { Growth } from './growth.ts'
import type { Spread } from './world.ts'

export type Row = Case & { readonly tallies: readonly Tally[] }

export type Findings = {
  readonly rows: readonly Row[]
  readonly growth: readonly Growth[]
  readonly residentBytes: number
  /** The first difference between a log and what is stored beside it, or null. */
  readonly difference: string | null
  readonly verifiedEvents: number
}

export const median = (values: readonly number[]): number => {
  const ascending = values.toSorted((one, other) => one - other)
  const middle = Math.floor(ascending.length / 2)
  const upper = ascending[middle] ?? Number.NaN
  return ascending.length % 2 === 1 ? upper : (upper + (ascending[middle - 1] ?? Number.NaN)) / 2
}

/** A figure to the nearest whole, as it stands in a table. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US')

const ratesOf = ({ tallies }: Row): number[] => tallies.map(({ acknowledged, seconds }) => acknowledged / seconds)
const medianOf = (row: Row, name: 'p50Ms' | 'p99Ms'): number | null => {
  const told = row.tallies.flatMap((tally) => tally[name] ?? [])
  return told.length === 0 ? null : median(told)
}

/** Looks figures up by what was measured. NaN where nothing was, and so in all that is computed from it. */
const lookUp = (rows: readonly Row[]) => {
  const find = (way: Way, connections: number, spread: Spread) =>
    rows.find((row) => row.way === way && row.connections === connections && row.spread === spread)
  const rate = (way: Way, connections: number, spread: Spread = 'spread'): number => {
    const row = find(way, connections, spread)
    return row === undefined ? Number.NaN : median(ratesOf(row))
  }
  const p50 = (way: Way, connections: number): number => {
    const row = find(way, connections, 'spread')
    return (row === undefined ? null : medianOf(row, 'p50Ms')) ?? Number.NaN
  }
  const best = (...ways: Way[]): number =>
    Math.max(...ways.flatMap((way) => [1, 16, 64].map((connections) => rate(way, connections))))
  return { rate, p50, best }
}

const fixed = (value: number | null, digits: number): string => (value === null ? '' : value.toFixed(digits))
const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const names: Readonly<Record<Way, string>> = {
  ceiling: '(a) ceiling: HTTP without an engine',
  'one event': '(b) one-event transaction, driver',
  'batch of one': "(b) the engine's statement with one event, driver",
  pgbench: '(b) one-event transaction, pgbench',
  route: '(c) the route',
}
const order: readonly Way[] = ['ceiling', 'one event', 'batch of one', 'pgbench', 'route']

const figureLines = (rows: readonly Row[]): string[] =>
  rows
    .toSorted((one, other) => order.indexOf(one.way) - order.indexOf(other.way))
    .map((row) => {
      const rates = ratesOf(row)
      const name = row.spread === 'spread' ? names[row.way] : `${names[row.way]}, one ${row.spread}`
      const bounds = `${whole(Math.min(...rates))} – ${whole(Math.max(...rates))}`
      const [p50, p99] = [medianOf(row, 'p50Ms'), medianOf(row, 'p99Ms')]
      return line(name, `${row.connections}`, whole(median(rates)), bounds, fixed(p50, 2), fixed(p99, 2))
    })

const verdict = (isReached: boolean): string => (isReached ? 'reached' : '**missed**')
const atLeast = (name: string, value: number, target: number): string =>
  Number.isNaN(value)
    ? line(name, 'not measured', `at least ${target}`, '')
    : line(name, fixed(value, 2), `at least ${target}`, verdict(value >= target))

const growthLines = (growth: readonly Growth[]): string[] => {
  const [small, large] = growth
  if (small === undefined || large === undefined) return []
  const middle = ({ fromEvents, toEvents }: Growth): number => (fromEvents + toEvents) / 2
  const loss = 1 - median(large.rates) / median(small.rates)
  const sizes = `${whole(middle(small))} → ${whole(middle(large))} events`
  const rates = `${whole(median(small.rates))} → ${whole(median(large.rates))}/s, ${small.rates.length} times each`
  return [
    line(
      `loss by growth, (c) at 64, ${sizes}: ${rates}`,
      `${fixed(loss * 100, 1)} %`,
      'below 10 %',
      verdict(loss < 0.1),
    ),
  ]
}

const targetLines = (findings: Findings): string[] => {
  const { rate, p50, best } = lookUp(findings.rows)
  const route = rate('route', 256)
  const p50Target = 1.4 * Math.min(p50('one event', 1), p50('batch of one', 1)) + 0.3
  const hotRoute = rate('route', 64, 'hot prospect')
  const megabytes = findings.residentBytes / 1_000_000
  const told = findings.rows.filter(({ way }) => way !== 'ceiling').flatMap(({ tallies }) => tallies)
  const sum = (name: 'acknowledged' | 'missing'): number => told.reduce((total, tally) => total + tally[name], 0)
  return [
    atLeast('c/b at 256, b by the driver at its best', route / best('one event', 'batch of one'), 2),
    atLeast('c/b at 256, b by pgbench at its best', route / best('pgbench'), 2),
    line('c/a at 256', fixed(route / rate('ceiling', 256), 2), '', ''),
    atLeast('c/b on one hot prospect at 64, b by the driver', hotRoute / rate('one event', 64, 'hot prospect'), 4),
    atLeast('c/b on one hot prospect at 64, b by pgbench', hotRoute / rate('pgbench', 64, 'hot prospect'), 4),
    line(
      'p50 of (c) at one connection',
      `${fixed(p50('route', 1), 2)} ms`,
      `at most 1.4 × b + 0.3 = ${fixed(p50Target, 2)} ms`,
      verdict(p50('route', 1) <= p50Target),
    ),
    line('resident memory of the server', `${whole(megabytes)} MB`, 'below 300 MB', verdict(megabytes < 300)),
    ...growthLines(findings.growth),
    line(
      `acknowledged events that are not in the table, of ${whole(sum('acknowledged'))}`,
      whole(sum('missing')),
      'none',
      verdict(sum('missing') === 0),
    ),
    line(
      `\`verify\` after it all, of ${whole(findings.verifiedEvents)} events`,
      findings.difference ?? 'clean',
      'clean',
      verdict(findings.difference === null),
    ),
  ]
}

/** Everything that was found, as Markdown: the figures, and what they come to against what is wanted. */
export const toMarkdown = (findings: Findings): string =>
  [
    line('what', 'connections', 'events/s', 'lowest – highest', 'p50, ms', 'p99, ms'),
    line('---', '--:', '--:', '--:', '--:', '--:'),
    ...figureLines(findings.rows),
    '',
    line('what it comes to', 'value', 'target', ''),
    line('---', '--:', '--:', '---'),
    ...targetLines(findings),
  ].join('\n')
