import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../engine/desk.ts'
import { addToken, assignment, bearer, useApp } from './app.ts'

/** One common test over the routes that the application itself names. */

type Schema = { readonly [key: string]: unknown }
type Operation = {
  readonly security?: readonly object[]
  readonly summary?: string
  readonly description?: string
  readonly operationId?: string
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }
  readonly parameters?: readonly Schema[]
  readonly responses: Record<
    string,
    { readonly description?: string; readonly content?: Record<string, { schema: Schema }> }
  >
}
type Route = { readonly method: string; readonly path: string; readonly operation: Operation }

/** A request to each route that needs a token, which it answers with 2xx. A new route needs its line here. */
const rightBodies = (): Record<string, object> => ({ 'POST /leasing_events': assignment(prospectId, [userId]) })

let desk: Desk
let app: FastifyInstance
let userId: string
let prospectId: number
let token: string
let routes: Route[]

beforeAll(async () => {
  desk = await openDesk()
  const accountId = await desk.addAccount()
  userId = await desk.addMember(accountId)
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
  token = (await addToken(desk, userId)).token
})
afterAll(() => desk.close())

const open = async (): Promise<void> => {
  ;({ app } = await useApp(desk))
  const paths = Object.entries(documentOf(app).paths)
  routes = paths.flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  expect(routes.length).toBeGreaterThan(2)
}

/** The document as a reader gets it. */
const documentOf = (
  from: FastifyInstance,
): {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { schemas: Record<string, Schema> }
} => JSON.parse(JSON.stringify(from.swagger()))

const name = ({ method, path }: Route): string => `${method} ${path}`
const isOpen = ({ operation }: Route): boolean => operation.security?.length === 0
const send = (
  route: Route,
  options: Omit<InjectOptions, 'method' | 'url'> = {},
  prefix = '',
): Promise<LightMyRequestResponse> =>
  app.inject({ method: route.method as 'GET', url: `${prefix}${route.path}`, ...options })

