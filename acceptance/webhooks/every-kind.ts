import { bodyOf } from '../records-people/caller.ts'
import { assignment, bulkAssignment, paths } from '../support/assignments.ts'
import { assignToUser, neededBy, otherEventTypes } from '../support/event-types.ts'
import type { Office } from './office.ts'
import type { Row } from './receivers/standard.ts'

type Written = { readonly batch_id: string; readonly results: readonly { readonly event: Row }[] }

/** All rows of a list, by its cursors. */
export const listAll = async (office: Office, path: string, cursorName: 'cursor' | 'after'): Promise<Row[]> => {
  const rows: Row[] = []
  for (let more = ''; ; ) {
    const page = await office.get<{ data: Row[]; next_cursor: string; has_more: boolean }>(path + more)
    rows.push(...page.data)
    if (!page.has_more) return rows
    more = `&${cursorName}=${encodeURIComponent(page.next_cursor)}`
  }
}

const address = {
  street_number: '7',
  street_name: 'Sumac Lane',
  city: 'Golden',
  state: 'Colorado',
  zip_code: '80401',
}

const writeUnits = async ({ accountId: account_id, call }: Office): Promise<number> => {
  const rental = { account_id, address, property_type: 'ADU', target_rental_rate: 1500.5 }
  const one = bodyOf<Row>(await call('POST', '/units', rental), 201)
  const fees = [{ name: 'Water', type: 'Flat', amount: 40 }]
  bodyOf(await call('POST', '/units', { id: one.id, status: 'Available', monthly_fees: fees }), 200)
  const other = bodyOf<Row>(
    await call('POST', '/v2/units', { account_id, external_id: 'U1', amenities: ['Pool'] }),
    201,
  )
  bodyOf(await call('PATCH', `/v2/units/${other.id}`, { status: 'Leased', earliest_move_in_date: '2030-01-01' }), 200)
  return one.id
}

/** One write of each kind that there is. `settled` waits until all that was written has arrived. */
export const writeOfEveryKind = async (office: Office, agent: string, settled: () => Promise<void>): Promise<void> => {
  const { accountId: account_id, call } = office
  const unit_id = await writeUnits(office)
  const prospect = async (fields: object = {}): Promise<number> =>
    bodyOf<Row>(await call('POST', '/v2/prospects', { account_id, ...fields }), 201).id
  const write = async (...events: readonly object[]): Promise<Written> =>
    bodyOf<Written>(await call('POST', '/v2/leasing_events', { events }), 201)

  // Version 1.
  const phone = '(512) 555-0142'
  const twins = [
    await prospect({ phone, name: 'Ada' }),
    await prospect({ phone, unit_id, assigned_to_user_ids: [agent] }),
  ]
  bodyOf(
    await call('POST', paths[0], assignment(twins[0] ?? 0, [agent], { event: { notes: 'naïve\u2028👩‍👩‍👧' } })),
    201,
  )
  bodyOf(await call('POST', paths[1], bulkAssignment(twins[1] ?? 0, [])), 201)

  // Every type.
  for (const event_type of [assignToUser, ...otherEventTypes]) {
    const prospect_id = await prospect({ name: event_type })
    if (event_type === 'Unblock Prospect') await write({ prospect_id, event_type: 'Blocklist Prospect' })
    await write({ prospect_id, event_type, ...neededBy(event_type, agent), next_follow_up: '2031-01-01T00:00:00Z' })
  }
  const [one = 0, two = 0] = twins
  bodyOf(
    await call('PATCH', `/v2/prospects/${one}`, {
      name: null,
      email: 'ada@example.test',
      notes: 'a dog',
      external_id: 'C1',
    }),
    200,
  )

  // One that comes late, one that is deleted, a batch that is taken back, and that taken back.
  const { results } = await write({ prospect_id: one, event_type: 'Showing Desired' })
  await write({ prospect_id: one, event_type: 'Ghosting', occurred_at: '2025-01-01T00:00:00Z', external_id: 'E1' })
  bodyOf(await call('DELETE', `/v2/leasing_events/${results[0]?.event.id}?reason=Wrong%20prospect`), 200)
  const { batch_id } = await write({ phone, event_type: 'Not Interested', notes: 'both' })
  const undoing = bodyOf<Written>(await call('POST', `/v2/batches/${batch_id}/undo`), 201)
  bodyOf(await call('POST', `/v2/batches/${undoing.batch_id}/undo`), 201)

  // Two merges, of which one is undone.
  const three = await prospect({ name: 'Third' })
  await write({ prospect_ids: [one, two, three], event_type: 'Contacted, Awaiting Information' })
  // What moves to another prospect is told in the order of that one: who does not go by `sequence` must have heard of it before.
  await settled()
  bodyOf(await call('POST', `/v2/prospects/${one}/merges`, { merged_id: two }), 201)
  const merge = bodyOf<{ id: string }>(await call('POST', `/v2/prospects/${one}/merges`, { merged_id: three }), 201)
  await write({ prospect_id: three, event_type: 'Log Note', notes: 'passed on' })
  bodyOf(await call('POST', `/v2/merges/${merge.id}/undo`), 200)
  await write({ prospect_id: three, event_type: 'Moved In' })
}
