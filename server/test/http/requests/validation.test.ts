import { describe, expect, test } from 'vitest'
import { createLeasingEventsBody } from '../../../src/http/schemas/leasing-events.ts'
import { compileSchema, toDetails } from '../../../src/http/validation.ts'

const faults = (schema: object, value: unknown) => {
  const validate = compileSchema(schema)
  validate(value)
  return toDetails(validate.errors ?? [])
}

const user = '1259ef6e-61ee-42cb-b6bd-7fe547569d7c'
const right = { prospect_id: 12345, event_type: 'Assign to User', context: { assignedToUserIds: [user] } }
const faultsOf = (event: object) => faults(createLeasingEventsBody, { events: [{ ...right, ...event }] })
const event = '#/properties/events/items/properties'

describe('a fault of the body', () => {
  test('is told in the manner of Ajv 6, as the reference text shows it', () => {
    const schema = { type: 'object', required: ['account_id'], properties: { account_id: {} } }
    expect(faults(schema, {})).toEqual([
      {
        keyword: 'required',
        dataPath: '',
        schemaPath: '#/required',
        params: { missingProperty: 'account_id' },
        message: "should have required property 'account_id'",
      },
    ])
  })

  test.each([
    [{ prospect_id: '12345' }, 'type', '.prospect_id', 'should be integer'],
    [{ prospect_id: null }, 'type', '.prospect_id', 'should be integer'],
    [{ prospect_id: 12345.5 }, 'type', '.prospect_id', 'should be integer'],
    [{ prospect_id: Number.NaN }, 'type', '.prospect_id', 'should be integer'],
    [{ prospect_id: Number.POSITIVE_INFINITY }, 'type', '.prospect_id', 'should be integer'],
    [{ prospect_id: 0 }, 'minimum', '.prospect_id', 'should be >= 1'],
    [{ prospect_id: -0 }, 'minimum', '.prospect_id', 'should be >= 1'],
    [{ prospect_id: 2 ** 53 }, 'maximum', '.prospect_id', 'should be <= 9007199254740991'],
    [{ event_type: 'New' }, 'enum', '.event_type', 'should be equal to one of the allowed values'],
    [{ source: 'Showing Scheduler' }, 'enum', '.source', 'should be equal to one of the allowed values'],
    [{ notes: null }, 'type', '.notes', 'should be string'],
    [{ notes: 'x'.repeat(10_001) }, 'maxLength', '.notes', 'should NOT be longer than 10000 characters'],
    [{ notes: 'a\0' }, 'pattern', '.notes', 'should be text without NUL characters and without lone surrogates'],
    [{ notes: 'a\uD800' }, 'pattern', '.notes', 'should be text without NUL characters and without lone surrogates'],
    [{ context: [] }, 'type', '.context', 'should be object'],
    [
      { context: { assignedToUserIds: [user, 'x'] } },
      'format',
      '.context.assignedToUserIds[1]',
      'should match format "uuid"',
    ],
    [
      { context: { assignedToUserIds: [`urn:uuid:${user}`] } },
      'format',
      '.context.assignedToUserIds[0]',
      'should match format "uuid"',
    ],
    [
      { context: { assignedToUserIds: Array.from({ length: 101 }, () => user) } },
      'maxItems',
      '.context.assignedToUserIds',
      'should NOT have more than 100 items',
    ],
    [
      { context: { assignedToUserIds: [], applyActionInBulk: 'true' } },
      'type',
      '.context.applyActionInBulk',
      'should be boolean',
    ],
    [
      { context: { assignedToUserIds: [], x: 1 } },
      'additionalProperties',
      '.context',
      'should NOT have additional properties',
    ],
  ])('%# names its keyword, its place and its rule', (change, keyword, dataPath, message) => {
    expect(faultsOf(change)).toMatchObject([{ keyword, dataPath: `.events[0]${dataPath}`, message }])
  })

  test('says where its rule stands', () => {
    expect(faultsOf({ prospect_id: 0 })[0]?.schemaPath).toBe(`${event}/prospect_id/minimum`)
  })

  test.each([
    [{ events: [] }, 'should NOT have fewer than 1 items'],
    [{ events: [right, right] }, 'should NOT have more than 1 items'],
  ])('of the number of events is told once: %#', (body, message) => {
    expect(faults(createLeasingEventsBody, body)).toMatchObject([{ dataPath: '.events', message }])
  })
})

test('what is right has no fault: letter case of ids, all of Unicode, the ends of every range', () => {
  const notes = ['', '\u{10FFFF}', '👩‍👩‍👧'.repeat(1_250), '\u202E\uFEFF\u2028\u0001', '😀'.repeat(10_000)]
  for (const change of [
    ...notes.map((text) => ({ notes: text })),
    { prospect_id: 1 },
    { prospect_id: 2 ** 53 - 1 },
    { context: { assignedToUserIds: [] } },
    { context: { assignedToUserIds: [user.toUpperCase(), user] } },
    { context: { assignedToUserIds: Array.from({ length: 100 }, () => user), applyActionInBulk: true } },
  ])
    expect(faultsOf(change)).toEqual([])
})

test('all faults are told at once, but no more than twenty', () => {
  expect(faultsOf({ prospect_id: 0, event_type: '', source: 1, notes: 1, typo: 1 })).toHaveLength(5)
  const ids = Array.from({ length: 60 }, () => 'x')
  expect(faultsOf({ context: { assignedToUserIds: ids } })).toHaveLength(20)
})

test.each([
  [['plain'], '.plain'],
  [['with space'], "['with space']"],
  [["it's"], "['it\\'s']"],
  [['back\\slash'], "['back\\\\slash']"],
  [['a/b'], "['a/b']"],
  [['a~1b'], "['a~1b']"],
  [['$ok_1'], '.$ok_1'],
  [['é'], "['é']"],
  [['outer', 'x-y', 'inner'], ".outer['x-y'].inner"],
])('a place below %j is written %s', (names, dataPath) => {
  const schema = names
    .toReversed()
    .reduce<object>((inner, name) => ({ type: 'object', properties: { [name]: inner } }), {
      type: 'integer',
    })
  const value = names.toReversed().reduce<unknown>((inner, name) => ({ [name]: inner }), 'no number')
  expect(faults(schema, value)).toMatchObject([{ dataPath }])
})
