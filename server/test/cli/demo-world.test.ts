import { describe, expect, it } from 'vitest'
import type { EventType } from '../../src/catalogue/event-types.ts'
import { makeWorld, type World } from '../../src/cli/demo/world.ts'
import { decide, isRefusal, type Roster } from '../../src/domain/decide.ts'
import { toE164 } from '../../src/domain/phone-numbers.ts'
import { evolve, newProspect } from '../../src/domain/prospects.ts'

const now = new Date('2026-03-14T18:00:00.000Z')
const worlds = [
  makeWorld({ seed: 1, now }),
  makeWorld({ seed: 2024, now: new Date('2025-11-05T03:00:00.000Z') }),
  makeWorld({ seed: 77, now: new Date('2028-02-29T23:59:59.999Z') }),
]
const nows = ['2026-03-14T18:00:00.000000Z', '2025-11-05T03:00:00.000000Z', '2028-02-29T23:59:59.999000Z']
const each = worlds.map((world, index) => ({ world, now: nows[index] as string }))
const [world] = worlds as [World]

const idsOf = (which: World): [string, string] => which.accounts.map((account) => account.id) as [string, string]
const rosterOf = (which: World, accountId: string): Roster =>
  new Map(which.memberships.filter((one) => one.accountId === accountId).map((one) => [one.userId, one.role]))
const byNumber = (which: World, accountId: string): Map<string, World['prospects'][number][]> =>
  Map.groupBy(
    which.prospects.filter((one) => one.accountId === accountId && one.phoneE164 !== null),
    (one) => one.phoneE164 ?? '',
  )

describe.each(each)('the demo of $now', ({ world, now }) => {
  it('has two accounts in two time zones, 12 users, 60 units, about 600 prospects and about 4,000 events', () => {
    expect(new Set(world.accounts.map((account) => account.timeZone)).size).toBe(2)
    expect(world.users).toHaveLength(12)
    expect(world.units).toHaveLength(60)
    expect(Math.abs(world.prospects.length - 600)).toBeLessThan(60)
    expect(Math.abs(world.journeys.flat().length - 4_000)).toBeLessThan(400)
  })

  it('lets every journey through the rules, event by event, as a history in order that ends before now', () => {
    for (const [index, journey] of world.journeys.entries()) {
      const prospect = world.prospects[index]
      const roster = rosterOf(world, prospect?.accountId ?? '')
      expect(journey[0]).toMatchObject({ happenedAt: prospect?.createdAt, draft: { eventType: 'New' } })
      let state = newProspect
      let last = ''
      for (const event of journey) {
        const decided = decide({ ...event, at: event.happenedAt }, state, {
          roster,
          phone: null,
          phoneIsBlocked: false,
        })
        if (isRefusal(decided)) throw new Error(`refused: ${JSON.stringify({ event, faults: decided.faults })}`)
        state = evolve(state, { ...decided, createdAt: event.happenedAt, createdBy: event.actorUserId })
        expect(event.prospectIndex).toBe(index)
        expect(event.happenedAt > last && event.happenedAt <= now).toBe(true)
        last = event.happenedAt
      }
      expect(state.version).toBe(journey.length)
    }
  })

  it('plans showings and move-ins ahead, and follows up ahead', () => {
    const plans: readonly EventType[] = ['Showing Scheduled', 'Move-in Scheduled']
    for (const { happenedAt, draft } of world.journeys.flat()) {
      expect(draft.plannedDateTime !== null).toBe(plans.includes(draft.eventType))
      for (const ahead of [draft.plannedDateTime, draft.nextFollowUp])
        if (ahead !== null) expect(ahead > happenedAt).toBe(true)
    }
  })

  it('lies within the last 90 days, and no two prospects came at the same moment', () => {
    const moments = world.prospects.map((prospect) => prospect.createdAt)
    expect(new Set(moments).size).toBe(moments.length)
    expect(moments).toEqual(moments.toSorted())
    const oldest = Date.parse(now) - 90 * 86_400_000
    expect(Date.parse(moments[0] ?? '')).toBeGreaterThanOrEqual(oldest)
    expect(moments.every((moment) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(moment))).toBe(true)
  })

  it('gives every fifth person two to five inquiries, each about another unit of one account', () => {
    for (const accountId of idsOf(world)) {
      const people = [...byNumber(world, accountId).values()]
      const strangers = world.prospects.filter((one) => one.accountId === accountId && one.phoneE164 === null)
      const several = people.filter((inquiries) => inquiries.length > 1)
      expect(several.length).toBe((people.length + strangers.length) / 5)
      for (const inquiries of several) {
        expect(inquiries.length).toBeLessThanOrEqual(5)
        expect(new Set(inquiries.map((one) => one.phone)).size).toBe(inquiries.length)
        expect(new Set(inquiries.map((one) => one.unitIndex)).size).toBe(inquiries.length)
        expect(inquiries.every((one) => toE164(one.phone, 'US') === inquiries[0]?.phoneE164)).toBe(true)
      }
      for (const one of world.prospects) expect(world.units[one.unitIndex]?.accountId).toBe(one.accountId)
    }
  })

  it('has exactly one number that stands in both accounts, with several inquiries in each', () => {
    const [first, second] = idsOf(world).map((accountId) => byNumber(world, accountId)) as [
      Map<string, unknown[]>,
      Map<string, unknown[]>,
    ]
    const shared = [...first.keys()].filter((number) => second.has(number))
    expect(shared).toHaveLength(1)
    for (const account of [first, second]) expect(account.get(shared[0] ?? '')?.length).toBeGreaterThan(1)
  })

  it('has in each account a few prospects without a phone, and some whose phone is no number', () => {
    for (const accountId of idsOf(world)) {
      const mute = world.prospects.filter((one) => one.accountId === accountId && one.phoneE164 === null)
      expect(mute.filter((one) => one.phone === null).length).toBeGreaterThan(1)
      expect(mute.filter((one) => one.phone !== null).length).toBeGreaterThan(1)
      for (const one of mute) expect(toE164(one.phone, 'US')).toBeNull()
    }
  })

  it('names nobody who could be real: numbers of the fictional range, addresses of example domains', () => {
    const numbers = world.prospects.flatMap((one) => one.phoneE164 ?? [])
    expect(numbers.every((number) => /^\+1\d{3}55501\d\d$/.test(number))).toBe(true)
    const emails = [...world.users, ...world.prospects].flatMap((one) => one.email ?? [])
    expect(emails.every((email) => /^[a-z.]+@example\.(com|org)$/.test(email))).toBe(true)
    expect(new Set(world.users.map((user) => user.email)).size).toBe(12)
  })

  it('lets no unit twice', () => {
    const signed = world.journeys
      .flat()
      .filter((event) => event.draft.eventType === 'Lease Signed')
      .map((event) => world.prospects[event.prospectIndex]?.unitIndex ?? -1)
    expect(signed.length).toBeGreaterThan(10)
    expect(new Set(signed).size).toBe(signed.length)
    const leased = world.units.flatMap((unit, index) => (unit.status === 'Leased' ? [index] : []))
    expect(leased).toEqual(signed.toSorted((one, other) => one - other))
  })
})

