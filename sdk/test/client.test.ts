import { describe, expect, test } from 'vitest'
import { ApiError, createFoyerClient, dataOf, type FoyerClientOptions } from '../src/client.ts'

/** A client whose requests come to `answer`, which is told them. */
const clientThat = (
  answer: (request: Request) => Response | Promise<Response>,
  options?: Partial<FoyerClientOptions>,
) => createFoyerClient({ baseUrl: 'http://foyer.test', ...options, fetch: async (request) => answer(request) })

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('the client', () => {
  test('sends the token, the headers that it was given, and lists with commas', async () => {
    const seen: Request[] = []
    const client = clientThat(
      (request) => {
        seen.push(request)
        return json(200, { data: [], next_cursor: null, has_more: false })
      },
      { token: 'foyer_1', headers: { 'x-desk': 'front' } },
    )
    const query = { account_id: 'a', status: ['New', 'Ghosting'] as ('New' | 'Ghosting')[] }
    expect(await dataOf(client.GET('/v2/prospects', { params: { query } }))).toEqual({
      data: [],
      next_cursor: null,
      has_more: false,
    })
    expect(seen.map(({ url }) => url)).toEqual(['http://foyer.test/v2/prospects?account_id=a&status=New,Ghosting'])
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer foyer_1')
    expect(seen[0]?.headers.get('x-desk')).toBe('front')
  })

  test('throws a refusal with its text, details, request id and when to come back', async () => {
    const detail = { keyword: 'prospectBlocklisted', dataPath: '', schemaPath: '#/', params: {}, message: 'is blocked' }
    const client = clientThat(() =>
      json(409, { error: 'No', details: [detail] }, { 'x-request-id': 'r-1', 'retry-after': '3' }),
    )
    const error = await errorOf(client.GET('/v2/me'))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 409, text: 'No', details: [detail], requestId: 'r-1', retryAfterSeconds: 3 })
    expect((error as ApiError).has('prospectBlocklisted')).toBe(true)
    expect((error as ApiError).has('required')).toBe(false)
  })

  test("throws a proxy's page as an error without details", async () => {
    const error = await errorOf(clientThat(() => new Response('<html>Bad gateway', { status: 502 })).GET('/v2/me'))
    expect(error).toMatchObject({ status: 502, text: 'The server answered 502', details: [], requestId: null })
  })

  test('throws no answer as an error of status 0, and what the caller broke off as that', async () => {
    const away = clientThat(() => Promise.reject(new TypeError('fetch failed')))
    expect(await errorOf(away.GET('/v2/me'))).toMatchObject({ name: 'ApiError', status: 0, requestId: null })
    const slow = clientThat((request) => {
      request.signal.throwIfAborted()
      return json(200, {})
    })
    const error = await errorOf(slow.GET('/v2/me', { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ name: 'AbortError' })
  })

  test('has nothing to tell of an answer without a body', async () => {
    const client = clientThat(() => new Response(null, { status: 204 }))
    expect(await dataOf(client.DELETE('/v2/session'))).toBeUndefined()
  })
})
