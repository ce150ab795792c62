import { afterEach, expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { countEvents, eventsOf } from '../support/log.ts'

const desk = await openDesk()
const prospect = await insertProspect(desk.sql, desk.home)
const body = JSON.stringify(assignment(prospect, []))

/** Whatever was sent: the next body is judged as ever. */
afterEach(async () => {
  expect(Object.keys(eventOf(await desk.post(body)))).not.toContain('polluted')
  expect(detailsOf(await desk.post({}))[0]).toMatchObject({ keyword: 'required' })
})

const nested = (opening: string, closing: string, depth: number): string =>
  `${opening.repeat(depth)}${closing.repeat(depth)}`

test.each([200, 5_000, 30_000])('%i lists within each other are refused', async (depth) => {
  errorOf(await desk.post(nested('[', ']', depth)), 400)
  errorOf(await desk.post(nested('[', '', depth)), 400)
})

test.each([
  ['body', (deep: string) => `{"events":[],"x":${deep}}`],
  ['context', (deep: string) => body.replace('"assignedToUserIds":[]', `"assignedToUserIds":[],"x":${deep}`)],
  ['assignees', (deep: string) => body.replace('"assignedToUserIds":[]', `"assignedToUserIds":${deep}`)],
])('200 levels in the %s are refused like any wrong value', async (_, within) => {
  detailsOf(await desk.post(within(nested('[', ']', 200))))
  detailsOf(await desk.post(within(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`)))
})

test.each([
  ['__proto__ in the body', `{"__proto__":{"polluted":true},${body.slice(1)}`],
  ['__proto__ in the event', body.replace('{"prospect_id"', '{"__proto__":{"polluted":true},"prospect_id"')],
  [
    '__proto__ in the context',
    body.replace('"assignedToUserIds"', '"__proto__":{"polluted":true},"assignedToUserIds"'),
  ],
  ['an escaped __proto__', `{"\\u005f_proto__":{"polluted":true},${body.slice(1)}`],
  ['__proto__ as the only source of the events', `{"__proto__":${body}}`],
  ['__proto__ as null', `{"__proto__":null,${body.slice(1)}`],
  ['constructor', `{"constructor":{"prototype":{"polluted":true}},${body.slice(1)}`],
  [
    'constructor in the context',
    body.replace('"assignedToUserIds"', '"constructor":{"prototype":{}},"assignedToUserIds"'),
  ],
  ['names of methods', `{"toString":1,"hasOwnProperty":1,"valueOf":1,${body.slice(1)}`],
  ['toJSON', `{"toJSON":1,${body.slice(1)}`],
  ['then', `{"then":1,${body.slice(1)}`],
])('%s is refused and changes nothing', async (_, text) => {
  const before = await countEvents(desk.sql)
  expect(errorOf(await desk.post(text), 400).error).toBe('Invalid request parameters')
  expect(await countEvents(desk.sql)).toBe(before)
})

test('of doubled keys one counts, or the body is refused', async () => {
  const other = await insertProspect(desk.sql, desk.home)
  const doubled = body.replace(`"prospect_id":${prospect}`, `"prospect_id":${prospect},"prospect_id":${other}`)
  const before = await eventsOf(desk.sql, [prospect, other])
  const reply = await desk.post(doubled)
  const after = await eventsOf(desk.sql, [prospect, other])
  if (reply.status === 201) {
    expect(after.length).toBe(before.length + 1)
    expect(after.map((event) => event.prospectId)).toContain(eventOf(reply).prospect)
  } else {
    errorOf(reply, 400)
    expect(after).toEqual(before)
  }
})

test('doubled lists of events are never both written', async () => {
  const before = await countEvents(desk.sql)
  const reply = await desk.post(`${body.slice(0, -1)},${body.slice(1)}`)
  expect([201, 400]).toContain(reply.status)
  expect(await countEvents(desk.sql)).toBe(before + (reply.status === 201 ? 1 : 0))
})

test('5,000 unknown fields are refused with twenty details', async () => {
  const fields = Array.from({ length: 5_000 }, (_, index) => `"f${index}":1`).join(',')
  expect(detailsOf(await desk.post(`{${fields}}`))).toHaveLength(20)
})

test('thousands of wrong assignees are refused with twenty details at most', async () => {
  const many = Array.from({ length: 15_000 }, () => 'x')
  expect(detailsOf(await desk.post(assignment(prospect, many))).length).toBeLessThanOrEqual(20)
})
