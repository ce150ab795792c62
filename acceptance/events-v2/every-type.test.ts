import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { assignToUser, neededBy, otherEventTypes } from '../support/event-types.ts'
import { insertMember, insertProspect } from '../support/fixtures.ts'
import { officeOf } from './office.ts'

const desk = await openDesk()
const { get, written, prospect } = officeOf(desk)
const colleague = await insertMember(desk.sql, desk.home)

const keepsStatus = new Set([
  'Reassign Showing',
  'Awaiting PM Response',
  'PM Response',
  'Log Note',
  assignToUser,
  'Unblock Prospect',
])

test.each([assignToUser, ...otherEventTypes])(
  '%s is written, read back, and becomes the status or does not',
  async (type) => {
    const id = await insertProspect(desk.sql, desk.home)
    if (type === 'Unblock Prospect') await written([{ prospect_id: id, event_type: 'Blocklist Prospect' }])
    const before = await prospect(id)
    const { results } = await written([{ prospect_id: id, event_type: type, ...neededBy(type, colleague) }])
    const event = results[0]?.event
    expect(event).toMatchObject({ event_type: type, prospect_id: id, deleted: false, created_by: desk.actor.id })
    expect(await get(`/v2/leasing_events/${event?.id}`)).toEqual(event)
    const after = await prospect(id)
    expect(after['status']).toBe(
      keepsStatus.has(type) ? (type === 'Unblock Prospect' ? 'New' : before['status']) : type,
    )
    // Version 1 shows it too.
    const { data } = await get<{ data: { id: number; event_type: string }[] }>(`/leasing_events?prospect_id=${id}`)
    expect(data.at(-1)).toMatchObject({ id: event?.id, event_type: type })
  },
)

test('the log that all of this wrote folds to what is stored', async () => {
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stdout + stderr).toBe(0)
})
