import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Desk, openDesk } from '../engine/desk.ts'
import { addToken, bearer, useApp } from './app.ts'
import { fillAtSize, openWorld } from './at-size.ts'
import type { RightRequest, World } from './recipe.ts'
import { recipes } from './recipes.ts'

/**
 * No query of the API reads a whole table that grows. Every route is called, every list with each of its parameters and with
 * each pair of them; PostgreSQL is then asked for its plan of every statement that was sent, on tables of some size.
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

type Parameter = {
  readonly name: string
  readonly in: string
  readonly schema: { readonly enum?: readonly string[]; readonly items?: { readonly enum?: readonly string[] } } & {
    readonly examples?: readonly unknown[]
  }
}
type Operation = { readonly parameters?: readonly Parameter[] }

const parametersOf = (route: string): readonly Parameter[] => {
  const [method = '', path = ''] = route.split(' ')
  const paths = (app.swagger() as { paths: Record<string, Record<string, Operation>> }).paths
  return (paths[path]?.[method.toLowerCase()]?.parameters ?? []).filter((one) => one.in === 'query')
}

/** What a parameter may be in a request: each value of an enumeration, else its example. */
const valuesOf = ({ name, schema }: Parameter): string[] => {
  if (name === 'cursor' || name === 'after') return []
  if (name.endsWith('account_id') || name === 'accountId') return [world.accountId]
  if (name === 'limit') return ['50']
  return [...(schema.enum ?? [String(schema.examples?.[0] ?? '')])]
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

const call = async (route: string, { path = {}, ...request }: RightRequest): Promise<void> => {
  const [method = '', template = ''] = route.split(' ')
  const url = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path[key] ?? ''))
  await app.inject({ method: method as 'GET', url, ...request, headers: { ...request.headers, ...bearer(token) } })
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

type Plan = { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }

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
  'import_rejects',
])

const scansOf = async (client: pg.PoolClient, { text, values, isOfEngine }: Statement): Promise<string[]> => {
  await client.query(`set enable_seqscan = ${isOfEngine ? 'off' : 'on'}`)
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json) ${text}`, values)
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  if (plan === undefined) throw new Error(`no plan for ${text}`)
  return nodesOf(plan)
    .filter((node) => node['Node Type'] === 'Seq Scan' && growing.has(node['Relation Name'] ?? ''))
    .map((node) => `${node['Relation Name']}: ${text}`)
}

test('every query of every route finds its rows by an index', async () => {
  ;({ app } = await useApp(desk))
  const statements = await statementsOf(async () => {
    for (const [route, { isEndless }] of Object.entries(recipes)) {
      if (isEndless) continue
      for (const request of await requestsOf(route)) await call(route, request)
    }
  })
  expect(statements.length).toBeGreaterThan(20)
  const scans: string[] = []
  const client = await desk.pool.connect()
  for (const statement of statements) scans.push(...(await scansOf(client, statement)))
  client.release()
  expect(scans).toEqual([])
}, 240_000)
