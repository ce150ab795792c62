import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { insertProspects } from '../support/fixtures.ts'
import { askAs } from '../support/wire/http.ts'

const desk = await openDesk()

const call = async <T>(method: string, path: string, body?: object, status = 200): Promise<T> => {
  const reply = await askAs(desk.baseUrl, desk.token, { method, path, ...(body === undefined ? {} : { body }) })
  expect(reply.status, reply.text).toBe(status)
  return JSON.parse(reply.text) as T
}

type Written = { readonly batch_id: string; readonly results: readonly { readonly event: { readonly id: number } }[] }
const write = (event: object) => call<Written>('POST', '/v2/leasing_events', { events: [event] }, 201)
const undo = (batchId: string) =>
  call<{ readonly batch_id: string }>('POST', `/v2/batches/${batchId}/undo`, undefined, 201)

type Showing = { readonly showing_id: number; readonly prospect_id: number; readonly status: string }
const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const planned = at(400)

/** What the report says of these prospects' showings, and of all that lie ahead. */
const reported = async (ids: readonly number[]) => {
  const window = `account_ids=${desk.home}&start=${at(390)}&end=${at(410)}`
  const showings = await call<{ readonly data: readonly Showing[] }>('GET', `/reporting/showings?${window}&limit=2000`)
  const sources = await call<{ readonly data: readonly { readonly upcoming_showings: number }[] }>(
    'GET',
    `/reporting/marketing-sources?${window}&limit=2000`,
  )
  return {
    statuses: showings.data.filter((row) => ids.includes(row.prospect_id)).map((row) => row.status),
    ahead: sources.data.reduce((sum, row) => sum + row.upcoming_showings, 0),
  }
}

test('showings that were deleted, and that were canceled by mistake, are reported as they really stand', async () => {
  const ids = await insertProspects(desk.sql, desk.home, 3)
  const { ahead: before } = await reported(ids)
  const scheduled = { event_type: 'Showing Scheduled', planned_date_time: planned }
  const { results } = await write({ prospect_ids: ids, ...scheduled })
  expect(await reported(ids)).toEqual({ statuses: Array(3).fill('Scheduled'), ahead: before + 3 })
  await call('DELETE', `/v2/leasing_events/${results[0]?.event.id}?reason=Wrong%20prospect`)
  expect(await reported(ids)).toEqual({ statuses: Array(2).fill('Scheduled'), ahead: before + 2 })
  const canceled = await write({
    prospect_ids: ids.slice(1),
    event_type: 'Showing Canceled',
    notes: 'The whole street',
  })
  expect(await reported(ids)).toEqual({ statuses: Array(2).fill('Canceled'), ahead: before })
  const undone = await undo(canceled.batch_id)
  expect(await reported(ids)).toEqual({ statuses: Array(2).fill('Scheduled'), ahead: before + 2 })
  await undo(undone.batch_id)
  expect(await reported(ids)).toEqual({ statuses: Array(2).fill('Canceled'), ahead: before })
})