/** Fails unless the answer is one that the route's OpenAPI entry describes. */
const expectToFit = (route: Route, response: LightMyRequestResponse): void => {
  const described = route.operation.responses[String(response.statusCode)]
  expect(described, `${name(route)} answered ${response.statusCode}`).toBeDefined()
  const schema = described?.content?.['application/json']?.schema
  if (schema === undefined) throw new Error(`${name(route)} ${response.statusCode} has no schema`)
  const ajv = new Ajv2020.default({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile({ ...schema, components: documentOf(app).components })
  validate(response.json())
  expect(validate.errors ?? []).toEqual([])
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(response.headers['x-request-id']).toMatch(/^[\w-]+$/)
}

const perRoute = (title: string, work: (route: Route) => Promise<void>): void => {
  test(title, async () => {
    await open()
    for (const route of routes) await work(route)
  })
}

describe('every route', () => {
  perRoute('answers a right request as its entry says, in both places', async (route) => {
    const payload = rightBodies()[name(route)]
    if (!isOpen(route) && payload === undefined) throw new Error(`${name(route)} needs a right request in this test`)
    for (const prefix of isOpen(route) ? [''] : ['', '/api/public/v1']) {
      const response = await send(route, { headers: bearer(token), ...(payload && { payload }) }, prefix)
      expect(response.statusCode).toBeLessThan(300)
      expectToFit(route, response)
    }
  })

  perRoute(
    'with security refuses who brings no token, a broken, an unknown, an expired or a revoked one, alike',
    async (route) => {
      if (isOpen(route)) return
      const revoked = await addToken(desk, userId)
      await revoked.revoke()
      const expired = await addToken(desk, userId, '2024-01-01T00:00:00Z')
      const unknown = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
      const headers = [revoked.token, expired.token, unknown, 'x', token.toUpperCase()].map(bearer)
      const answers = await Promise.all(
        [
          undefined,
          ...headers,
          { authorization: token },
          { authorization: `Basic ${token}` },
          { authorization: 'Bearer' },
        ].map(async (given) => {
          const response = await send(route, {
            payload: rightBodies()[name(route)] ?? {},
            ...(given && { headers: given }),
          })
          expectToFit(route, response)
          return `${response.statusCode} ${response.headers['www-authenticate']} ${response.body}`
        }),
      )
      expect([...new Set(answers)]).toEqual(['401 Bearer {"error":"Missing or invalid bearer token"}'])
    },
  )

  perRoute('refuses fields that it does not know, at every level of its body', async (route) => {
    const right = rightBodies()[name(route)]
    if (right === undefined) return
    const places = objectsIn(right)
    for (const place of places.keys()) {
      const payload = structuredClone(right)
      const target = objectsIn(payload)[place]
      Object.assign(target ?? {}, { typo: 1 })
      const response = await send(route, { headers: bearer(token), payload })
      expect(response.statusCode).toBe(400)
      expect(response.json()).toMatchObject({
        details: [{ keyword: 'additionalProperties', params: { additionalProperty: 'typo' } }],
      })
      expectToFit(route, response)
    }
  })

  perRoute('refuses query parameters that it does not know', async (route) => {
    const payload = rightBodies()[name(route)]
    const response = await send(route, { headers: bearer(token), query: { typo: '1' }, ...(payload && { payload }) })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      details: [{ keyword: 'additionalProperties', params: { additionalProperty: 'typo' } }],
    })
    expectToFit(route, response)
  })

  perRoute('fits its entry when it refuses', async (route) => {
    const wrong: Omit<InjectOptions, 'method' | 'url'>[] = [
      { payload: {} },
      { payload: { events: Array.from({ length: 30 }, () => ({})) } },
      { payload: '{', headers: { 'content-type': 'application/json' } },
      { payload: '{}', headers: { 'content-type': 'text/plain' } },
      { payload: `"${'x'.repeat(70_000)}"`, headers: { 'content-type': 'application/json' } },
      { payload: rightBodies()[name(route)] ?? {}, headers: { 'idempotency-key': 'x'.repeat(256) } },
    ]
    if (route.method === 'GET') return
    for (const options of wrong) {
      const response = await send(route, { ...options, headers: { ...bearer(token), ...options.headers } })
      expect(response.statusCode).toBeGreaterThanOrEqual(400)
      expectToFit(route, response)
    }
  })

  perRoute('answers 503 as its entry says while the database is gone', async (route) => {
    if (route.operation.responses['503'] === undefined) return
    const gone = async () => {
      throw new Error('gone')
    }
    const down = await useApp(desk, {
      databaseState: gone,
      engine: { append: async () => ({ kind: 'unavailable' }), close: async () => {} },
    })
    const response = await down.app.inject({
      method: route.method as 'GET',
      url: route.path,
      headers: bearer(token),
      ...(rightBodies()[name(route)] && { payload: rightBodies()[name(route)] ?? {} }),
    })
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toMatch(/^[1-9]\d*$/)
    expectToFit(route, response)
  })

  perRoute('documents its errors, and says what it is for', async (route) => {
    const statuses = Object.keys(route.operation.responses)
    expect(statuses).toEqual(expect.arrayContaining(['400', '500', ...(isOpen(route) ? [] : ['401', '429', '503'])]))
    if (route.operation.requestBody) expect(statuses).toEqual(expect.arrayContaining(['413', '415']))
    expect(route.operation.operationId).toMatch(/^[a-z][A-Za-z]+$/)
    expect(route.operation.summary).toBeTruthy()
    expect(route.operation.description).toBeTruthy()
  })

  perRoute('describes every field, with an example', async (route) => {
    const { requestBody, responses, parameters = [] } = route.operation
    const schemas = [requestBody, ...Object.values(responses)].flatMap((part) =>
      Object.values(part?.content ?? {}).map(({ schema }) => schema),
    )
    expect(schemas.flatMap((schema) => undescribed(schema, name(route)))).toEqual([])
    for (const parameter of parameters) {
      expect(parameter['description'], `${name(route)} ${parameter['name']}`).toBeTruthy()
      expect(parameter['example'] ?? parameter['examples'] ?? (parameter['schema'] as Schema)['examples']).toBeDefined()
    }
  })
})

const objectsIn = (value: unknown): object[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}

/** The fields below a schema that lack a description or an example. */
const undescribed = (given: Schema, path: string): string[] => {
  const reference = String(given['$ref'] ?? '')
  const schema = documentOf(app).components.schemas[reference.replace('#/components/schemas/', '')] ?? given
  const below = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([field, inner]) => [
    ...(inner['description'] && inner['examples'] ? [] : [`${path}.${field}`]),
    ...undescribed(inner, `${path}.${field}`),
  ])
  const items = schema['items'] === undefined ? [] : undescribed(schema['items'] as Schema, `${path}[]`)
  return [...below, ...items]
}

test('the document is served as it was collected', async () => {
  await open()
  const response = await app.inject('/openapi.json')
  expect(response.json()).toEqual(JSON.parse(JSON.stringify(app.swagger())))
  expect(response.json()).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } })
})
