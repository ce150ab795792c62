import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { callerOf, gist } from '../people/caller.ts'
import { ends, note, openOffice, written } from './office.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const block = (id: number) => ({ prospect_id: id, event_type: 'Blocklist Prospect' })
const called = (id: number) => ({ prospect_id: id, event_type: 'Contacted, Awaiting Information' })
const isEmpty = async (ids: readonly number[]): Promise<boolean> =>
  (await Promise.all(ids.map(desk.eventsOf))).every((events) => events.length === 0)

test('atomic is all or none: 409 for where prospects stand, 400 for the request, each fault at its place', async () => {
  const { write, accountId, agent } = await openOffice(desk)
  const [blocked = 0, one = 0, two = 0] = await desk.addProspects(accountId, 3)
  const stranger = await desk.addUser()
  written(await write([block(blocked)]))
  expect(gist(await write([called(one), { ...called(two), prospect_id: blocked }]))).toEqual([
    409,
    'prospectBlocklisted .events[1].prospect_id',
  ])
  expect(gist(await write([{ prospect_ids: [one, two], event_type: 'Unblock Prospect' }]))).toEqual([
    409,
    'prospectNotBlocklisted .events[0].prospect_ids[0]',
    'prospectNotBlocklisted .events[0].prospect_ids[1]',
  ])
  const assignedToUserIds = [agent.userId, agent.userId.toUpperCase(), stranger]
  expect(
    gist(
      await write([
        { prospect_ids: [one, two], event_type: 'Assign to User', context: { assignedToUserIds } },
        called(blocked),
        { ...called(one), occurred_at: '2999-01-01T00:00:00Z' },
        { ...block(one), context: { until: '2020-01-01T00:00:00Z' } },
        { phone: '(555) 010-0000', event_type: 'Ghosting' },
        { prospect_ids: [one, two], event_type: 'Ghosting', external_id: 'x' },
      ]),
    ),
  ).toEqual([
    400,
    'accountMember .events[0].context.assignedToUserIds[2]',
    'prospectBlocklisted .events[1].prospect_id',
    'occurred .events[2].occurred_at',
    'blockEnd .events[3].context.until',
    'knownPhone .events[4].phone',
    'oneProspect .events[5].external_id',
  ])
  expect(await isEmpty([one, two])).toBe(true)
})

test('a prospect of another account is answered like none, to the byte', async () => {
  const { write, accountId } = await openOffice(desk)
  const [mine = 0] = await desk.addProspects(accountId, 1)
  const [other = 0] = await desk.addProspects(await desk.addAccount(), 1)
  const about = async (id: number) => {
    const { statusCode, body } = await write([called(mine), called(id)])
    return [statusCode, body]
  }
  expect(await about(other)).toEqual(await about(other + 1_000_000))
  expect((await about(other))[0]).toBe(400)
  const partial = await write([called(mine), called(other)], { mode: 'partial' })
  expect(ends(written(partial))).toEqual([`written ${mine}`, `refused ${other} knownProspect`])
  expect(await isEmpty([other])).toBe(true)
})

test('partial keeps the good ones and tells why the others were refused', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const [blocked = 0, one = 0] = await desk.addProspects(accountId, 2)
  written(await write([block(blocked)]))
  const answer = written(
    await write([{ prospect_ids: [blocked, one, 999_999_999], event_type: 'Ghosting' }], { mode: 'partial' }),
  )
  expect(ends(answer)).toEqual([
    `refused ${blocked} prospectBlocklisted`,
    `written ${one}`,
    'refused 999999999 knownProspect',
  ])
  expect(answer.counts).toEqual({ targets: 3, written: 1, known: 0, refused: 2 })
  expect(answer.results[0]?.refusals).toEqual([
    { code: 'prospectBlocklisted', message: 'should not be blocklisted, nor its phone number', params: {} },
  ])
  const refusals = (await owner.get(`/v2/batches/${answer.batch_id}/refusals`)).json()
  expect(refusals).toMatchObject({
    data: [
      { place: 0, event_index: 0, prospect_id: blocked, refusals: [{ code: 'prospectBlocklisted' }] },
      { place: 2, event_index: 0, prospect_id: 999_999_999, refusals: [{ code: 'knownProspect' }] },
    ],
    has_more: false,
  })
  expect((await owner.get(`/v2/batches/${answer.batch_id}`)).json()).toMatchObject({
    id: answer.batch_id,
    status: 'finished',
    progress: 1,
    mode: 'partial',
    counts: { targets: 3, done: 3, written: 1, refused: 2 },
    undone_by_ids: [],
  })
  expect(await desk.verify()).toBeNull()
})

test('which account is meant: the one named, the only one to write in, or that of the first prospect', async () => {
  const { app, accountId, write } = await openOffice(desk)
  const second = await desk.addAccount()
  const [inFirst = 0] = await desk.addProspects(accountId, 1, '+15550100150')
  const [inSecond = 0] = await desk.addProspects(second, 1, '+15550100150')
  const userId = await desk.addMember(accountId, 'Leasing Agent')
  const single = await callerOf(desk, app, userId)
  const send = (events: object[], more: object = {}) => single.post('/v2/leasing_events', { events, ...more })
  const phone = { phone: '5550100150', event_type: 'Ghosting' }
  expect(ends(written(await send([phone])))).toEqual([`written ${inFirst}`])
  await desk.setMember(second, userId, 'Read-only')
  expect(ends(written(await send([phone])))).toEqual([`written ${inFirst}`])
  expect((await send([phone], { account_id: second })).statusCode).toBe(403)
  await desk.setMember(second, userId, 'Leasing Agent')
  expect(gist(await send([phone]))).toEqual([400, 'required'])
  expect(ends(written(await send([phone, note(inSecond)])))).toEqual([`written ${inSecond}`, `written ${inSecond}`])
  expect(ends(written(await send([phone], { account_id: second.toUpperCase() })))).toEqual([`written ${inSecond}`])
  expect(gist(await send([phone, note(999_999_999)]))).toEqual([400, 'knownProspect .events[1].prospect_id'])
  expect(gist(await send([note(inFirst), note(inSecond)]))).toEqual([400, 'knownProspect .events[1].prospect_id'])
  expect((await write([phone], { account_id: second })).statusCode).toBe(404)
})

test('a number that the country of the account can not read is refused before anything is written', async () => {
  const { write, accountId } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  for (const phone of ['', 'call me', '0', '1'.repeat(40)])
    expect(gist(await write([note(one), { phone, event_type: 'New' }], { mode: 'partial' }))).toEqual([
      400,
      'phoneNumber .events[1].phone',
    ])
  expect(await isEmpty([one])).toBe(true)
})

test('who may only read writes nothing, in either mode', async () => {
  const { app, accountId } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const reader = await callerOf(desk, app, await desk.addMember(accountId, 'Read-only'))
  for (const more of [{}, { mode: 'partial' }, { dry_run: true }, { account_id: accountId }])
    expect((await reader.post('/v2/leasing_events', { events: [note(one)], ...more })).statusCode).toBe(403)
  expect(await isEmpty([one])).toBe(true)
})
