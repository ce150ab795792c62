import { toE164 } from '../../../domain/phone-numbers.ts'
import type { NewProspect } from '../../../storage/records/prospects.ts'
import type { City } from './homes.ts'
import { day, hour, type LocalClock, type Micros, minute, second, toText } from './moments.ts'
import { emailOf } from './people.ts'
import { type PhoneLine, spell, spellUnreadably } from './phones.ts'
import type { Random } from './random.ts'

/** How many days of history the demo has. */
const historyDays = 90

/** One person's question about one unit. The unit is told by its place in the world's list. */
export type WorldProspect = Omit<NewProspect, 'unitId' | 'createdAt'> & {
  readonly unitIndex: number
  readonly createdAt: string
}

export type Inquiry = {
  readonly prospect: WorldProspect
  readonly at: Micros
  /** The same for all inquiries of one person. */
  readonly person: string
}

const sources = {
  Zillow: 24,
  'Apartments.com': 14,
  'Realtor.com': 10,
  'Website Widget': 10,
  Zumper: 8,
  Hotpads: 6,
  'Rent.com': 5,
  'Homes.com': 5,
  'Text AI': 5,
  'Phone Call': 6,
  'Text Message': 4,
  'For Rent Sign': 3,
  'Walk-In': 2,
  Other: 2,
} as const

/** Everything of an account that its inquiries are made from. */
export type Market = {
  readonly city: City
  readonly accountId: string
  /** Places in the world's list of units. */
  readonly unitIndexes: readonly number[]
  readonly clock: LocalClock
  readonly now: Micros
  readonly random: Random
}

/** A first question: on any of the days, from early in the morning until late in the evening, and never after now. */
const firstMoment = ({ clock, now, random }: Market): Micros => {
  const daysAgo = random.whole(0, historyDays - 1)
  const timeOfDay = random.whole(7 * hour, 22 * hour)
  const moment = clock.at(now, -daysAgo, timeOfDay)
  return moment < now - minute ? moment : clock.at(now, -daysAgo - 1, timeOfDay)
}

/** Further questions follow within three days; who just asked asked shortly before now. */
const moments = (market: Market, count: number): Micros[] => {
  const first = firstMoment(market)
  const until = Math.min(first + 3 * day, market.now - second)
  return [first, ...Array.from({ length: count - 1 }, () => market.random.whole(first + 1, until))]
}

export type Person = { readonly name: string; readonly phone: PhoneLine; readonly inquiries: number }

const phonesOf = (person: Person, index: number, random: Random): (string | null)[] => {
  if (index % 40 === 1) return [null]
  if (index % 60 === 2) return [spellUnreadably(person.phone, random)]
  return spell(person.phone, person.inquiries, random)
}

/** What one person asks about: one prospect for each unit, their number spelled another way each time. */
export const inquiriesOf = (person: Person, index: number, market: Market): Inquiry[] => {
  const { random } = market
  const email = index % 6 === 3 ? null : emailOf(person.name, 'example.com')
  const units = random.shuffled(market.unitIndexes)
  const phones = phonesOf(person, index, random)
  return moments(market, phones.length).map((at, place) => ({
    at,
    person: `${market.accountId}/${index}`,
    prospect: {
      accountId: market.accountId,
      name: person.name,
      email,
      phone: phones[place] ?? null,
      phoneE164: toE164(phones[place] ?? null, 'US'),
      notes: random.chance(0.15) ? `Wants to move within ${random.whole(2, 12)} weeks` : null,
      source: random.weighted(sources),
      unitIndex: units[place] as number,
      prospectType: random.chance(0.06) ? 'Agent' : 'Self',
      prescreened: false,
      externalId: null,
      createdAt: toText(at),
    },
  }))
}

/** In the order in which they came. No two at the same moment: clients page by it. */
export const inOrder = (inquiries: readonly Inquiry[]): Inquiry[] => {
  const sorted = inquiries.toSorted((one, other) => one.at - other.at)
  let last = 0
  return sorted.map((inquiry) => {
    last = Math.max(inquiry.at, last + 1)
    return { ...inquiry, at: last, prospect: { ...inquiry.prospect, createdAt: toText(last) } }
  })
}
