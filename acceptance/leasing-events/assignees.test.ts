import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, eventOf } from '../support/event-shapes.ts'
import { insertMember, insertMembers, insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'

const desk = await openDesk()

const placeOf = (index: number): string => `.events[0].context.assignedToUserIds[${index}]`

test('ids are taken in any letter case and kept in lower case', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const event = eventOf(await desk.post(assignment(prospect, [agent.toUpperCase()])))
  expect(event.context.assignedToUserIds).toEqual([agent])
  expect((await eventsOf(desk.sql, [prospect]))[0]?.assigned).toEqual([agent])
})

test('doubled ids are folded into one and the order is kept', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const [a = '', b = '', c = ''] = (await insertMembers(desk.sql, desk.home, 3)).toSorted().toReversed()
  const event = eventOf(await desk.post(assignment(prospect, [a, b, a.toUpperCase(), c, b, a])))
  expect(event.context.assignedToUserIds).toEqual([a, b, c])
})

test('an empty array unassigns everybody', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agents = await insertMembers(desk.sql, desk.home, 2)
  await desk.post(assignment(prospect, agents))
  const { context } = eventOf(await desk.post(assignment(prospect, [])))
  expect(context).toMatchObject({ assignedToUserIds: [], previousAssignedToUserIds: agents })
})

test('a hundred assignees are taken, one more is refused', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agents = await insertMembers(desk.sql, desk.home, 101)
  const event = eventOf(await desk.post(assignment(prospect, agents.slice(0, 100))))
  expect(event.context.assignedToUserIds).toEqual(agents.slice(0, 100))
  expect(detailsOf(await desk.post(assignment(prospect, agents)))).toEqual([
    expect.objectContaining({
      keyword: 'maxItems',
      dataPath: '.events[0].context.assignedToUserIds',
      params: { limit: 100 },
      message: 'should NOT have more than 100 items',
    }),
  ])
})

test.each([
  ['a user of another account', () => insertMember(desk.sql, desk.elsewhere)],
  ['a user who does not exist', () => Promise.resolve(randomUUID())],
  ['a deactivated user', () => insertMember(desk.sql, desk.home, { deactivated: true })],
  ['a user whose membership ended', () => insertMember(desk.sql, desk.home, { active: false })],
])('%s is refused by the place in the list', async (_, makeStranger) => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const stranger = await makeStranger()
  expect(detailsOf(await desk.post(assignment(prospect, [agent, stranger])))).toEqual([
    expect.objectContaining({ keyword: 'accountMember', dataPath: placeOf(1) }),
  ])
  expect(await eventsOf(desk.sql, [prospect])).toEqual([])
})

test('several strangers are told at once, each by the place in the list as it was sent', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const details = detailsOf(await desk.post(assignment(prospect, [agent, agent, randomUUID(), agent, randomUUID()])))
  expect(details.map(({ keyword, dataPath }) => [keyword, dataPath])).toEqual([
    ['accountMember', placeOf(2)],
    ['accountMember', placeOf(4)],
  ])
})

test('at most twenty strangers are told', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const strangers = Array.from({ length: 25 }, () => randomUUID())
  const details = detailsOf(await desk.post(assignment(prospect, strangers)))
  expect(details.map((detail) => detail.dataPath)).toEqual(strangers.slice(0, 20).map((_, index) => placeOf(index)))
})

test('a user who was a member a moment ago is no assignee any more', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  eventOf(await desk.post(assignment(prospect, [agent])))
  await desk.sql.query('update users set deactivated_at = now() where id = $1', [agent])
  expect(detailsOf(await desk.post(assignment(prospect, [agent])))[0]).toMatchObject({ keyword: 'accountMember' })
})

const valid = '1259ef6e-61ee-42cb-b6bd-7fe547569d7c'
test.each([
  ['text', 'agent'],
  ['empty text', ''],
  ['braces', `{${valid}}`],
  ['a URN', `urn:uuid:${valid}`],
  ['no hyphens', valid.replaceAll('-', '')],
  ['a space behind', `${valid} `],
  ['a line break behind', `${valid}\n`],
  ['a digit too many', `${valid}0`],
  ['full-width digits', valid.replaceAll('1', '１')],
])('%s is no UUID', async (_, id) => {
  const prospect = await insertProspect(desk.sql, desk.home)
  expect(detailsOf(await desk.post(assignment(prospect, [id])))).toEqual([
    expect.objectContaining({
      keyword: 'format',
      dataPath: placeOf(0),
      params: { format: 'uuid' },
      message: 'should match format "uuid"',
    }),
  ])
})

test.each([12345, null, true, [], {}])('%j is no UUID', async (id) => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const body = assignment(prospect, [], { context: { assignedToUserIds: [id] } })
  expect(detailsOf(await desk.post(body))).toEqual([
    expect.objectContaining({ keyword: 'type', dataPath: placeOf(0), message: 'should be string' }),
  ])
})
