import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { countEvents, eventsOf } from '../support/log.ts'

const desk = await openDesk()

/** The id goes as text into the JSON text, so that no number of JavaScript comes between. */
const withId = (literal: string): string =>
  `{"events":[{"prospect_id":${literal},"event_type":"Assign to User","context":{"assignedToUserIds":[]}}]}`

const greatest = '9007199254740991'
await desk.sql.query('insert into prospects (account_id, id, name) overriding system value values ($1, $2, $3)', [
  desk.home,
  greatest,
  'Last',
])

test('the greatest whole number that JSON keeps exactly is an id like any other', async () => {
  const reply = await desk.post(withId(greatest))
  expect(eventOf(reply).prospect).toBe(Number.MAX_SAFE_INTEGER)
  expect(reply.text).toContain(`"prospect":${greatest},`)
})

test('JSON has one number type: 1.0, 1e0 and 10e-1 are 1', async () => {
  const id = await insertProspect(desk.sql, desk.home)
  for (const literal of [`${id}.0`, `${id}.000`, `${id}e0`, `${id}E+0`, `${id}0e-1`]) {
    const reply = await desk.post(withId(literal))
    expect(eventOf(reply).prospect).toBe(id)
    expect(reply.text).toContain(`"prospect":${id},`)
  }
})

test.each([
  '12345.5',
  '0',
  '-0',
  '-1',
  '0.5',
  '9007199254740992',
  '9007199254740993',
  '-9007199254740991',
  '18446744073709551617',
  '1e300',
  '1e308',
  '1e400',
  '-1e400',
  '1e-400',
  '1234567890123456789012345678901234567890',
  '"1"',
  '"12345"',
  'null',
  'true',
  '[]',
  '[1]',
  '{}',
])('%s is no id of a prospect', async (literal) => {
  const before = await countEvents(desk.sql)
  const details = detailsOf(await desk.post(withId(literal)))
  expect(new Set(details.map((detail) => detail.dataPath))).toEqual(new Set(['.events[0].prospect_id']))
  expect(details.map((detail) => detail.keyword)).not.toContain('knownProspect')
  expect(await countEvents(desk.sql)).toBe(before)
})

test('the limits are told in the manner of Ajv', async () => {
  const told = async (literal: string) => {
    const { keyword, params, message } = detailsOf(await desk.post(withId(literal)))[0] ?? {}
    return { keyword, params, message }
  }
  expect(await told('0')).toEqual({
    keyword: 'minimum',
    params: { comparison: '>=', limit: 1, exclusive: false },
    message: 'should be >= 1',
  })
  expect(await told('9007199254740992')).toEqual({
    keyword: 'maximum',
    params: { comparison: '<=', limit: Number.MAX_SAFE_INTEGER, exclusive: false },
    message: `should be <= ${greatest}`,
  })
  expect(await told('1.5')).toEqual({ keyword: 'type', params: { type: 'integer' }, message: 'should be integer' })
})

test.each(['01', '+1', '1.', '.5', '0x10', 'NaN', 'Infinity', '1_000', '1,2', ''])(
  '%j is not even JSON',
  async (literal) => {
    errorOf(await desk.post(withId(literal)), 400)
  },
)

test('a neighbour of the greatest id got nothing from all this', async () => {
  expect((await eventsOf(desk.sql, [Number.MAX_SAFE_INTEGER])).length).toBe(1)
})
