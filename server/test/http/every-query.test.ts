import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Desk, openDesk } from '../engine/desk.ts'
import { addToken, bearer, signedIn, useApp } from './app.ts'
import { fillAtSize, openWorld } from './at-size.ts'
import type { RightRequest, World } from './recipe.ts'
import { recipes } from './recipes.ts'

/**
 * No query of the API reads a whole table that grows, nor rows of accounts that were not asked about. Every route is called, every
 * list with each of its parameters and with each pair of them; PostgreSQL is then asked for its plan of every statement that was
 * sent, on tables of some size.
 */

let desk: Desk
let world: World
let app: FastifyInstance
let token: string

beforeAll(async () => {
  desk = await openDesk()
  world = await openWorld(desk)
  await fillAtSize(desk, world)
  token = (await addToken(desk, world.userId)).token
}, 120_000)
afterAll(() => desk.close())

type Values = { readonly enum?: readonly string[]; readonly anyOf?: readonly Values[] }
type Parameter = {
  readonly name: string
  readonly in: string
  readonly schema: Values
  readonly example?: unknown
}
type Operation = { readonly parameters?: readonly Parameter[]; readonly security?: readonly object[] }

const operationOf = (route: string): Operation | undefined => {
  const [method = '', path = ''] = route.split(' ')
  const paths = (app.swagger() as { paths: Record<string, Record<string, Operation>> }).paths
  return paths[path]?.[method.toLowerCase()]
}
const parametersOf = (route: string): readonly Parameter[] =>
  (operationOf(route)?.parameters ?? []).filter((one) => one.in === 'query')

/** Some routes take nobody with a token. */
const credentialsFor = async (route: string): Promise<Record<string, string>> =>
  operationOf(route)?.security?.some((one) => 'bearer' in one) ? bearer(token) : signedIn(desk, world.userId)

/** Where a list goes on: known from the page before only. */
const places = new Set(['cursor', 'after'])
/** The lists of which a second page was read. */
const followed = new Set<string>()

/** Both ends of a window, in which there are rows: of examples, each by itself would make a window that is none. */
const ends = new Set(['start', 'end', 'from', 'to'])

/** What a parameter may be in a request: each value of an enumeration, else its example. */
const valuesOf = ({ name, schema, example }: Parameter): string[] => {
  if (places.has(name) || ends.has(name)) return []
  if (name.endsWith('account_id') || name === 'accountId') return [world.accountId]
  if (name === 'limit') return ['50']
  const named = [schema, ...(schema.anyOf ?? [])].flatMap((one) => one.enum ?? [])
  if (name === 'assignee') return [...named, world.userId]
  return named.length > 0 ? named : [String(example)]
}

const pairs = (lists: readonly (readonly [string, string])[]): Record<string, string>[] =>
  lists.flatMap((one, index) => [
    Object.fromEntries([one]),
    ...lists.slice(index + 1).map((other) => Object.fromEntries([one, other])),
  ])

const requestsOf = async (route: string): Promise<RightRequest[]> => {
  const right = await recipes[route]?.right(world)
  if (right === undefined) return []
  if (!route.startsWith('GET ')) return [right]
  const choices = parametersOf(route).flatMap((one) => valuesOf(one).map((value) => [one.name, value] as const))
  return [right, ...pairs(choices).map((query) => ({ ...right, query: { ...right.query, ...query } }))]
}

type Answer = { readonly next_cursor?: string | null }

/** Of a file, which is read a part at a time: the parts after these are asked for as these were. */
const bytesOfFile = 1_000_000

/** Calls a route that answers with a file, and leaves when enough of it has come. */
const callForFile = async (request: InjectOptions): Promise<string | null> => {
  const response = await app.inject({ ...request, payloadAsStream: true })
  let bytes = 0
  let begin = ''
  for await (const part of response.stream()) {
    begin ||= String(part)
    bytes += part.length
    if (bytes > bytesOfFile) break
  }
  response.raw.res.destroy()
  return response.statusCode >= 400 ? `${response.statusCode} ${request.url} ${begin}` : null
}

/** Calls the route, and for the page after when there is one. Says what was refused. */
const call = async (route: string, { path = {}, ...request }: RightRequest): Promise<string | null> => {
  const [method = '', template = ''] = route.split(' ')
  const url = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path[key] ?? ''))
  const headers = { ...request.headers, ...(await credentialsFor(route)) }
  const whole = { ...request, method: method as 'GET', url, headers, query: request.query ?? {} }
  if (url.startsWith('/v2/exports/')) return callForFile(whole)
  const response = await app.inject(whole)
  if (response.statusCode >= 400)
    return `${response.statusCode} ${route} ${JSON.stringify(request.query)} ${response.body}`
  if (!String(response.headers['content-type']).startsWith('application/json')) return null
  const { next_cursor: next } = response.json<Answer>()
  const place = parametersOf(route).find(({ name }) => places.has(name))?.name
  if (next === null || next === undefined || place === undefined || request.query?.[place] !== undefined) return null
  followed.add(route)
  return call(route, { path, ...request, query: { ...request.query, [place]: next } })
}

/** The engine's connections keep the planner from what it likes on small tables. */
type Statement = { readonly text: string; readonly values: unknown[]; readonly isOfEngine: boolean }

const isOfEngine = (client: pg.Client): boolean =>
  String((client as unknown as { connectionParameters: { options?: string } }).connectionParameters.options).includes(
    'enable_seqscan=off',
  )

