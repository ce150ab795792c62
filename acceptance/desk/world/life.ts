import { bodyOf } from '../../records-people/caller.ts'
import type { Reply } from '../../support/wire/http.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { House, Office } from './house.ts'
import { newEvent } from './new-events.ts'

/** What has happened in an office so far: what can be taken back, deleted or merged, and where events were written first. */
export type Life = {
  readonly office: Office
  readonly prospectIds: number[]
  readonly eventIds: number[]
  readonly batchIds: string[]
  readonly mergeIds: string[]
  /** The prospect that an event was written to, if a merge has moved it since. */
  readonly writtenTo: Map<number, number>
  /** Who may still be given prospects. */
  readonly present: string[]
}

export const newLife = (office: Office): Life => ({
  office,
  prospectIds: [],
  eventIds: [],
  batchIds: [],
  mergeIds: [],
  writtenTo: new Map(),
  present: [office.owner.id, ...office.agents.map(({ id }) => id)],
})

type Written = {
  readonly batch_id: string | null
  readonly results: readonly { readonly event: { readonly id: number } | null }[]
}
type Step = (life: Life, chance: Chance, now: number) => Promise<void>

const sources = ['Zillow', 'Zillow', 'zillow', 'Realtor.com', 'realtor com', 'Walk-In', 'Café']
/** Few, so that some have the same: both offices use them. */
const phones = ['(303) 555-0100', '(303) 555-0101', '(303) 555-0102', null]

/** What the rules may refuse, where things stand as they do. Anything else is a failure. */
const done = <T>(reply: Reply, status: number): T | null => {
  if ([400, 403, 409].includes(reply.status)) return null
  return bodyOf<T>(reply, status)
}

const come: Step = async ({ office, prospectIds, present }, chance) => {
  const body = {
    account_id: office.accountId,
    name: `Prospect ${prospectIds.length + 1} of ${office.accountId.slice(0, 4)}`,
    source: chance.pick(sources),
    phone: chance.pick(phones),
    unit_id: chance.pick([...office.unitIds, null]),
    assigned_to_user_ids: chance.is(60) ? chance.some(present, 2) : [],
  }
  // One whose number is blocked can't come.
  const made = done<{ id: number }>(await office.owner.call('POST', '/v2/prospects', body), 201)
  if (made !== null) prospectIds.push(made.id)
}

const note = ({ eventIds, batchIds }: Life, written: Written | null): void => {
  if (written === null) return
  if (written.batch_id !== null) batchIds.push(written.batch_id)
  eventIds.push(...written.results.flatMap(({ event }) => event?.id ?? []))
}

const write: Step = async (life, chance, now) => {
  const { office, prospectIds, present } = life
  const target = chance.is(8)
    ? { phone: chance.pick(phones.slice(0, 3)) }
    : { prospect_ids: [...new Set([chance.pick(prospectIds), ...(chance.is(20) ? chance.some(prospectIds, 3) : [])])] }
  const events = Array.from({ length: 1 + chance.below(2) }, () => ({ ...target, ...newEvent(chance, now, present) }))
  const body = { account_id: office.accountId, mode: 'partial', events }
  note(life, done<Written>(await office.owner.call('POST', '/v2/leasing_events', body), 201))
}

const takeBack: Step = async (life, chance) => {
  // Of late ones: what was touched since is left alone.
  const batchId = chance.pick(life.batchIds.slice(-12))
  const undone = done<{ batch_id: string }>(await life.office.owner.call('POST', `/v2/batches/${batchId}/undo`), 201)
  if (undone !== null) life.batchIds.push(undone.batch_id)
}

const remove: Step = async ({ office, eventIds }, chance) => {
  done(await office.owner.call('DELETE', `/v2/leasing_events/${chance.pick(eventIds)}?reason=Wrong`), 200)
}

type Timeline = { readonly data: readonly { readonly id: number; readonly prospect_id: number }[] }