it('has owners, property managers and leasing agents in each account, and members of one, the other, and both', () => {
  const [first, second] = idsOf(world)
  for (const accountId of [first, second]) {
    const held = new Set(rosterOf(world, accountId).values())
    for (const role of ['Owner', 'Property Manager', 'Leasing Agent'] as const) expect(held).toContain(role)
  }
  const accountsOf = world.users.map((user) =>
    world.memberships.filter((one) => one.userId === user.id).map((one) => one.accountId),
  )
  for (const accounts of [[first], [second], [first, second]]) expect(accountsOf).toContainEqual(accounts)
})

it('tells of showings kept, missed and canceled, of applications, leases, silence and blocks', () => {
  const told = new Set(world.journeys.flat().map((event) => event.draft.eventType))
  const expected: readonly EventType[] = [
    'Showing Complete',
    'Missed Showing',
    'Showing Canceled',
    'Application Approved',
    'Application Rejected',
    'Moved In',
    'Ghosting',
    'Not Interested',
    'Blocklist Prospect',
    'Unblock Prospect',
    'Log Note',
  ]
  for (const eventType of expected) expect(told).toContain(eventType)
})

it('is the same for the same seed and the same now, and another for another seed', () => {
  expect(makeWorld({ seed: 1, now })).toEqual(world)
  expect(makeWorld({ seed: 2, now })).not.toEqual(world)
})

it('keeps its accounts and users whatever now is', () => {
  const later = makeWorld({ seed: 1, now: new Date(now.getTime() + 86_400_000) })
  expect([later.accounts, later.users, later.memberships]).toEqual([world.accounts, world.users, world.memberships])
})
