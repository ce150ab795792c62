import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionRow, mayRole, scopes } from '../../src/catalogue/permissions.ts'
import { roleNames } from '../../src/catalogue/roles.ts'
import { errors } from '../../src/http/errors.ts'
import { type Desk, openDesk } from '../engine/desk.ts'
import { addToken, bearer, signedIn, useApp } from './app.ts'
import { openWorld } from './at-size.ts'
import {
  actionOf,
  type Calls,
  isAlone,
  isForSessions,
  isOpen,
  isV1,
  name,
  openRoutes,
  type Route,
  recipeOf,
  type Schema,
  scopesOf,
  withHeaders,
} from './every-route/route-calls.ts'
import type { RightRequest, World } from './recipe.ts'

/** One common test over the routes that the application itself names. */

let desk: Desk
let world: World
let token: string
/** The application of the test that runs. */
let calls: Calls

beforeAll(async () => {
  desk = await openDesk()
  world = await openWorld(desk)
  token = (await addToken(desk, world.userId)).token
})
afterAll(() => desk.close())

const sendAs = async (route: Route, given: string, prefix = ''): Promise<LightMyRequestResponse> =>
  calls.send(route, withHeaders(await calls.rightRequest(route), await calls.credentials(route, given)), { prefix })

const perRoute = (title: string, work: (route: Route) => Promise<void>): void => {
  test(title, async () => {
    calls = await openRoutes(desk, world)
    for (const route of calls.routes) await work(route)
  })
}