const merge: Step = async ({ office, prospectIds, mergeIds, writtenTo }, chance) => {
  const [kept, merged] = [chance.pick(prospectIds), chance.pick(prospectIds)]
  const reply = await office.owner.call('GET', `/v2/prospects/${merged}/leasing_events?limit=500`)
  const timeline = reply.status === 200 ? bodyOf<Timeline>(reply, 200).data : []
  const made = done<{ id: string }>(
    await office.owner.call('POST', `/v2/prospects/${kept}/merges`, { merged_id: merged }),
    201,
  )
  if (made === null) return
  mergeIds.push(made.id)
  for (const { id, prospect_id } of timeline) if (!writtenTo.has(id)) writtenTo.set(id, prospect_id)
}

const block: Step = async (life, chance) => {
  const event = { prospect_id: chance.pick(life.prospectIds), event_type: 'Blocklist Prospect' }
  note(life, done<Written>(await life.office.owner.call('POST', '/v2/leasing_events', { events: [event] }), 201))
}

/** Of all who have the number: the block of one keeps the others from everything. */
const unblock: Step = async (life, chance) => {
  const events = [{ phone: chance.pick(phones.slice(0, 3)), event_type: 'Unblock Prospect' }]
  const body = { account_id: life.office.accountId, mode: 'partial', events }
  note(life, done<Written>(await life.office.owner.call('POST', '/v2/leasing_events', body), 201))
}

const unmerge: Step = async ({ office, mergeIds }, chance) => {
  done(await office.owner.call('POST', `/v2/merges/${chance.pick(mergeIds)}/undo`), 200)
}

const correct: Step = async ({ office, prospectIds }, chance) => {
  const body = { source: chance.pick(sources), unit_id: chance.pick(office.unitIds) }
  done(await office.owner.call('PATCH', `/v2/prospects/${chance.pick(prospectIds)}`, body), 200)
}

/** As often as they stand here, in whatever order: some of each in every few days. */
const turns: readonly Step[] = [
  ...Array<Step>(8).fill(come),
  ...Array<Step>(26).fill(write),
  ...Array<Step>(5).fill(takeBack),
  ...[remove, remove, remove, merge, merge, unmerge, correct, block, unblock],
]

const isEarly = ({ prospectIds, batchIds, mergeIds }: Life, step: Step): boolean =>
  prospectIds.length < 8 || batchIds.length < 4 || (step === unmerge && mergeIds.length === 0)

const pausesInMinutes = [1, 4, 11, 35, 130, 260, 500, 900]

/** Goes on from one moment to another: something happens in each of the offices, then time passes. */
export const live = async (
  house: House,
  lives: readonly Life[],
  [from, to]: readonly [string, string],
  seed: number,
): Promise<void> => {
  const chance = chanceOf(seed)
  const left = new Map<Life, Step[]>()
  for (let now = Date.parse(from); now < Date.parse(to); now += chance.pick(pausesInMinutes) * 60_000) {
    await house.turnTo(new Date(now).toISOString())
    for (const life of [...lives, ...lives]) {
      const steps = left.get(life)?.length ? (left.get(life) ?? []) : chance.shuffled(turns)
      left.set(life, steps)
      const step = steps.pop() ?? write
      await (isEarly(life, step) ? (life.prospectIds.length < 8 ? come : write) : step)(life, chance, now)
    }
  }
  await house.turnTo(to)
}

/** An agent leaves the account, with all that they have; or is kept out of every account. */
export const leave = async (
  { office, present }: Life,
  userId: string,
  how: 'membership ended' | 'deactivated',
): Promise<void> => {
  const user = `/v2/users/${userId}`
  const path = how === 'deactivated' ? user : `${user}/memberships/${office.accountId}`
  bodyOf(await office.owner.call('PATCH', path, { active: false }), 200)
  present.splice(present.indexOf(userId), 1)
}
