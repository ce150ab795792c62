import { array, assert, asyncProperty, boolean, constantFrom, integer, option, record } from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../../src/catalogue/limits.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import { type Plan, planBatch } from '../../src/engine/batches/plan.ts'
import { Knowledge, newReadings, readingKey } from '../../src/engine/knowledge.ts'
import type { Pending } from '../../src/engine/pending.ts'
import type { StoredRoster, StoredState } from '../../src/storage/log/read-states.ts'
import { assign, keyOf } from './desk.ts'

const users = ['member', 'reader', 'stranger']
const rosterOf = (accountId: string, version = 1): StoredRoster => ({
  accountId,
  version,
  members: new Map<string, Role>([
    ['member', 'Owner'],
    ['reader', 'Read-only'],
  ]),
})
const known = (prospectId: number, phoneE164: string | null = null, version = 0): StoredState => ({
  accountId: 'account',
  prospectId,
  phoneE164,
  version,
  assignedToUserIds: [],
  redirect: null,
})

const request = record({
  user: constantFrom(...users),
  prospect: integer({ min: 1, max: 6 }),
  assignee: constantFrom(...users),
  samePhone: boolean(),
  key: option(constantFrom('a', 'b')),
  attempts: integer({ min: 0, max: 2 }),
  isRead: boolean(),
})
type Request = Parameters<Parameters<typeof request.map>[0]>[0]

const toPending = (asked: Request): Pending => ({
  command: assign(asked.user, asked.prospect, [asked.assignee], {
    samePhone: asked.samePhone,
    tokenId: asked.user,
    idempotency: asked.key === null ? null : keyOf(asked.key),
  }),
  runningKey: null,
  attempts: asked.attempts,
  settle: () => {},
  fail: () => {},
})

/** Any part of the truth may be known, or none. */
const truth = record({
  prospects: array(integer({ min: 1, max: 6 })),
  hasRoster: boolean(),
  visible: array(integer({ min: 1, max: 6 })),
  sharing: option(array(integer({ min: 1, max: 6 }))),
})

type Truth = Parameters<Parameters<typeof truth.map>[0]>[0]

const planOn = (asked: readonly Request[], part: Truth): { requests: readonly Pending[]; plan: Plan } => {
  const knowledge = new Knowledge()
  const readings = newReadings()
  for (const id of part.prospects) knowledge.learnProspect(known(id, id < 5 ? 'phone' : null, id))
  if (part.hasRoster) knowledge.learnRoster(rosterOf('account'))
  for (const id of part.visible) for (const user of users) readings.visible.add(readingKey(user, id))
  if (part.sharing !== null) readings.sharing.set(readingKey('account', 'phone'), [...new Set(part.sharing)])
  const requests = asked.map(toPending)
  for (const [place, pending] of requests.entries()) if (asked[place]?.isRead) readings.readFor.add(pending)
  return { requests, plan: planBatch(requests, knowledge, readings) }
}

const expectBatchOf = ({ draft, planned }: Plan): void => {
  const { changes, events } = draft.finish()
  for (const { pending, place } of planned) expect(events[place]?.prospectId).toBe(pending.command.prospectId)
  for (const { before, after } of changes) {
    const { prospectId, version } = before
    const steps = events.filter((event) => event.prospectId === prospectId).map((event) => event.step)
    expect(steps).toEqual(Array.from({ length: after.version - version }, (_, step) => step + 1))
    expect(version).toBe(prospectId)
  }
  expect(changes.reduce((sum, { before, after }) => sum + after.version - before.version, 0)).toBe(events.length)
}

test('whatever is known, no request is lost or doubled, and the batch has what was planned', async () => {
  await assert(
    asyncProperty(array(request, { maxLength: 40 }), truth, async (asked, part) => {
      const { requests, plan } = planOn(asked, part)
      const ends = [...plan.planned, ...plan.settled].map(({ pending }) => pending)
      expect(new Set([...ends, ...plan.deferred, ...plan.unread])).toEqual(new Set(requests))
      expect(ends.length + plan.deferred.length + plan.unread.length).toBe(requests.length)
      expectBatchOf(plan)
    }),
    { numRuns: 1_000 },
  )
})

test('nobody is refused on what was known before they came', () => {
  const knowledge = new Knowledge()
  knowledge.learnProspect(known(1))
  knowledge.learnRoster(rosterOf('account'))
  const wrong = { prospect: 1, samePhone: false, key: null, attempts: 0, isRead: false }
  const requests = [
    toPending({ ...wrong, user: 'stranger', assignee: 'member' }),
    toPending({ ...wrong, user: 'reader', assignee: 'member' }),
    toPending({ ...wrong, user: 'member', assignee: 'stranger' }),
  ]
  const plan = planBatch(requests, knowledge, newReadings())
  expect(plan.unread).toEqual(requests)
  expect(plan.settled).toEqual([])
})

test('a batch that is full defers those who come later, all of them and in their order', () => {
  const knowledge = new Knowledge()
  knowledge.learnRoster(rosterOf('account'))
  for (let id = 1; id <= limits.eventsPerBatch + 10; id++) knowledge.learnProspect(known(id))
  const requests = Array.from({ length: limits.eventsPerBatch + 10 }, (_, place) =>
    toPending({
      user: 'member',
      prospect: place + 1,
      assignee: 'member',
      samePhone: false,
      key: null,
      attempts: 0,
      isRead: false,
    }),
  )
  const plan = planBatch(requests, knowledge, newReadings())
  expect(plan.planned).toHaveLength(limits.eventsPerBatch)
  expect(plan.deferred).toEqual(requests.slice(limits.eventsPerBatch))
})

test('bulk requests over common prospects are written whole or not at all, together', () => {
  const knowledge = new Knowledge()
  const readings = newReadings()
  knowledge.learnRoster(rosterOf('account'))
  for (const [id, phone] of [
    [1, 'a'],
    [2, 'a'],
    [3, 'b'],
    [4, 'b'],
    [5, null],
  ] as const)
    knowledge.learnProspect(known(id, phone))
  readings.sharing.set(readingKey('account', 'a'), [1, 2])
  readings.sharing.set(readingKey('account', 'b'), [3, 4])
  const requests = [1, 3, 2, 5, 4].map((prospect) =>
    toPending({ user: 'member', prospect, assignee: 'member', samePhone: true, key: null, attempts: 0, isRead: true }),
  )
  for (const pending of requests) {
    readings.readFor.add(pending)
    readings.visible.add(readingKey('member', pending.command.prospectId))
  }
  const { changes } = planBatch(requests, knowledge, readings).draft.finish()
  const groups = new Map(changes.map(({ before, group }) => [before.prospectId, group]))
  expect(groups.get(1)).toBe(groups.get(2))
  expect(groups.get(3)).toBe(groups.get(4))
  expect(new Set(groups.values()).size).toBe(3)
})

test('what is remembered is bounded, and the oldest goes first', () => {
  const knowledge = new Knowledge()
  for (let id = 0; id < limits.cachedProspects + 100; id++) {
    knowledge.learnProspect(known(id))
    knowledge.learnProspect(known(0))
  }
  expect(knowledge.prospect(0)).not.toBeNull()
  expect(knowledge.prospect(1)).toBeNull()
  expect(knowledge.prospect(101)).not.toBeNull()
  for (let account = 0; account < limits.cachedAccounts + 1; account++) knowledge.learnRoster(rosterOf(`${account}`))
  expect(knowledge.roster('0')).toBeNull()
  expect(knowledge.roster('1')).not.toBeNull()
})
