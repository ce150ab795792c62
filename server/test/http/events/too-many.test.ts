import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventType } from '../../../src/catalogue/event-types.ts'
import { findTargets } from '../../../src/engine/writing/deciding/targets.ts'
import { nextTargets } from '../../../src/records/leasing-events/batch-requests.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { about } from '../../engine/writing/events.ts'
import { gist } from '../people/caller.ts'
import { openOffice } from './office.ts'

/** More than a call, or than a job, takes. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('what is too much for a job is refused, and so is an external id of many', async () => {
  const { write, accountId } = await openOffice(desk)
  const events = Array.from({ length: 11 }, () => ({
    prospect_ids: Array.from({ length: 1_000 }, (_, n) => n + 1),
    event_type: 'Ghosting',
  }))
  for (const more of [{}, { dry_run: true }, { mode: 'partial' }])
    expect(gist(await write(events, more))).toEqual([400, 'maxTargets .events'])
  const phone = '+15550100133'
  await desk.addProspects(accountId, 1_001, phone)
  expect(gist(await write([{ phone, event_type: 'Ghosting', external_id: 'x' }]))).toEqual([
    400,
    'oneProspect .events[0].external_id',
  ])
  expect((await write([{ phone, event_type: 'Ghosting' }])).statusCode).toBe(202)
})

test('more prospects than a job takes are counted before they are put together', async () => {
  const { write, accountId } = await openOffice(desk)
  const phone = '+15550100144'
  await desk.addProspects(accountId, 12, phone)
  const events = Array.from({ length: 1_000 }, () => ({ phone, event_type: 'Ghosting' }))
  expect(gist(await write(events, { dry_run: true }))).toEqual([400, 'maxTargets .events'])
  const client = await desk.pool.connect()
  const { target: _, ...wanted } = about(1, {})
  const few = await Promise.all(
    [24, 23].map((most) =>
      findTargets(
        client,
        accountId,
        [
          { ...wanted, target: { phone } },
          { ...wanted, target: { phone } },
        ],
        most,
      ),
    ),
  )
  client.release()
  expect(few.map((targets) => targets?.length)).toEqual([24, undefined])
})

test('an event about blocks is never parted: it concerns all who share a number', () => {
  const { target: _, ...wanted } = about(1, { eventType: 'Unblock Prospect' })
  const targets = Array.from({ length: 7 }, (_none, n) => ({
    eventIndex: n < 5 ? 0 : 1,
    targetIndex: null,
    prospectId: n,
  }))
  const next = (eventType: EventType, done: number) =>
    nextTargets(
      { events: [{ ...wanted, draft: { ...wanted.draft, eventType }, target: { phone: '' } }] },
      targets,
      done,
      3,
    ).length
  expect([next('Ghosting', 0), next('Unblock Prospect', 0), next('Blocklist Prospect', 0)]).toEqual([3, 5, 5])
  expect(next('Ghosting', 5)).toBe(2)
})

test('long notes for many prospects are left to a job: their answer would be huge', async () => {
  const { write, accountId } = await openOffice(desk)
  const ids = await desk.addProspects(accountId, 201)
  const long = { prospect_ids: ids, event_type: 'Log Note', notes: '\u0001'.repeat(10_000) }
  expect((await write([long])).statusCode).toBe(202)
  expect((await write([{ ...long, prospect_ids: ids.slice(1) }])).statusCode).toBe(201)
})