describe('every route', () => {
  perRoute('answers a right request as its entry says, v1 in both places', async (route) => {
    if (isAlone(route) || (!isOpen(route) && recipeOf(route).isEndless)) return
    for (const prefix of isV1(route) ? ['', '/api/public/v1'] : ['']) {
      const response = await sendAs(route, token, prefix)
      expect(response.statusCode, `${name(route)}: ${response.body}`).toBeLessThan(300)
      calls.expectToFit(route, response)
    }
  })

  perRoute(
    'with security refuses who brings no token, a broken, an unknown, an expired or a revoked one, or one of a deactivated user, alike',
    async (route) => {
      if (isOpen(route)) return
      const revoked = await addToken(desk, world.userId)
      await revoked.revoke()
      const expired = await addToken(desk, world.userId, '2024-01-01T00:00:00Z')
      const deactivated = await addToken(desk, await desk.addMember(world.accountId, 'Owner'))
      await desk.deactivate(deactivated.userId)
      const unknown = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
      const tokens = [revoked.token, expired.token, deactivated.token, unknown, 'x', token.toUpperCase()]
      const others = [{}, { authorization: token }, { authorization: `Basic ${token}` }, { authorization: 'Bearer' }]
      const request = await calls.rightRequest(route)
      const answers = await Promise.all(
        [...tokens.map(bearer), ...others].map(async (headers) => {
          const response = await calls.send(route, withHeaders(request, headers as Record<string, string>))
          calls.expectToFit(route, response)
          return `${response.statusCode} ${response.headers['www-authenticate']} ${response.body}`
        }),
      )
      expect([...new Set(answers)]).toEqual(['401 Bearer {"error":"Missing or invalid bearer token"}'])
    },
  )

  perRoute('refuses a token that lacks a scope, and names it', async (route) => {
    if (isOpen(route) || isForSessions(route)) return
    expect(scopesOf(route)).toContain(actionRow(actionOf(route)).scope)
    for (const scope of scopesOf(route)) {
      const others = scopes.filter((one) => one !== scope)
      const limited = await addToken(desk, world.userId, null, { scopes: others })
      const response = await sendAs(route, limited.token)
      expect([response.statusCode, response.json().details]).toEqual([
        isV1(route) ? 400 : 403,
        [expect.objectContaining({ keyword: 'tokenScope', params: { scope } })],
      ])
      calls.expectToFit(route, response)
    }
  })

  perRoute('names to a token without any scope all that it takes, as its entry does', async (route) => {
    if (isOpen(route) || isForSessions(route)) return
    const { token: bare } = await addToken(desk, world.userId, null, { scopes: [] })
    const { details } = (await sendAs(route, bare)).json()
    const named = details.map(({ params }: { readonly params: { readonly scope: string } }) => params.scope)
    expect(named, name(route)).toEqual(scopesOf(route))
  })

  perRoute('of v2 refuses a role that may not do it', async (route) => {
    if (isOpen(route) || isV1(route)) return
    const role = roleNames.find((one) => !mayRole(one, actionOf(route)))
    if (role === undefined) return
    const limited = await addToken(desk, await desk.addMember(world.accountId, role))
    const credentials = isForSessions(route) ? await signedIn(desk, limited.userId) : bearer(limited.token)
    const response = await calls.send(route, withHeaders(await calls.rightRequest(route), credentials))
    expect(response.statusCode, `${name(route)} as ${role}: ${response.body}`).toBe(403)
    calls.expectToFit(route, response)
  })

  perRoute('of v2 answers for an object of another account as for none', async (route) => {
    if (isOpen(route) || isV1(route)) return
    const { foreign } = recipeOf(route)
    if (foreign === undefined) {
      expect(route.path, `${name(route)} names an object: its recipe lacks "foreign"`).not.toContain('{')
      return
    }
    const response = await calls.send(route, withHeaders(await foreign(world), await calls.credentials(route, token)))
    expect([name(route), response.statusCode, response.json().error]).toEqual([
      name(route),
      404,
      errors.unknownRecord.text,
    ])
    calls.expectToFit(route, response)
  })

  perRoute('refuses fields that it does not know, at every level of its body', async (route) => {
    const right = await calls.rightRequest(route)
    if (typeof right.payload !== 'object') return
    for (const place of objectsIn(right.payload).keys()) {
      const payload = structuredClone(right.payload)
      Object.assign(objectsIn(payload)[place] ?? {}, { typo: 1 })
      const response = await calls.send(
        route,
        withHeaders({ ...right, payload }, await calls.credentials(route, token)),
      )
      expect(response.statusCode, name(route)).toBe(400)
      expect(response.json().details).toContainEqual(
        expect.objectContaining({ keyword: 'additionalProperties', params: { additionalProperty: 'typo' } }),
      )
      calls.expectToFit(route, response)
    }
  })

  perRoute('refuses query parameters that it does not know', async (route) => {
    const right = await calls.rightRequest(route)
    const request = { ...right, query: { ...right.query, typo: '1' } }
    const response = await calls.send(route, withHeaders(request, await calls.credentials(route, token)))
    expect(response.statusCode, name(route)).toBe(400)
    expect(response.json()).toMatchObject({
      details: [{ keyword: 'additionalProperties', params: { additionalProperty: 'typo' } }],
    })
    calls.expectToFit(route, response)
  })

  perRoute('fits its entry when it refuses', async (route) => {
    const right = await calls.rightRequest(route)
    const json = { 'content-type': 'application/json' }
    const wrong: RightRequest[] = [
      { ...right, payload: { typo: 1 } },
      { ...right, payload: '{', headers: json },
      { ...right, payload: '{}', headers: { 'content-type': 'text/plain' } },
      { ...right, payload: `"${'x'.repeat(70_000)}"`, headers: json },
    ]
    if (route.method === 'GET' || route.operation.requestBody?.content['application/json'] === undefined) return
    for (const request of wrong) {
      const response = await calls.send(route, withHeaders(request, await calls.credentials(route, token)))
      expect(response.statusCode, name(route)).toBeGreaterThanOrEqual(400)
      calls.expectToFit(route, response)
    }
  })

  test('answers 503 as its entry says while the database is gone', async () => {
    calls = await openRoutes(desk, world)
    const gone = async () => {
      throw new Error('gone')
    }
    const down = await useApp(desk, { databaseState: gone, isUp: () => false })
    for (const route of calls.routes) {
      if (route.operation.responses['503'] === undefined) continue
      const request = withHeaders(await calls.rightRequest(route), bearer(token))
      const response = await calls.send(route, request, { through: down.app })
      expect(response.statusCode, name(route)).toBe(503)
      expect(response.headers['retry-after']).toMatch(/^[1-9]\d*$/)
      calls.expectToFit(route, response)
    }
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
  const schema = calls.named[reference.replace('#/components/schemas/', '')] ?? given
  const below = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([field, inner]) => [
    ...(inner['description'] && inner['examples'] ? [] : [`${path}.${field}`]),
    ...undescribed(inner, `${path}.${field}`),
  ])
  const items = schema['items'] === undefined ? [] : undescribed(schema['items'] as Schema, `${path}[]`)
  const alternatives = ((schema['oneOf'] ?? []) as Schema[]).flatMap((one) => undescribed(one, path))
  return [...below, ...items, ...alternatives]
}

test('the document is served as it was collected', async () => {
  const { app } = await openRoutes(desk, world)
  const response = await app.inject('/openapi.json')
  expect(response.json()).toEqual(JSON.parse(JSON.stringify(app.swagger())))
  expect(response.json()).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } })
})
