import { beforeAll, expect, test } from 'vitest'
import { bodyOf, callerWith, openAccount } from '../records-people/caller.ts'
import { openHouse } from './world/house.ts'

/** What was deleted, undone or merged away makes no work; what was undone in its turn does again. */

const house = await openHouse('2026-11-10T12:00:00Z')
const { accountId, token } = await openAccount(house, 'Taken Back')
const call = callerWith(house, token)

let me: string
beforeAll(async () => {
  me = bodyOf<{ user: { id: string } }>(await call('GET', '/v2/me'), 200).user.id
})

const read = async <T>(path: string, more = ''): Promise<T> =>
  bodyOf<T>(await call('GET', `/v2/${path}?account_id=${accountId}${more}`), 200)

const come = async (): Promise<number> =>
  bodyOf<{ id: number }>(await call('POST', '/v2/prospects', { account_id: accountId }), 201).id

type Written = { readonly batch_id: string; readonly results: readonly { readonly event: { readonly id: number } }[] }
const say = async (prospectId: number, type: string, more: object = {}) => {
  const events = [{ prospect_id: prospectId, event_type: type, ...more }]
  const { batch_id: batchId, results } = bodyOf<Written>(await call('POST', '/v2/leasing_events', { events }), 201)
  return { batchId, eventId: results[0]?.event.id ?? 0 }
}
const undo = async (batchId: string): Promise<string> =>
  bodyOf<{ batch_id: string }>(await call('POST', `/v2/batches/${batchId}/undo`), 201).batch_id
const remove = async (eventId: number): Promise<void> => {
  bodyOf(await call('DELETE', `/v2/leasing_events/${eventId}?reason=Wrong`), 200)
}

type List = { readonly count: number; readonly prospects: readonly { readonly id: number }[] }
type Desk = {
  readonly unassigned: List
  readonly follow_ups_due: List
  readonly awaiting_response: List
  readonly showings_today: { readonly showings: readonly { readonly prospect_id: number; readonly status: string }[] }
}

/** The lists of the desk in which this prospect stands. */
const listsOf = async (id: number): Promise<string[]> => {
  const shown = await read<Desk>('desk')
  const lists = Object.entries({
    unassigned: shown.unassigned.prospects,
    due: shown.follow_ups_due.prospects,
    awaiting: shown.awaiting_response.prospects,
    showings: shown.showings_today.showings.map(({ prospect_id, status }) => ({ id: prospect_id, status })),
  })
  return lists.flatMap(([name, rows]) => (rows.some((row) => row.id === id) ? name : []))
}

const tonight = '2026-11-10T23:59:59.999999Z'

test('an answer that was taken back is none, and a question that was deleted needs none', async () => {
  const id = await come()
  const asked = await say(id, 'Awaiting PM Response')
  expect(await listsOf(id)).toEqual(['unassigned', 'awaiting'])
  const answered = await say(id, 'PM Response')
  expect(await listsOf(id)).toEqual(['unassigned'])
  const undone = await undo(answered.batchId)
  expect(await listsOf(id)).toEqual(['unassigned', 'awaiting'])
  await undo(undone)
  expect(await listsOf(id)).toEqual(['unassigned'])
  await remove(answered.eventId)
  expect(await listsOf(id)).toEqual(['unassigned', 'awaiting'])
  await remove(asked.eventId)
  expect(await listsOf(id)).toEqual(['unassigned'])
})

test('an answer that comes late, with the moment before the question, answers it not', async () => {
  const id = await come()
  await say(id, 'Awaiting PM Response')
  await say(id, 'PM Response', { occurred_at: '2026-11-10T11:00:00Z' })
  expect(await listsOf(id)).toEqual(['unassigned', 'awaiting'])
})

test('a follow-up, a showing and an assignment that were taken back make no work', async () => {
  const id = await come()
  const [before] = (await read<{ data: { last_assigned_at: string | null }[] }>('workload')).data
  const planned = await say(id, 'Log Note', { notes: 'call', next_follow_up: tonight })
  const shown = await say(id, 'Showing Scheduled', { planned_date_time: tonight })
  const assigned = await say(id, 'Assign to User', { context: { assignedToUserIds: [me] } })
  expect(await listsOf(id)).toEqual(['due', 'showings'])
  expect((await read<{ data: object[] }>('workload')).data).toMatchObject([
    { prospects: 1, follow_ups_due: 1, showings_next_7_days: 1, last_assigned_at: expect.any(String) },
  ])
  await undo(assigned.batchId)
  expect(await listsOf(id)).toEqual(['unassigned', 'due', 'showings'])
  expect((await read<{ data: object[] }>('workload')).data).toEqual([before])
  await remove(shown.eventId)
  expect(await listsOf(id)).toEqual(['unassigned', 'due'])
  await remove(planned.eventId)
  expect(await listsOf(id)).toEqual(['unassigned'])
})

test('a showing that was called off by mistake is on the desk again, and leaves it with its prospect', async () => {
  const id = await come()
  await say(id, 'Showing Scheduled', { planned_date_time: tonight })
  const canceled = await say(id, 'Showing Canceled')
  expect(await listsOf(id)).toEqual(['unassigned'])
  await undo(canceled.batchId)
  expect(await listsOf(id)).toEqual(['unassigned', 'showings'])
  const blocked = await say(id, 'Blocklist Prospect')
  expect(await listsOf(id)).toEqual([])
  await undo(blocked.batchId)
  expect(await listsOf(id)).toEqual(['unassigned', 'showings'])
})

test('a follow-up that is planned with somebody who is lost is due, and no prospect is counted for it', async () => {
  const id = await come()
  const [before] = (await read<{ data: object[] }>('workload')).data
  await say(id, 'Assign to User', { context: { assignedToUserIds: [me] } })
  await say(id, 'Not Interested')
  await say(id, 'Log Note', { notes: 'ask again in spring', next_follow_up: tonight })
  expect(await listsOf(id)).toEqual(['due'])
  const [after] = (await read<{ data: object[] }>('workload')).data
  expect(after).toEqual({ ...before, follow_ups_due: 1, last_assigned_at: expect.any(String) })
})

test('who was merged into another is on no list, and what they were planned for is the other’s', async () => {
  const [kept, merged] = [await come(), await come()]
  await say(merged, 'Showing Scheduled', { planned_date_time: tonight })
  await say(merged, 'Awaiting PM Response')
  const stages = await read<{ data: { stage: string; count: number }[] }>('stages')
  const merge = bodyOf<{ id: string }>(await call('POST', `/v2/prospects/${kept}/merges`, { merged_id: merged }), 201)
  expect([await listsOf(merged), await listsOf(kept)]).toEqual([[], ['unassigned', 'awaiting', 'showings']])
  const total = ({ data }: typeof stages): number => data.reduce((sum, { count }) => sum + count, 0)
  expect(total(await read('stages'))).toBe(total(stages) - 1)
  bodyOf(await call('POST', `/v2/merges/${merge.id}/undo`), 200)
  expect([await listsOf(kept), await listsOf(merged)]).toEqual([['unassigned'], ['unassigned', 'awaiting', 'showings']])
  expect(await read('stages')).toEqual(stages)
})
