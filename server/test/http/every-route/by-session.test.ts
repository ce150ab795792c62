import { afterAll, beforeAll, expect, test } from 'vitest'
import { errors } from '../../../src/http/errors.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, signedIn } from '../app.ts'
import { openWorld } from '../at-size.ts'
import type { World } from '../recipe.ts'
import {
  type Calls,
  isForSessions,
  isOpen,
  isV1,
  name,
  openRoutes,
  type Route,
  recipeOf,
  takes,
  withHeaders,
} from './route-calls.ts'

/** What a session, in place of a token, may do on each route, and what it is kept from. */

let desk: Desk
let world: World
let token: string

beforeAll(async () => {
  desk = await openDesk()
  world = await openWorld(desk)
  token = (await addToken(desk, world.userId)).token
})
afterAll(() => desk.close())

const perRoute = (title: string, work: (route: Route, calls: Calls) => Promise<void>): void => {
  test(title, async () => {
    const calls = await openRoutes(desk, world)
    for (const route of calls.routes) await work(route, calls)
  })
}

perRoute('every route of v2 takes a session, and v1 takes none', async (route, { send, rightRequest, expectToFit }) => {
  if (isOpen(route)) return
  const response = async () => send(route, withHeaders(await rightRequest(route), await signedIn(desk, world.userId)))
  if (isV1(route)) {
    expect((await response()).statusCode, name(route)).toBe(401)
    return
  }
  expect(takes(route, 'session'), name(route)).toBe(true)
  if (recipeOf(route).isEndless) return
  const answer = await response()
  expect(answer.statusCode, `${name(route)}: ${answer.body}`).toBeLessThan(300)
  expectToFit(route, answer)
})

perRoute('a token is a token: how its user signs in, it can not change', async (route, calls) => {
  if (!isForSessions(route)) return
  const response = await calls.send(route, withHeaders(await calls.rightRequest(route), bearer(token)))
  expect([name(route), response.statusCode]).toEqual([name(route), 403])
  expect(response.json()).toEqual({ error: errors.sessionNeeded.text })
  calls.expectToFit(route, response)
})

perRoute('a token counts before a session, also one that does not work', async (route, calls) => {
  if (isOpen(route) || isV1(route)) return
  const headers = { ...(await signedIn(desk, world.userId)), ...bearer('x') }
  const response = await calls.send(route, withHeaders(await calls.rightRequest(route), headers))
  expect(response.statusCode, name(route)).toBe(401)
})

perRoute('what a page of another site could send is refused', async (route, calls) => {
  if (isV1(route) || route.method === 'GET') return
  const request = await calls.rightRequest(route)
  const signs: Record<string, string> = isOpen(route) ? { 'x-foyer-console': '1' } : await signedIn(desk, world.userId)
  const { 'x-foyer-console': _sign, ...bare } = signs
  const form = { ...request, payload: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  const attempts = [
    withHeaders(form, bare),
    withHeaders(request, { ...signs, origin: 'https://elsewhere.example' }),
    withHeaders(request, { ...signs, origin: 'null' }),
    withHeaders(request, { ...signs, 'sec-fetch-site': 'cross-site' }),
    withHeaders(request, { ...signs, 'sec-fetch-site': 'same-site' }),
  ]
  for (const attempt of attempts) {
    const response = await calls.send(route, attempt)
    expect([name(route), response.statusCode, response.json().error]).toEqual([name(route), 403, errors.crossSite.text])
    calls.expectToFit(route, response)
  }
})
