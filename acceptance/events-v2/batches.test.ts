import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { insertProspects } from '../support/fixtures.ts'
import { eventually } from '../support/waiting.ts'
import { as, type BatchBody, type EventBody, officeOf } from './office.ts'

const desk = await openDesk()
const { call, get, write, written, prospect, batch } = officeOf(desk)

type UndoneBody = { batch_id: string; restored: number[]; touched: { prospect_id: number }[] }
const undo = (id: string) => call('POST', `/v2/batches/${id}/undo`)
const statuses = (ids: readonly number[]) => Promise.all(ids.map(async (id) => (await prospect(id))['status']))
const ended = (id: string): Promise<BatchBody> =>
  eventually(`the end of batch ${id}`, async () => {
    const found = await batch(id)
    return ['queued', 'running'].includes(found.status) ? null : found
  })

/** A call for so many prospects, some of them blocklisted. */
const largeCall = async (count: number, blocked = 0) => {
  const ids = await insertProspects(desk.sql, desk.home, count)
  if (blocked > 0) await written([{ prospect_ids: ids.slice(0, blocked), event_type: 'Blocklist Prospect' }])
  const parts = Array.from({ length: Math.ceil(count / 1_000) }, (_, n) => ids.slice(n * 1_000, (n + 1) * 1_000))
  return { ids, events: parts.map((prospect_ids) => ({ prospect_ids, event_type: 'Ghosting' })) }
}

test('a batch is undone, except for prospects that somebody touched since; undoing that brings it back', async () => {
  const ids = await insertProspects(desk.sql, desk.home, 3)
  const [one = 0, two = 0, three = 0] = ids
  await written([{ prospect_ids: ids, event_type: 'Showing Desired' }])
  const { batch_id: batchId } = await written([{ prospect_ids: ids, event_type: 'Not Interested' }])
  await written([{ prospect_id: two, event_type: 'Log Note', notes: 'called' }])
  const undone = as<UndoneBody>(await undo(batchId), 201)
  expect([undone.restored, undone.touched]).toEqual([[one, three], [{ prospect_id: two }]])
  expect(await statuses(ids)).toEqual(['Showing Desired', 'Not Interested', 'Showing Desired'])
  as(await undo(undone.batch_id), 201)
  expect(await statuses(ids)).toEqual(['Not Interested', 'Not Interested', 'Not Interested'])
})

test('a job of 2,500 targets: where to watch it, its progress, what it wrote and what it refused', async () => {
  const { ids, events } = await largeCall(2_500, 2)
  const reply = await write(events, { mode: 'partial' })
  const { id } = as<BatchBody>(reply, 202)
  expect(reply.headers.location).toBe(`/v2/batches/${id}`)
  const seen: number[] = []
  const end = await eventually('the end of the job', async () => {
    const found = await batch(id)
    seen.push(found.progress)
    return found.status === 'finished' ? found : null
  })
  expect(seen).toEqual(seen.toSorted((one, other) => one - other))
  expect(end).toMatchObject({ progress: 1, counts: { targets: 2_500, done: 2_500, written: 2_498, refused: 2 } })
  const wrote: EventBody[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page: { data: EventBody[]; next_cursor: string | null } = await get(
      `/v2/batches/${id}/events?limit=500${more}`,
    )
    wrote.push(...page.data)
    cursor = page.next_cursor
  }
  expect(wrote.map(({ prospect_id }) => prospect_id).toSorted((a, b) => a - b)).toEqual(ids.slice(2))
  const { data } = await get<{ data: object[] }>(`/v2/batches/${id}/refusals`)
  expect(data).toMatchObject(
    ids.slice(0, 2).map((prospect_id) => ({ prospect_id, refusals: [{ code: 'prospectBlocklisted' }] })),
  )
  const { id: undoing } = as<BatchBody>(await undo(id), 202)
  expect(await ended(undoing)).toMatchObject({ status: 'finished', counts: { done: 2_498, refused: 0 } })
  expect(await statuses([ids[2] ?? 0, ids[2_499] ?? 0])).toEqual(['New', 'New'])
})

test('an atomic job that the rules forbid in one place writes nothing, and says why', async () => {
  const { ids, events } = await largeCall(1_100, 1)
  const { id } = as<BatchBody>(await write(events), 202)
  const { status, failure, counts } = await ended(id)
  expect([status, counts.written, counts.refused]).toEqual(['failed', 0, 1])
  expect(failure).toMatch(/1 of 1100/)
  expect(await statuses([ids[1_099] ?? 0])).toEqual(['New'])
})

test('a cancelled job is cancelled, or was done before; either way what it wrote is what it says', async () => {
  const { ids, events } = await largeCall(5_000)
  const { id } = as<BatchBody>(await write(events, { mode: 'partial' }), 202)
  const reply = await call('POST', `/v2/batches/${id}/cancel`)
  expect([200, 409]).toContain(reply.status)
  const { status, counts } = await ended(id)
  expect(status).toBe(reply.status === 200 && counts.done < ids.length ? 'cancelled' : 'finished')
  const [row] = await desk.sql.query<{ n: number }>('select count(*)::int n from leasing_events where batch_id = $1', [
    id,
  ])
  expect(row?.n).toBe(counts.written)
  expect(errorOf(await call('POST', `/v2/batches/${id}/cancel`), 409).details).toMatchObject([
    { keyword: 'batchEnded' },
  ])
})
