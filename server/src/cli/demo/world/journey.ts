import type { EventType } from '../../../catalogue/event-types.ts'
import type { EventDraft } from '../../../catalogue/leasing-events.ts'
import type { EventSource } from '../../../catalogue/sources.ts'
import { day, hour, type LocalClock, type Micros, minute, toText } from './moments.ts'
import type { Random } from './random.ts'

/** An event before it is written down: what, by whom, when. */
export type JourneyEvent = { readonly at: Micros; readonly actorUserId: string; readonly draft: EventDraft }

/** Who looks after a prospect. Users' ids. */
export type Team = { readonly manager: string; readonly agent: string; readonly colleague: string }

/** What one prospect lives through. Grows event by event; `at` is how far it has come. */
export type Journey = {
  readonly team: Team
  readonly clock: LocalClock
  readonly random: Random
  /** Whether the person asks about nothing else. */
  readonly isOnlyOne: boolean
  readonly events: JourneyEvent[]
  at: Micros
}

type Details = Partial<Omit<EventDraft, 'eventType'>>

const nothing = {
  source: null,
  notes: null,
  plannedDateTime: null,
  nextFollowUp: null,
  assignedToUserIds: null,
  reason: null,
  until: null,
  followUpDone: false,
}

/** What settles no follow-up: nobody has spoken with the prospect. */
const settlesNothing: ReadonlySet<EventType> = new Set(['New', 'Assign to User', 'Log Note', 'Unblock Prospect'])

const hasFollowUp = ({ events }: Journey): boolean => {
  const last = events.findLast(({ draft }) => draft.nextFollowUp !== null || draft.followUpDone)
  return last !== undefined && last.draft.nextFollowUp !== null
}

/** Writes an event down at the moment where the journey stands. Whatever comes of a prospect settles the follow-up on it. */
export const write = (journey: Journey, actorUserId: string, eventType: EventType, details: Details = {}): void => {
  const followUpDone = !details.nextFollowUp && !settlesNothing.has(eventType) && hasFollowUp(journey)
  journey.events.push({ at: journey.at, actorUserId, draft: { ...nothing, followUpDone, eventType, ...details } })
}

/** Lets this much time pass, to the microsecond, and then some more until somebody is at work. */
export const wait = (journey: Journey, least: Micros, most: Micros): void => {
  journey.at = journey.clock.atWork(journey.at + journey.random.whole(least, most), journey.random)
}

/** Lets this much time pass, day or night: what prospects and machines do keeps no office hours. */
export const pass = (journey: Journey, least: Micros, most: Micros): void => {
  journey.at += journey.random.whole(least, most)
}

/** A full or half hour of daylight some days after where the journey stands. */
export const appointment = ({ clock, random, at }: Journey, leastDays: number, mostDays: number): Micros =>
  clock.at(at, random.whole(leastDays, mostDays), 9 * hour + random.whole(0, 17) * 30 * minute)

/** Ten in the morning, some days on. */
export const followUp = ({ clock, random, at }: Journey): string => toText(clock.at(at, random.whole(1, 4), 10 * hour))

export const channel = ({ random }: Journey): EventSource =>
  random.weighted({ 'Phone Call': 4, 'Text Message': 5, Email: 4, WhatsApp: 1, 'Facebook Message': 1 })

const topics = ['the deposit', 'parking', 'pets', 'the move-in date', 'the school nearby', 'the lease term', 'storage']
const openings = [
  'Asked about',
  'Wants to know more about',
  'Has a question on',
  'Left a message on',
  'Called again on',
]

export const note = (journey: Journey, actorUserId: string = journey.team.agent): void => {
  const { random } = journey
  write(journey, actorUserId, 'Log Note', { notes: `${random.pick(openings)} ${random.pick(topics)}` })
}

export const days = (count: number): Micros => count * day
