import { describe, expect, test } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import type { Change } from '../../../src/storage/webhooks/changes.ts'
import { bodyOf } from '../../../src/webhooks/bodies/body-of.ts'
import { compatibleBody } from '../../../src/webhooks/bodies/compatible-body.ts'
import { standardBody } from '../../../src/webhooks/bodies/standard-body.ts'
import { unitChange, unitRow } from './changes.ts'

const parsed = (body: string | null): Record<string, unknown> => JSON.parse(body ?? 'null')

/** A unit whose text has so many bytes. */
const large = (bytes: number): object => unitRow({ marketing_description: 'x'.repeat(bytes) })

const notice: Change = unitChange({
  table: 'webhooks',
  record: { id: 'f0e1', url: 'https://example.com', status: 'paused', pause_reason: 'failing' },
  oldRecord: null,
  actorUserId: null,
})

describe('the standard body', () => {
  test('says what, when, the how-manyth, whose, by whom, and the record before and after', () => {
    const body = parsed(standardBody(unitChange()))
    expect(Object.keys(body)).toEqual(['type', 'timestamp', 'sequence', 'account_id', 'actor', 'data', 'previous'])
    expect(body).toMatchObject({
      type: 'unit.updated',
      timestamp: '2024-10-05T18:53:03.406168Z',
      sequence: 123,
      account_id: '0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11',
      actor: { user_id: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c', token_id: null },
      data: { id: 77, status: 'Leased', created_at: '2024-10-05T18:53:03.400000Z', bathrooms: 1.5 },
      previous: { id: 77, status: 'Available', date_marked_available: '2024-10-01T00:00:00.000000Z' },
    })
  })

  test('of a new record has no previous one', () => {
    expect(parsed(standardBody(unitChange({ operation: 'INSERT', oldRecord: null })))).toMatchObject({
      type: 'unit.created',
      data: { id: 77 },
      previous: null,
    })
  })

  test('of a record that is gone has what was noted of it, and the last that was known of it', () => {
    const record = { id: 77, merged_into_id: 78 }
    const body = parsed(standardBody(unitChange({ operation: 'DELETE', record })))
    expect(body).toMatchObject({ type: 'unit.deleted', previous: { id: 77, status: 'Available' } })
    expect(body['data']).toEqual(record)
  })

  test("of Foyer's own notices shows them as they were noted", () => {
    expect(parsed(standardBody(notice))).toMatchObject({
      type: 'webhook.updated',
      actor: { user_id: null, token_id: null },
      data: notice.record,
      previous: null,
    })
  })

  test('leaves the previous record out before it grows too large, and is none when that is not enough', () => {
    const half = large(webhookLimits.payloadBytes / 2)
    const body = standardBody(unitChange({ record: half, oldRecord: half })) ?? ''
    expect(parsed(body)).toMatchObject({ data: { id: 77 }, previous: null })
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(webhookLimits.payloadBytes)
    expect(standardBody(unitChange({ record: large(webhookLimits.payloadBytes) }))).toBeNull()
  })

  test('is measured in bytes, to the last one', () => {
    const empty = Buffer.byteLength(standardBody(unitChange({ record: large(0), oldRecord: null })) ?? '')
    const room = webhookLimits.payloadBytes - empty
    const full = standardBody(unitChange({ record: large(room), oldRecord: null })) ?? ''
    expect(Buffer.byteLength(full)).toBe(webhookLimits.payloadBytes)
    expect(standardBody(unitChange({ record: large(room + 1), oldRecord: null }))).toBeNull()
    const wide = unitRow({ marketing_description: 'é'.repeat(room / 2 + 1) })
    expect(standardBody(unitChange({ record: wide, oldRecord: null }))).toBeNull()
  })
})

describe('the compatible body', () => {
  test('is flat, with an id that is the same in every try', () => {
    const body = parsed(compatibleBody(unitChange()))
    expect(Object.keys(body)).toEqual(['type', 'table', 'record', 'old_record', 'event_id'])
    expect(body).toMatchObject({
      type: 'UPDATE',
      table: 'units',
      record: { id: 77, status: 'Leased' },
      old_record: { id: 77, status: 'Available' },
      event_id: 'msg_123',
    })
    for (const record of [body['record'], body['old_record']]) {
      expect(record).not.toHaveProperty('account_id')
      expect(record).not.toHaveProperty('external_id')
    }
  })

  test('has null for the record that there is not', () => {
    expect(parsed(compatibleBody(unitChange({ operation: 'INSERT', oldRecord: null })))).toMatchObject({
      type: 'INSERT',
      record: { id: 77 },
      old_record: null,
    })
    expect(
      parsed(compatibleBody(unitChange({ operation: 'DELETE', record: { id: 77, merged_into_id: 78 } }))),
    ).toMatchObject({
      type: 'DELETE',
      record: null,
      old_record: { id: 77, status: 'Available' },
    })
  })

  test('leaves the old record out before it grows too large; of one that is gone the id stays', () => {
    const oldRecord = large(webhookLimits.payloadBytes)
    expect(parsed(compatibleBody(unitChange({ oldRecord })))).toMatchObject({ record: { id: 77 }, old_record: null })
    const gone = parsed(compatibleBody(unitChange({ operation: 'DELETE', record: null, oldRecord })))
    expect(gone).toMatchObject({ record: null, old_record: { id: 77 } })
    expect(compatibleBody(unitChange({ record: oldRecord }))).toBeNull()
  })

  test('is none for a table that its receivers do not know', () => {
    expect(compatibleBody(notice)).toBeNull()
  })
})

test('each format has its own body', () => {
  expect(bodyOf('standard', unitChange())).toBe(standardBody(unitChange()))
  expect(bodyOf('compatible', unitChange())).toBe(compatibleBody(unitChange()))
})