const toStatement = (client: pg.Client, query: unknown, values: unknown): Statement => {
  const given = Array.isArray(values) ? values : []
  if (typeof query === 'string') return { text: query, values: given, isOfEngine: isOfEngine(client) }
  const { text, values: own } = query as { text: string; values?: unknown[] }
  return { text, values: own ?? given, isOfEngine: isOfEngine(client) }
}

/** Every statement that is sent while this works, each text once. */
const statementsOf = async (work: () => Promise<void>): Promise<Statement[]> => {
  const seen = new Map<string, Statement>()
  const original = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const statement = toStatement(this, given[0], given[1])
    if (/^\s*(?:with|select|insert|update|delete)\b/i.test(statement.text)) seen.set(statement.text, statement)
    return Reflect.apply(original, this, given)
  })
  await work()
  spy.mockRestore()
  return [...seen.values()]
}

type Plan = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
  readonly Filter?: string
  readonly Plans?: readonly Plan[]
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

const growing = new Set([
  'prospects',
  'leasing_events',
  'units',
  'users',
  'memberships',
  'api_tokens',
  'idempotency_keys',
  'prospect_changes',
  'prospect_merges',
  'prospect_assignees',
  'prospect_standings',
  'assignment_starts',
  'batches',
  'batch_refusals',
  'import_rejects',
  'saved_views',
  'webhook_changes',
  'webhook_deliveries',
  'webhook_attempts',
])

/** The owner's account has two thirds of 40,000 prospects: who looks at more rows than this walks through the whole of it. */
const mostRows = 20_000

/** The rows that were looked at, whether they were wanted or not. */
const rowsOf = (plan: Plan): number =>
  nodesOf(plan)
    .filter((node) => node['Relation Name'] !== undefined)
    .map(
      (node) =>
        (node['Actual Loops'] ?? 0) *
        ((node['Actual Rows'] ?? 0) +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)),
    )
    .reduce((sum, rows) => sum + rows, 0)

/** What may be run again: it changes nothing and locks nothing. */
const isReading = (text: string): boolean => !/\b(?:insert|update|delete)\b/i.test(text)

const planOf = async (client: pg.PoolClient, { text, values, isOfEngine }: Statement): Promise<Plan> => {
  await client.query(`set enable_seqscan = ${isOfEngine ? 'off' : 'on'}`)
  const options = isReading(text) ? 'analyze, timing off, format json' : 'format json'
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (${options}) ${text}`, values)
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  if (plan === undefined) throw new Error(`no plan for ${text}`)
  return plan
}

/** Statements that may walk through an account, with the reason. */
const exceptions = [
  {
    parts: ["p.assigned_to_user_ids = '{}'", "order by left(lower(coalesce(p.name, '')), 50)"],
    reason: 'those that nobody has are in the order of creation: by name, either all of them are read or all others',
  },
  {
    parts: ['from prospect_standings s where s.account_id = $1 and s.stage = w.stage limit'],
    reason: 'prospects are counted by stage up to 10,000 each, by entries of an index alone',
  },
  {
    parts: ['select value, count(*) as members', 'order by lower(email) limit $3'],
    reason:
      'a page of duplicates looks at 2,000 by their order, which is dearer than to look at all of so small an account',
  },
]
const isException = (text: string): boolean =>
  exceptions.some(({ parts }) => parts.every((part) => text.includes(part)))

const scansOf = (plan: Plan): string[] =>
  nodesOf(plan)
    .filter((node) => node['Node Type'] === 'Seq Scan' && growing.has(node['Relation Name'] ?? ''))
    .map((node) => node['Relation Name'] ?? '')

/** Of these a query without an account would read those of all. */
const notOfAccounts = new Set(['users', 'memberships', 'api_tokens', 'idempotency_keys'])
const namesAccount = (node: Plan): boolean =>
  [node['Index Cond'], node['Recheck Cond'], node.Filter].some((condition) => condition?.includes('account_id'))

/** The tables that are read without saying of which account. What is read by its place was found by its account before. */
const unnamedOf = (plan: Plan): string[] =>
  nodesOf(plan)
    .filter((node) => node['Node Type'].endsWith('Scan') && node['Node Type'] !== 'Tid Scan' && !namesAccount(node))
    .map((node) => node['Relation Name'] ?? '')
    .filter((table) => growing.has(table) && !notOfAccounts.has(table))

test('every query of every route finds its rows by an index, names the account, and looks at few', async () => {
  ;({ app } = await useApp(desk))
  const refused: (string | null)[] = []
  const statements = await statementsOf(async () => {
    for (const [route, { isEndless }] of Object.entries(recipes)) {
      if (isEndless) continue
      for (const request of await requestsOf(route)) refused.push(await call(route, request))
    }
  })
  expect(statements.length).toBeGreaterThan(200)
  expect(refused.filter((answer) => answer !== null)).toEqual([])
  expect([...followed]).toEqual(
    expect.arrayContaining(['GET /v2/leasing_events', 'GET /v2/prospects', 'GET /v2/units']),
  )
  const [scans, walks, unnamed]: [string[], string[], string[]] = [[], [], []]
  const client = await desk.pool.connect()
  for (const statement of statements.filter(({ text }) => !isException(text))) {
    const plan = await planOf(client, statement)
    scans.push(...scansOf(plan).map((table) => `${table}: ${statement.text}`))
    unnamed.push(...unnamedOf(plan).map((table) => `${table}: ${statement.text}`))
    if (rowsOf(plan) > mostRows) walks.push(`${rowsOf(plan)}: ${JSON.stringify(statement.values)} ${statement.text}`)
  }
  client.release()
  expect(scans).toEqual([])
  expect(walks).toEqual([])
  expect(unnamed).toEqual([])
}, 240_000)
