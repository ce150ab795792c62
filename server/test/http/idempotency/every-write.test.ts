import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, shareApp, signedIn } from '../app.ts'
import { openWorld } from '../at-size.ts'
import type { World } from '../recipe.ts'
import { recipes } from '../recipes.ts'
import { signInRecipes } from '../sign-in/recipes.ts'
import { contentOf, expectReplay, toRequest } from './keyed-caller.ts'

/** Over the recipes of all routes: a new write is tested without a line here. */

let desk: Desk
let world: World
let app: FastifyInstance
/** The document as a reader gets it. */
let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
let token: string
/** For routes that take nobody with a token. */
let session: Record<string, string>

beforeAll(async () => {
  desk = await openDesk()
  world = await openWorld(desk)
  token = (await addToken(desk, world.userId)).token
  session = await signedIn(desk, world.userId)
  ;({ app } = await shareApp(desk))
  paths = JSON.parse(JSON.stringify(app.swagger())).paths
})
afterAll(() => desk.close())

type Operation = {
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly responses: Readonly<Record<string, { readonly description: string; readonly headers?: object }>>
}

/** A preview of an import writes nothing, and a test message goes to somebody else. */
const writesNothing = new Set(['POST /v2/imports/preview', 'POST /v2/webhooks/{id}/test'])
const writes = Object.keys(recipes).filter(
  (route) => /^(?:POST|PATCH|PUT|DELETE) \/v2\//.test(route) && !writesNothing.has(route),
)

const operationOf = (route: string): Operation => {
  const [method = '', path = ''] = route.split(' ')
  const operation = paths[path]?.[method.toLowerCase()]
  if (operation === undefined) throw new Error(`${route} is not documented`)
  return operation
}

describe.each(writes)('%s', (route) => {
  const credentials = (): Record<string, string> =>
    operationOf(route).security?.some((one) => 'bearer' in one) ? bearer(token) : session

  const send = (request: ReturnType<typeof toRequest>, key: string | null) =>
    app.inject({
      ...request,
      headers: { ...request.headers, ...credentials(), ...(key === null ? {} : { 'idempotency-key': key }) },
    })

  test('with a key is done once, and answered again to the byte', async () => {
    const request = toRequest(route, (await recipes[route]?.right(world)) ?? {})
    const key = randomUUID()
    const first = await send(request, key)
    expect(first.statusCode, first.body).toBeLessThan(300)
    const content = await contentOf(desk)
    for (let turn = 0; turn < 2; turn++) expectReplay(await send(request, key), first)
    expect(await contentOf(desk)).toBe(content)
  })

  test('answers with a key as without one', async () => {
    const [keyed, unkeyed] = [await recipes[route]?.right(world), await recipes[route]?.right(world)]
    const one = await send(toRequest(route, keyed ?? {}), randomUUID())
    const other = await send(toRequest(route, unkeyed ?? {}), null)
    expect([one.statusCode, Object.keys(one.headers).sort()]).toEqual([
      other.statusCode,
      Object.keys(other.headers).sort(),
    ])
  })

  test('writes nothing when it is refused, and leaves the key free', async () => {
    const { foreign } = recipes[route] ?? {}
    if (foreign === undefined) return
    const request = toRequest(route, await foreign(world))
    const content = await contentOf(desk)
    const key = randomUUID()
    for (let turn = 0; turn < 2; turn++) {
      const refused = await send(request, key)
      expect([refused.statusCode, refused.headers['idempotency-replayed']]).toEqual([404, undefined])
    }
    expect(await contentOf(desk)).toBe(content)
    const right = await send(toRequest(route, (await recipes[route]?.right(world)) ?? {}), key)
    expect(right.statusCode, right.body).toBeLessThan(300)
  })

  test('says in the document that it takes a key, and what may come of it', () => {
    const { parameters = [], responses } = operationOf(route)
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'idempotency-key', in: 'header', required: false }),
    )
    expect(responses['409']?.description).toContain('Idempotency-Key is still running')
    expect(responses['422']?.description).toContain('Idempotency-Key was used for another request')
    for (const [status, response] of Object.entries(responses))
      if (status.startsWith('2')) expect(Object.keys(response.headers ?? {})).toContain('Idempotency-Replayed')
  })
})

test('every other route below /v2 reads, writes nothing, or is about signing in, of which no answer is stored', async () => {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const others = routes.filter((route) => / \/v2\//.test(route) && !writes.includes(route) && !route.startsWith('GET '))
  const signingIn = Object.keys(signInRecipes)
  expect(others.filter((route) => !signingIn.includes(route))).toEqual([...writesNothing])
})
