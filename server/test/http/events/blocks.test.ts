import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { gist } from '../people/caller.ts'
import { note, openOffice, written } from './office.ts'

/** A number that is blocked is refused for all prospects of the account that have it. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const phone = '+15550100177'
const say = (prospect_id: number, event_type: string, context?: object) => ({
  prospect_id,
  event_type,
  ...(context === undefined ? {} : { context }),
})
const refused = [409, 'prospectBlocklisted .events[0].prospect_id']

test('a blocked number is refused for others and for those who come later, but in this account only', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const [one = 0, other = 0] = await desk.addProspects(accountId, 2, phone)
  written(await write([say(one, 'Blocklist Prospect', { reason: 'Rude' })]))
  const made = await owner.post('/v2/prospects', { account_id: accountId, name: 'Ada', phone: '(555) 010-0177' })
  const later: number = made.json().id
  for (const id of [one, other, later]) {
    expect(gist(await write([say(id, 'Showing Desired')]))).toEqual(refused)
    const assigning = say(id, 'Assign to User', { assignedToUserIds: [owner.userId] })
    expect((await write([note(id), assigning])).statusCode).toBe(201)
  }
  expect((await owner.get(`/v2/prospects/${one}`)).json()).toMatchObject({
    status: 'Blocklist Prospect',
    blocklisted: true,
  })
  const elsewhere = await openOffice(desk)
  const [same = 0] = await desk.addProspects(elsewhere.accountId, 1, phone)
  written(await elsewhere.write([say(same, 'Showing Desired')]))
  // Prospects without a number share none.
  const [, without = 0] = await desk.addProspects(accountId, 2)
  written(await write([say(without, 'Showing Desired')]))
})

test('a block of a phone number is one event for each who has it, and any of them lifts it', async () => {
  const { write, accountId, prospect } = await openOffice(desk)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2, phone)
  written(await write([say(one, 'Showing Desired')]))
  const dry = (await write([{ phone, event_type: 'Blocklist Prospect' }], { dry_run: true })).json()
  expect(dry).toMatchObject({ would_write: true, counts: { targets: 2, written: 2, refused: 0 } })
  const blocking = written(await write([{ phone, event_type: 'Blocklist Prospect' }]))
  expect(blocking.counts).toMatchObject({ targets: 2, written: 2, refused: 0 })
  for (const id of [one, two]) expect(await prospect(id)).toMatchObject({ blocklisted: true })
  const lifted = written(await write([say(two, 'Unblock Prospect')]))
  expect(lifted.results.map(({ prospect_id }) => prospect_id).toSorted()).toEqual([one, two].toSorted())
  expect(lifted.counts).toMatchObject({ targets: 1, written: 2 })
  for (const id of [one, two]) written(await write([say(id, 'Ghosting')]))
  expect(await prospect(one)).toMatchObject({ blocklisted: false, status: 'Ghosting' })
  expect(await desk.verify()).toBeNull()
})

test('Unblock Prospect of another prospect with the number lifts the block, and the status from before returns', async () => {
  const { write, accountId, prospect } = await openOffice(desk)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2, phone)
  written(await write([say(one, 'Application Received')]))
  written(await write([say(one, 'Blocklist Prospect')]))
  expect(gist(await write([say(two, 'Ghosting')]))).toEqual(refused)
  const { results } = written(await write([say(two, 'Unblock Prospect')]))
  expect(results.map(({ prospect_id }) => prospect_id).toSorted()).toEqual([one, two].toSorted())
  expect(await prospect(one)).toMatchObject({
    status: 'Application Received',
    stage: 'application',
    blocklisted: false,
  })
  written(await write([say(two, 'Ghosting')]))
  expect(gist(await write([say(two, 'Unblock Prospect')]))).toEqual([
    409,
    'prospectNotBlocklisted .events[0].prospect_id',
  ])
})

test('a block ends by itself', async () => {
  const { write, accountId, prospect } = await openOffice(desk)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2, phone)
  const blocked = say(one, 'Blocklist Prospect', { until: '2024-02-01T00:00:00Z' })
  written(await write([{ ...blocked, occurred_at: '2024-01-01T00:00:00Z' }]))
  const during = { ...say(two, 'Ghosting'), occurred_at: '2024-01-15T00:00:00Z' }
  expect(gist(await write([during]))).toEqual(refused)
  written(await write([say(two, 'Ghosting')]))
  written(await write([say(one, 'Showing Desired')]))
  expect(await prospect(one)).toMatchObject({ blocklisted: false, status: 'Showing Desired' })
  expect(await desk.verify()).toBeNull()
})
