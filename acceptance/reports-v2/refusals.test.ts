import { describe, expect, test } from 'vitest'
import { bodyOf, callerWith, openAccount } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import type { Reply } from '../support/wire/http.ts'
import { fitChecker } from '../support/wire/openapi.ts'

/** Who may read them, and of which account, is told in desk/refusals.test.ts: of all reads of an account alike. */

const desk = await openDesk()
const { accountId, token } = await openAccount(desk, 'Reports Refused')
const call = callerWith(desk, token)
const expectFit = await fitChecker(desk.baseUrl)
const window = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }

const faultOf = (reply: Reply): string => {
  const [detail] = errorOf(reply, 400).details ?? []
  return `${detail?.keyword} ${detail?.dataPath}`
}

describe.each(['funnel', 'first_contact', 'sources', 'agents'])('the report %s', (report) => {
  const path = `/v2/reports/${report}`
  const get = (query: Readonly<Record<string, string>>): Promise<Reply> =>
    call('GET', `${path}?${new URLSearchParams({ account_id: accountId, ...query })}`)

  test.each([
    [{ end: '2027-01-02T00:00:00.000001Z' }, 'window .end'],
    [{ end: '2025-12-31T23:59:59.999999Z' }, 'window .end'],
    [{ end: '2026-02-01' }, 'format .end'],
    [{ end: '2026-02-01T00:00:00' }, 'format .end'],
    [{ end: '2026-02-30T00:00:00Z' }, 'format .end'],
    [{ start: '2026-01-01T25:00:00Z' }, 'format .start'],
    [{ start: '2026-01-01 00:00:00Z' }, 'format .start'],
    [{ start: '-000001-01-01T00:00:00Z' }, 'format .start'],
    [{ format: 'xml' }, 'enum .format'],
    [{ format: 'CSV' }, 'enum .format'],
    [{ limit: '5' }, 'additionalProperties '],
    [{ account_ids: accountId }, 'additionalProperties '],
  ])('refuses %j', async (wrong: Readonly<Record<string, string>>, fault) => {
    const reply = await get({ ...window, ...wrong })
    expect(faultOf(reply)).toBe(fault)
    expectFit(path, 'get', reply)
  })

  test('needs both ends of its window, also for CSV, and tells of faults in JSON', async () => {
    expect(faultOf(await get({ start: window.start, format: 'csv' }))).toMatch(/^required /)
    const reply = await get({ end: window.end, format: 'csv' })
    expect(faultOf(reply)).toMatch(/^required /)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(reply.headers['content-disposition']).toBeUndefined()
  })

  test('answers a year with a day more, no time at all, and moments with offsets', async () => {
    for (const end of [
      '2027-01-02T00:00:00Z',
      window.start,
      '2025-12-31T14:00:00-10:00',
      '2026-02-01T13:00:00+13:00',
    ]) {
      const reply = await get({ ...window, end })
      bodyOf(reply, 200)
      expectFit(path, 'get', reply)
    }
  })
})
