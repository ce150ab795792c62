import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  shuffledSubarray,
} from 'fast-check'
import { type EventType, eventTypeNames } from '../../../src/catalogue/event-types.ts'
import type { Timestamp } from '../../../src/catalogue/leasing-events.ts'

/** Who acts, and who is given prospects. `lee` leaves before the step `departure`, `eve` is of another account. */
export const people = ['amy', 'bob', 'lee', 'rosa', 'eve'] as const
export type Person = (typeof people)[number]
export const departure = 5

/** One of the prospects of the sequence; `stranger` is of another account. Places beyond the last begin again at the first. */
export type Spot = number | 'stranger'
/** `C` is a number that nobody has. */
type Phone = 'A' | 'B' | 'C'

export type Said = {
  readonly type: EventType
  readonly targets: readonly Spot[] | Phone
  readonly occurredAt: Timestamp | null
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  readonly followUpDone: boolean
  /** The rest only for types that take it, so that nothing wrong is said without being meant. */
  readonly users: readonly Person[]
  readonly reason: string | null
  readonly until: Timestamp | null
  /** Without what the type needs. */
  readonly lacks: boolean
  readonly name: string | null
  readonly source: 'Email' | null
}

type By = { readonly engine: 0 | 1; readonly by: Person }

export type Step = By &
  (
    | {
        readonly kind: 'write'
        readonly mode: 'atomic' | 'partial'
        readonly dryRun: boolean
        readonly events: readonly Said[]
      }
    /** The fast way into the log. */
    | { readonly kind: 'assign'; readonly at: Spot; readonly users: readonly Person[]; readonly samePhone: boolean }
    /** The batch so many batches ago. */
    | { readonly kind: 'undo'; readonly ago: number }
    | { readonly kind: 'delete'; readonly fact: number }
    /** So many places behind the one that is kept; or the one into which the latest merge went, so that merges stand in a row. */
    | { readonly kind: 'merge'; readonly kept: number; readonly merged: number | 'lastKept' }
    | { readonly kind: 'undoMerge'; readonly ago: number }
    | { readonly kind: 'endBlock'; readonly at: number }
  )

export type Sequence = {
  /** Of each prospect. */
  readonly phones: readonly ('A' | 'B' | null)[]
  /** Null: nothing happens. */
  readonly steps: readonly (Step | null)[]
}

/** Few moments, so that many things happen at the same one. */
const moments = ['02', '04', '06', '08', '10', '12'].map((day) => `2025-01-${day}T09:00:00.000000Z`)
export const distantFuture = '2999-01-01T00:00:00.000000Z'
const moment = constantFrom(...moments)
const mostlyNot = <T>(weight: number, arbitrary: Arbitrary<T>): Arbitrary<T | null> =>
  oneof({ weight, arbitrary: constant(null) }, { weight: 1, arbitrary })
const rarely = oneof({ weight: 14, arbitrary: constant(false) }, { weight: 1, arbitrary: constant(true) })

