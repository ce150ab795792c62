import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, eventOf } from '../support/event-shapes.ts'
import { assignToUser, otherEventTypes } from '../support/event-types.ts'
import { insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'

const desk = await openDesk()
const prospect = await insertProspect(desk.sql, desk.home)
const [event] = assignment(prospect, []).events

const event0 = '.events[0]'
const context = '.events[0].context'
const users = '.events[0].context.assignedToUserIds'
const wrongEvent = (fields: Readonly<Record<string, unknown>>) => ({ events: [{ ...event, ...fields }] })
const without = (field: string) => ({
  events: [Object.fromEntries(Object.entries(event ?? {}).filter(([name]) => name !== field))],
})
const missing = (name: string) => ({
  keyword: 'required',
  schemaPath: expect.stringMatching(/\/required$/),
  params: { missingProperty: name },
  message: `should have required property '${name}'`,
})
const wrongType = (type: string) => ({
  keyword: 'type',
  schemaPath: expect.stringMatching(/\/type$/),
  params: { type },
  message: `should be ${type}`,
})
const unknown = (name: string) => ({
  keyword: 'additionalProperties',
  schemaPath: expect.stringMatching(/\/additionalProperties$/),
  params: { additionalProperty: name },
  message: 'should NOT have additional properties',
})

test.each<[string, unknown, string, object]>([
  ['no events', {}, '', { ...missing('events'), schemaPath: '#/required' }],
  ['no prospect_id', without('prospect_id'), event0, missing('prospect_id')],
  ['no event_type', without('event_type'), event0, missing('event_type')],
  ['no context', without('context'), event0, missing('context')],
  ['no assignees', wrongEvent({ context: {} }), context, missing('assignedToUserIds')],
  [
    'an empty list of events',
    { events: [] },
    '.events',
    { keyword: 'minItems', params: { limit: 1 }, message: 'should NOT have fewer than 1 items' },
  ],
  [
    'two events',
    { events: [event, event] },
    '.events',
    { keyword: 'maxItems', params: { limit: 1 }, message: 'should NOT have more than 1 items' },
  ],
  ['events as an object', { events: {} }, '.events', wrongType('array')],
  ['events as null', { events: null }, '.events', wrongType('array')],
  ['an event as text', { events: ['Assign to User'] }, event0, wrongType('object')],
  ['an event as a list', { events: [[]] }, event0, wrongType('object')],
  ['a context as a list', wrongEvent({ context: [] }), context, wrongType('object')],
  ['a context of null', wrongEvent({ context: null }), context, wrongType('object')],
  ['assignees of null', wrongEvent({ context: { assignedToUserIds: null } }), users, wrongType('array')],
  ['one assignee as text', wrongEvent({ context: { assignedToUserIds: 'x' } }), users, wrongType('array')],
  [
    'the bulk flag as text',
    assignment(prospect, [], { context: { applyActionInBulk: 'true' } }),
    `${context}.applyActionInBulk`,
    wrongType('boolean'),
  ],
  [
    'the bulk flag as a number',
    assignment(prospect, [], { context: { applyActionInBulk: 1 } }),
    `${context}.applyActionInBulk`,
    wrongType('boolean'),
  ],
  [
    'the bulk flag as null',
    assignment(prospect, [], { context: { applyActionInBulk: null } }),
    `${context}.applyActionInBulk`,
    wrongType('boolean'),
  ],
  ['notes of null', wrongEvent({ notes: null }), `${event0}.notes`, wrongType('string')],
  ['notes as a number', wrongEvent({ notes: 5 }), `${event0}.notes`, wrongType('string')],
  ['an unknown field of the body', { events: [event], dry_run: true }, '', unknown('dry_run')],
  ['an unknown field of the event', wrongEvent({ prospectId: 1 }), event0, unknown('prospectId')],
  [
    'an unknown field of the context',
    wrongEvent({ context: { assignedToUserIds: [], role: 'x' } }),
    context,
    unknown('role'),
  ],
  [
    'a field of the response',
    wrongEvent({ next_follow_up: '2024-10-05T18:53:03.406168Z' }),
    event0,
    unknown('next_follow_up'),
  ],
])('%s is refused at its place', async (_, body, dataPath, detail) => {
  const details = detailsOf(await desk.post(body))
  expect(details).toEqual([expect.objectContaining({ dataPath, ...detail })])
})

test.each(otherEventTypes)('%s is not an event of this operation', async (eventType) => {
  expect(detailsOf(await desk.post(wrongEvent({ event_type: eventType })))).toEqual([
    {
      keyword: 'enum',
      dataPath: '.events[0].event_type',
      schemaPath: expect.stringMatching(/\/event_type\/enum$/),
      params: { allowedValues: [assignToUser] },
      message: 'should be equal to one of the allowed values',
    },
  ])
})

test.each(['assign to user', 'Assign to User ', 'Assign to User\u0000', '', 'toString'])(
  '%j is no event type',
  async (name) => {
    const details = detailsOf(await desk.post(wrongEvent({ event_type: name })))
    expect(details).toEqual([expect.objectContaining({ keyword: 'enum', dataPath: '.events[0].event_type' })])
  },
)

const sources = ['Phone Call', 'Text Message', 'Email', 'Facebook Message', 'WhatsApp', 'Other', 'Automation']
test.each(sources)('%s is a source', async (source) => {
  const { id, source: answered } = eventOf(await desk.post(wrongEvent({ source })))
  expect(answered).toBe(source)
  expect((await eventsOf(desk.sql, [prospect])).find((logged) => logged.id === id)?.source).toBe(source)
})

test.each(['Showing Scheduler', 'email', '', 'Email '])('%j is no source of a request', async (source) => {
  expect(detailsOf(await desk.post(wrongEvent({ source })))).toEqual([
    expect.objectContaining({
      keyword: 'enum',
      dataPath: '.events[0].source',
      params: { allowedValues: sources },
      message: 'should be equal to one of the allowed values',
    }),
  ])
})

test('null is not an absent source', async () => {
  const details = detailsOf(await desk.post(wrongEvent({ source: null })))
  expect(new Set(details.map((detail) => detail.dataPath))).toEqual(new Set(['.events[0].source']))
})

test('all faults of a body are told at once', async () => {
  const details = detailsOf(
    await desk.post({
      events: [
        {
          prospect_id: 'x',
          event_type: 'New',
          source: 'Fax',
          notes: 1,
          colour: 'red',
          context: { assignedToUserIds: ['x', 2], applyActionInBulk: 'no', more: 1 },
        },
      ],
      extra: 1,
    }),
  )
  expect(new Set(details.map(({ keyword, dataPath }) => `${dataPath} ${keyword}`))).toEqual(
    new Set([
      ' additionalProperties',
      '.events[0] additionalProperties',
      '.events[0].prospect_id type',
      '.events[0].event_type enum',
      '.events[0].source enum',
      '.events[0].notes type',
      '.events[0].context additionalProperties',
      '.events[0].context.applyActionInBulk type',
      '.events[0].context.assignedToUserIds[0] format',
      '.events[0].context.assignedToUserIds[1] type',
    ]),
  )
})

test('at most twenty faults are told', async () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, index]))
  expect(detailsOf(await desk.post({ events: [event], ...many }))).toHaveLength(20)
})

test('a refused body writes nothing', async () => {
  const untouched = await insertProspect(desk.sql, desk.home)
  detailsOf(await desk.post(assignment(untouched, [], { event: { colour: 'red' } })))
  expect(await eventsOf(desk.sql, [untouched])).toEqual([])
})
