import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { freshPhone, insertProspects } from '../support/fixtures.ts'
import type { Reply } from '../support/wire/http.ts'
import { fitChecker } from '../support/wire/openapi.ts'
import { officeOf } from './office.ts'

const desk = await openDesk()
const { call, write } = officeOf(desk)
const expectFit = await fitChecker(desk.baseUrl)

/** Fails unless the answer has this status and is one that the document describes. Its body. */
const fitting = async <T>(path: string, method: string, status: number, asked: Promise<Reply>): Promise<T> => {
  const reply = await asked
  expect(reply.status, reply.text).toBe(status)
  expectFit(path, method, reply)
  return JSON.parse(reply.text) as T
}

const posted = <T>(status: number, events: readonly object[], more: object = {}) =>
  fitting<T>('/v2/leasing_events', 'post', status, write(events, more))

test('every answer of the writes of v2 and of batches fits the document', async () => {
  const phone = freshPhone()
  const ids = await insertProspects(desk.sql, desk.home, 1_001, phone)
  const [one = 0, two = 0] = ids
  const all = [
    { prospect_ids: ids.slice(0, 1_000), event_type: 'Ghosting' },
    { prospect_id: ids[1_000], event_type: 'Ghosting' },
  ]
  const assigning = { context: { assignedToUserIds: [desk.actor.id] } }
  const first = await posted<{ batch_id: string; results: { event: { id: number } }[] }>(201, [
    { prospect_id: one, event_type: 'Assign to User', ...assigning },
    { prospect_id: one, event_type: 'Reassign Showing', ...assigning },
    { prospect_id: one, event_type: 'Blocklist Prospect', context: { reason: 'Rude', until: '2040-01-01T00:00:00Z' } },
    { prospect_id: one, event_type: 'Log Note', notes: 'n', external_id: 'x', context: { followUpDone: true } },
  ])
  await posted(200, [{ phone: phone.written, event_type: 'Log Note', notes: 'n' }], {
    dry_run: true,
    account_id: desk.home,
  })
  await posted(201, [{ prospect_ids: [two, 1], event_type: 'Ghosting' }], { mode: 'partial' })
  await posted(409, [{ prospect_id: one, event_type: 'Ghosting' }])
  await posted(400, [{ prospect_id: one }])
  await posted(404, [{ prospect_id: one, event_type: 'New' }], { account_id: randomUUID() })
  const job = await posted<{ id: string }>(202, all, { mode: 'partial' })

  const batch = `/v2/batches/${first.batch_id}`
  await fitting('/v2/batches', 'get', 200, call('GET', '/v2/batches'))
  await fitting('/v2/batches/{id}', 'get', 200, call('GET', `/v2/batches/${job.id}`))
  await fitting('/v2/batches/{id}/events', 'get', 200, call('GET', `${batch}/events`))
  await fitting('/v2/batches/{id}/refusals', 'get', 200, call('GET', `${batch}/refusals`))
  await fitting('/v2/batches/{id}/cancel', 'post', 409, call('POST', `${batch}/cancel`))
  const undone = await fitting<{ batch_id: string }>(
    '/v2/batches/{id}/undo',
    'post',
    201,
    call('POST', `${batch}/undo`),
  )
  await fitting('/v2/batches/{id}/undo', 'post', 409, call('POST', `${batch}/undo`))
  // What takes back a block says all that it restores.
  const restoring = `/v2/batches/${undone.batch_id}/events`
  await fitting('/v2/batches/{id}/events', 'get', 200, call('GET', restoring))
  const event = first.results[0]?.event.id
  await fitting('/v2/leasing_events/{id}', 'delete', 200, call('DELETE', `/v2/leasing_events/${event}?reason=r`))
  await fitting('/v2/leasing_events/{id}', 'get', 200, call('GET', `/v2/leasing_events/${event}`))
  await fitting('/v2/leasing_events', 'get', 200, call('GET', '/v2/leasing_events?limit=500'))
})