const spot: Arbitrary<Spot> = oneof(
  { weight: 20, arbitrary: integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: constant('stranger' as const) },
)
const phone: Arbitrary<Phone> = oneof(
  { weight: 6, arbitrary: constant('A' as const) },
  { weight: 2, arbitrary: constantFrom('B' as const, 'C' as const) },
)
const targets = oneof(
  { weight: 4, arbitrary: array(spot, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: phone },
)
const users = oneof(
  { weight: 12, arbitrary: shuffledSubarray(['amy', 'bob', 'lee', 'rosa'] as const, { maxLength: 3 }) },
  { weight: 1, arbitrary: shuffledSubarray([...people]) },
)
/** The types that much depends on come more often. */
const anyType = oneof(
  { weight: 5, arbitrary: constantFrom(...eventTypeNames) },
  {
    weight: 4,
    arbitrary: constantFrom<EventType[]>(
      'Blocklist Prospect',
      'Unblock Prospect',
      'Assign to User',
      'Showing Scheduled',
      'Reassign Showing',
      'Not Interested',
    ),
  },
)
const blockType = constantFrom<EventType[]>('Blocklist Prospect', 'Unblock Prospect', 'Log Note', 'Showing Desired')

const saidOf = (type: Arbitrary<EventType>): Arbitrary<Said> =>
  record({
    type,
    targets,
    occurredAt: oneof(
      { weight: 8, arbitrary: constant(null) },
      { weight: 8, arbitrary: moment },
      { weight: 1, arbitrary: constant(distantFuture) },
    ),
    plannedDateTime: mostlyNot(2, constantFrom(distantFuture, ...moments.slice(0, 2))),
    nextFollowUp: mostlyNot(2, constantFrom(distantFuture, ...moments.slice(0, 2))),
    followUpDone: rarely,
    users,
    reason: constantFrom(null, 'fraud', 'spam'),
    until: oneof(
      { weight: 3, arbitrary: constant(null) },
      { weight: 3, arbitrary: moment },
      { weight: 2, arbitrary: constant(distantFuture) },
    ),
    lacks: rarely,
    name: mostlyNot(4, constantFrom('x', 'y')),
    source: constantFrom(null, 'Email'),
  })

const engine = constantFrom(0 as const, 1 as const)
const by: Arbitrary<Person> = oneof(
  { weight: 12, arbitrary: constantFrom('amy' as const, 'bob' as const) },
  { weight: 3, arbitrary: constant('lee' as const) },
  { weight: 1, arbitrary: constantFrom('rosa' as const, 'eve' as const) },
)
const place = integer({ min: 0, max: 3 })
const common = { engine, by }
const eventsOf = (type: Arbitrary<EventType>) => array(saidOf(type), { minLength: 1, maxLength: 3 })
const partial = constant('partial' as const)
const atomic = constant('atomic' as const)

type Temper = { readonly type: Arbitrary<EventType>; readonly merge: number; readonly undoMerge: number }

const stepOf = ({ type, merge, undoMerge }: Temper): Arbitrary<Step> => {
  const events = eventsOf(type)
  const write = { ...common, kind: constant('write' as const), dryRun: rarely, events }
  const ago = constantFrom(0, 0, 0, 1, 1, 2, 3)
  const merged = constantFrom(0, 1, 1, 1, 1, 2, 2, 'lastKept' as const, 'lastKept' as const)
  return oneof(
    { weight: 50, arbitrary: record({ ...write, mode: partial }) },
    { weight: 5, arbitrary: record({ ...write, mode: atomic }) },
    { weight: 8, arbitrary: record({ ...common, kind: constant('assign'), at: spot, users, samePhone: boolean() }) },
    { weight: 18, arbitrary: record({ ...common, kind: constant('undo'), ago }) },
    { weight: 7, arbitrary: record({ ...common, kind: constant('delete'), fact: integer({ min: 0, max: 20 }) }) },
    { weight: 2, arbitrary: record({ ...common, kind: constant('endBlock'), at: place }) },
    { weight: merge, arbitrary: record({ ...common, kind: constant('merge'), kept: place, merged }) },
    { weight: undoMerge, arbitrary: record({ ...common, kind: constant('undoMerge'), ago }) },
  )
}

const sequenceOf = (temper: Temper): Arbitrary<Sequence> =>
  record({
    phones: array(
      oneof(
        { weight: 4, arbitrary: constant('A' as const) },
        { weight: 1, arbitrary: constantFrom('B' as const, null) },
      ),
      { minLength: 2, maxLength: 4 },
    ),
    steps: array(stepOf(temper), { minLength: 5, maxLength: 11 }),
  })

/** Of everything, or mostly of one thing, so that what needs several of a kind happens too. */
export const sequence: Arbitrary<Sequence> = oneof(
  { weight: 7, arbitrary: sequenceOf({ type: anyType, merge: 5, undoMerge: 3 }) },
  { weight: 1, arbitrary: sequenceOf({ type: anyType, merge: 40, undoMerge: 35 }) },
  { weight: 2, arbitrary: sequenceOf({ type: blockType, merge: 5, undoMerge: 3 }) },
)
