import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { signedIn } from '../app.ts'
import { cookieNameAt, openDoor } from './people.ts'

let desk: Desk
let userId: string

beforeAll(async () => {
  desk = await openDesk()
  userId = await desk.addMember(await desk.addAccount(), 'Owner')
})
afterAll(() => desk.close())

/** What is answered to a page of an origin, on a server behind a proxy that it trusts. */
const openPages = async (publicUrl: string) => {
  const { call } = await openDoor(desk, { publicUrl: () => publicUrl }, { trustedProxies: ['127.0.0.1'] })
  const session = await signedIn(desk, userId, cookieNameAt(publicUrl))
  return async (origin: string, host: string, headers: Record<string, string> = {}): Promise<number> =>
    (
      await call('/v2/tokens', {
        method: 'POST',
        payload: { name: 'x' },
        headers: { ...session, host, origin, ...headers },
      })
    ).statusCode
}
const byHttps = { 'x-forwarded-proto': 'https' }

test('a page of the same name by plain http is another site where people come by https', async () => {
  const from = await openPages('https://foyer.example.com')
  expect(await from('https://foyer.example.com', 'foyer.example.com')).toBe(201)
  expect(await from('http://foyer.example.com', 'foyer.example.com')).toBe(403)
  expect(await from('http://foyer.example.com', '10.0.0.7')).toBe(403)
  expect(await from('https://desk.example', 'desk.example', byHttps)).toBe(201)
  expect(await from('https://desk.example', 'DESK.example:443', byHttps)).toBe(201)
  expect(await from('http://desk.example', 'desk.example', byHttps)).toBe(403)
})

test('of plain http nobody knows what is before it', async () => {
  const from = await openPages('http://127.0.0.1:8080')
  expect(await from('http://desk.example', 'desk.example')).toBe(201)
  expect(await from('https://desk.example', 'desk.example')).toBe(201)
  expect(await from('http://127.0.0.1:8080', '127.0.0.1:8080')).toBe(201)
  expect(await from('http://127.0.0.1:8081', '127.0.0.1:8080')).toBe(403)
})

test.each([
  'http://somebody@desk.example',
  'http://somebody:secret@desk.example',
  'http://desk.example/',
  'http://desk.example/page',
  'http://desk.example#',
  'http://desk.example\\@elsewhere.example',
  'desk.example',
  'null',
])('what no browser writes as an origin, such as %s, is none of ours', async (origin) => {
  const from = await openPages('http://127.0.0.1:8080')
  expect(await from(origin, 'desk.example')).toBe(403)
})
