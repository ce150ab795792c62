import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, shareApp } from '../app.ts'

/** What comes in a path or a query string is taken at its word, or refused. */

let desk: Desk
let token: string

beforeAll(async () => {
  desk = await openDesk()
  const accountId = await desk.addAccount()
  token = (await addToken(desk, await desk.addMember(accountId, 'Owner'))).token
})
afterAll(() => desk.close())

const ask = async (url: string) => {
  const { app } = await shareApp(desk)
  return await app.inject({ url, headers: bearer(token) })
}

test.each([
  `/v2/users/${'x'.repeat(300)}`,
  `/v2/prospects/${'9'.repeat(201)}`,
  `/reporting/leasing-performance/units/${'9'.repeat(300)}`,
])('there is nothing at a path that is too long to be an id', async (url) => {
  expect((await ask(url)).statusCode).toBe(404)
})

test.each(['/v2/prospects?q=%ED%A0%80', '/units?city=%C3', '/prospects?%E0%A4%A=1'])(
  'a query that is no UTF-8 is refused: %s',
  async (url) => {
    expect((await ask(url)).json()).toMatchObject({
      error: 'Invalid query parameters',
      details: [{ keyword: 'additionalProperties', params: { additionalProperty: 'text that is not UTF-8' } }],
    })
  },
)

test.each(['/v2/units/01', '/v2/prospects/+1', '/v2/leasing_events/1.0', '/units?limit=010'])(
  'an id has one spelling: %s',
  async (url) => {
    expect((await ask(url)).statusCode).toBe(400)
  },
)

test('items of a list may have blanks around them, and a comma of their own', async () => {
  expect((await ask('/units?statuses=Available,%20On%20Hold')).statusCode).toBe(200)
  expect((await ask('/units?unitIds=1,%202,3')).statusCode).toBe(200)
  const types = 'Log%20Note,%20Contacted,%20Awaiting%20Information,New'
  expect((await ask(`/v2/leasing_events?event_type=${types}`)).statusCode).toBe(200)
  expect((await ask('/v2/leasing_events?event_type=Contacted,New')).json().details[0].dataPath).toBe('.event_type[0]')
})

test.each(['9999-12-31T23:59:59-15:59', '0001-01-01T00:00:00+15:59', '0000-06-01T00:00:00Z'])(
  'a moment whose year in UTC the wire can not hold is refused: %s',
  async (moment) => {
    expect((await ask(`/prospects?created_after=${encodeURIComponent(moment)}`)).statusCode).toBe(400)
  },
)
