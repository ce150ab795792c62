import type { EventDraft, Timestamp } from '../../catalogue/leasing-events.ts'
import type { NewAccount } from '../../storage/records/accounts.ts'
import type { NewUnit } from '../../storage/records/units.ts'
import type { NewUser } from '../../storage/records/users.ts'
import type { Home } from './world/closing.ts'
import { travel } from './world/funnel.ts'
import { cities, makeAccounts, makeUnits } from './world/homes.ts'
import { type Inquiry, inOrder, inquiriesOf, type Market, type Person, type WorldProspect } from './world/inquiries.ts'
import type { Journey, JourneyEvent, Team } from './world/journey.ts'
import { createLocalClock, type Micros, toText } from './world/moments.ts'
import { createNames, makeStaff, type Staff, type WorldMembership } from './world/people.ts'
import { makePhoneBook, type PhoneLine } from './world/phones.ts'
import { createRandom, type Random } from './world/random.ts'

/** One event of the demo's history. The prospect is told by its place in the world's list. */
export type WorldEvent = {
  readonly prospectIndex: number
  readonly happenedAt: Timestamp
  readonly actorUserId: string
  readonly draft: EventDraft
}

/** The whole demo, before any of it is written down. */
export type World = {
  readonly accounts: readonly NewAccount[]
  readonly users: readonly NewUser[]
  readonly memberships: readonly WorldMembership[]
  readonly units: readonly NewUnit[]
  /** Ascending by `createdAt`, no two alike. */
  readonly prospects: readonly WorldProspect[]
  /** For each prospect its events in order; the first is its `New`. */
  readonly journeys: readonly (readonly WorldEvent[])[]
}

/** The part of the world that depends on the seed alone: who works where. */
export const makeOrganisation = (seed: number): { readonly accounts: readonly NewAccount[] } & Staff => {
  const random = createRandom(seed)
  const accounts = makeAccounts(random.fork('accounts'))
  const ids = accounts.map((account) => account.id)
  return { accounts, ...makeStaff(ids, createNames(random.fork('staff names')), random.fork('staff')) }
}

/** Every fifth person asks about two to five homes; all others about one. */
const makePeople = (count: number, lines: readonly PhoneLine[], nextName: () => string, random: Random): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    name: nextName(),
    phone: lines[index] as PhoneLine,
    inquiries: index % 5 === 0 ? random.whole(2, 5) : 1,
  }))

const makeInquiries = (markets: readonly Market[], random: Random): Inquiry[] => {
  const nextName = createNames(random.fork('names'))
  const crowds = markets.map(({ city }) => {
    const lines = makePhoneBook(city.areaCodes, random.fork(`phones ${city.name}`))
    return makePeople(city.people, lines, nextName, random.fork(`people ${city.name}`))
  })
  const mover = crowds[0]?.[0] as Person
  return markets.flatMap((market, place) =>
    // One person looks for a home in both cities, so that one number stands in both accounts.
    (crowds[place] ?? []).flatMap((person, index) =>
      inquiriesOf(index === 0 ? { ...mover, inquiries: person.inquiries } : person, index, market),
    ),
  )
}

const withRole = (staff: Staff, accountId: string, role: string): string[] =>
  staff.memberships.filter((one) => one.accountId === accountId && one.role === role).map((one) => one.userId)

/** Who looks after a person, the same for all of their inquiries. */
const createTeams = (staff: Staff, random: Random): ((inquiry: Inquiry) => Team) => {
  const teams = new Map<string, Team>()
  return ({ person, prospect }) => {
    const known = teams.get(person)
    if (known !== undefined) return known
    const [agent, colleague] = random.shuffled(withRole(staff, prospect.accountId, 'Leasing Agent')) as [string, string]
    const team = { manager: random.pick(withRole(staff, prospect.accountId, 'Property Manager')), agent, colleague }
    teams.set(person, team)
    return team
  }
}

const leased = (unit: NewUnit, home: Home, now: Micros): NewUnit =>
  home.takenAt !== null && home.takenAt <= now
    ? { ...unit, status: 'Leased', isOccupied: home.movedInAt !== null && home.movedInAt <= now }
    : unit

/** The demo's accounts, people, homes and history up to `now`. The same seed and the same `now` give the same world. */
export const makeWorld = ({ seed, now }: { readonly seed: number; readonly now: Date }): World => {
  const random = createRandom(seed)
  const organisation = makeOrganisation(seed)
  const nowMicros = now.getTime() * 1_000
  const accountIds = organisation.accounts.map((account) => account.id)
  const units = cities.flatMap((city, place) =>
    makeUnits(city, accountIds[place] as string, nowMicros, random.fork(`units ${city.name}`)),
  )
  const markets = cities.map((city, place): Market => {
    const accountId = accountIds[place] as string
    return {
      city,
      accountId,
      unitIndexes: units.flatMap((unit, index) => (unit.accountId === accountId ? [index] : [])),
      clock: createLocalClock(city.timeZone),
      now: nowMicros,
      random: random.fork(`inquiries ${city.name}`),
    }
  })
  const inquiries = inOrder(makeInquiries(markets, random))
  const inquiriesOf = Map.groupBy(inquiries, ({ person }) => person)
  const homes = units.map(
    (unit): Home => ({ hasOwnersAssociation: unit.propertyType === 'CONDO', takenAt: null, movedInAt: null }),
  )
  const teamOf = createTeams(organisation, random.fork('teams'))
  const journeys = inquiries.map((inquiry, prospectIndex): WorldEvent[] => {
    const { clock } = markets.find((market) => market.accountId === inquiry.prospect.accountId) as Market
    const events: JourneyEvent[] = []
    const journey: Journey = {
      team: teamOf(inquiry),
      clock,
      random: random.fork(`journey ${prospectIndex}`),
      isOnlyOne: inquiriesOf.get(inquiry.person)?.length === 1,
      events,
      at: inquiry.at,
    }
    travel(journey, inquiry.prospect.source, homes[inquiry.prospect.unitIndex] as Home)
    return events
      .filter((event) => event.at <= nowMicros)
      .map(({ at, actorUserId, draft }) => ({ prospectIndex, happenedAt: toText(at), actorUserId, draft }))
  })
  return {
    ...organisation,
    units: units.map((unit, index) => leased(unit, homes[index] as Home, nowMicros)),
    prospects: inquiries.map((inquiry) => inquiry.prospect),
    journeys,
  }
}
