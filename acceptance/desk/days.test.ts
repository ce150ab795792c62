import { beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../records-people/caller.ts'
import { openHouse, openOffice } from './world/house.ts'

/** When today begins and ends is told by the clocks of the account's time zone: where they are put forward or back, too. */

const days = [
  // A half hour is missing.
  ['Australia/Lord_Howe', '2026-10-04T01:07:00Z', '2026-10-03T13:30:00.000000Z', '2026-10-04T13:00:00.000000Z'],
  // An hour is missing.
  ['Australia/Sydney', '2026-10-04T02:07:00Z', '2026-10-03T14:00:00.000000Z', '2026-10-04T13:00:00.000000Z'],
  // The clocks go back from midnight, to the last hour of the same day.
  ['Africa/Cairo', '2026-10-29T21:37:00Z', '2026-10-28T21:00:00.000000Z', '2026-10-29T22:00:00.000000Z'],
  // An hour comes twice.
  ['America/Chicago', '2026-11-01T06:37:00Z', '2026-11-01T05:00:00.000000Z', '2026-11-02T06:00:00.000000Z'],
  ['Asia/Kolkata', '2026-11-10T18:29:00Z', '2026-11-09T18:30:00.000000Z', '2026-11-10T18:30:00.000000Z'],
  // The first place where it is tomorrow, and the last one where it still is today.
  ['Pacific/Kiritimati', '2026-11-11T10:30:00Z', '2026-11-11T10:00:00.000000Z', '2026-11-12T10:00:00.000000Z'],
  ['Pacific/Pago_Pago', '2026-11-11T10:31:00Z', '2026-11-10T11:00:00.000000Z', '2026-11-11T11:00:00.000000Z'],
  ['America/Chicago', '2027-03-14T07:07:00Z', '2027-03-14T06:00:00.000000Z', '2027-03-15T05:00:00.000000Z'],
  // There is no midnight: the day begins at one.
  ['America/Havana', '2027-03-14T12:07:00Z', '2027-03-14T05:00:00.000000Z', '2027-03-15T04:00:00.000000Z'],
] as const

const house = await openHouse('2026-10-01T12:00:00Z')
let office: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  office = await openOffice(house, 'Around the World', 'UTC')
})

type List = { readonly prospects: readonly { readonly id: number }[] }
type Desk = {
  readonly time_zone: string
  readonly day_start: string
  readonly day_end: string
  readonly follow_ups_due: List
  readonly showings_today: { readonly showings: readonly { readonly prospect_id: number }[] }
}

const read = async <T>(path: string): Promise<T> =>
  bodyOf<T>(await office.owner.call('GET', `/v2/${path}?account_id=${office.accountId}`), 200)

const addProspect = async (): Promise<number> => {
  const body = { account_id: office.accountId, assigned_to_user_ids: [office.agent.id] }
  return bodyOf<{ id: number }>(await office.owner.call('POST', '/v2/prospects', body), 201).id
}

const write = async (event: object): Promise<void> => {
  bodyOf(await office.owner.call('POST', '/v2/leasing_events', { events: [event] }), 201)
}

const justBefore = (moment: string): string => new Date(Date.parse(moment) - 1).toISOString().replace('Z', '999Z')

/** What this agent is said to have to do until the end of today. */
const dueOfAgent = async (): Promise<number | undefined> => {
  const { data } = await read<{ data: { user: { id: string }; follow_ups_due: number }[] }>('workload')
  return data.find(({ user }) => user.id === office.agent.id)?.follow_ups_due
}

test.each(days)('in %s, at %s, today is from %s to %s', async (zone, moment, start, end) => {
  await house.turnTo(moment)
  bodyOf(await office.owner.call('PATCH', `/v2/accounts/${office.accountId}`, { time_zone: zone }), 200)
  const before = await dueOfAgent()
  const [today, tomorrow] = [await addProspect(), await addProspect()]
  const note = { event_type: 'Log Note', notes: 'call them' }
  await write({ ...note, prospect_id: today, next_follow_up: justBefore(end) })
  await write({ ...note, prospect_id: tomorrow, next_follow_up: end })
  const showings: number[] = []
  for (const at of [justBefore(start), start, justBefore(end), end]) {
    const prospectId = await addProspect()
    showings.push(prospectId)
    await write({ prospect_id: prospectId, event_type: 'Showing Scheduled', planned_date_time: at })
  }
  const desk = await read<Desk>('desk')
  expect([desk.time_zone, desk.day_start, desk.day_end]).toEqual([zone, start, end])
  const due = desk.follow_ups_due.prospects.map(({ id }) => id)
  expect([due.includes(today), due.includes(tomorrow)]).toEqual([true, false])
  expect(await dueOfAgent()).toBe((before ?? 0) + 1)
  const shown = desk.showings_today.showings.map(({ prospect_id: id }) => id).filter((id) => showings.includes(id))
  expect(shown).toEqual(showings.slice(1, 3))
})
