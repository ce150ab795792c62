import type { NewAccount } from '../../../storage/records/accounts.ts'
import type { NewUnit } from '../../../storage/records/units.ts'
import { day, type Micros, minute, toText } from './moments.ts'
import type { Random } from './random.ts'

/** A city with the account that lets homes there. */
export type City = {
  readonly accountName: string
  readonly name: string
  readonly state: string
  readonly timeZone: string
  readonly areaCodes: readonly string[]
  readonly zipCodes: readonly [least: number, most: number]
  /** Longitude, latitude. */
  readonly centre: readonly [number, number]
  readonly units: number
  /** People who ask for a home there, in 90 days. */
  readonly people: number
}

export const cities: readonly [City, City] = [
  {
    accountName: 'Front Range Homes',
    name: 'Denver',
    state: 'Colorado',
    timeZone: 'America/Denver',
    areaCodes: ['303', '720', '983'],
    zipCodes: [80_202, 80_239],
    centre: [-104.99, 39.74],
    units: 36,
    people: 240,
  },
  {
    accountName: 'Piedmont Leasing',
    name: 'Atlanta',
    state: 'Georgia',
    timeZone: 'America/New_York',
    areaCodes: ['404', '470', '678'],
    zipCodes: [30_303, 30_342],
    centre: [-84.39, 33.75],
    units: 24,
    people: 160,
  },
]

export const makeAccounts = (random: Random): NewAccount[] =>
  cities.map((city) => ({ id: random.uuid(), name: city.accountName, timeZone: city.timeZone, phoneCountry: 'US' }))

const streetNames = 'Alder Birch Cedar Dogwood Elm Foxglove Hawthorn Juniper Larkspur Maple Poplar Sumac Willow'.split(
  ' ',
)
const streetKinds = ['Street', 'Avenue', 'Court', 'Lane', 'Place', 'Way']

/** A building by how many of its homes are let: what they are called, and how they are numbered. */
const kindOf = (homes: number, random: Random): { type: string; label: (index: number) => string | null } => {
  if (homes === 1) return { type: random.pick(['SINGLE FAMILY RESIDENCE', 'TOWNHOUSE', 'ADU']), label: () => null }
  if (homes <= 3) return { type: homes === 2 ? 'DUPLEX' : 'TRIPLEX', label: (index) => 'ABC'[index] ?? null }
  const perFloor = random.whole(2, 3)
  const label = (index: number): string => `${Math.floor(index / perFloor) + 1}0${(index % perFloor) + 1}`
  return { type: random.pick(['MULTI-FAMILY', 'CONDO']), label }
}

const makeBuilding = (city: City, accountId: string, homes: number, now: Micros, random: Random): NewUnit[] => {
  const kind = kindOf(homes, random)
  const number = String(random.whole(100, 4_999))
  const street = `${random.pick(streetNames)} ${random.pick(streetKinds)}`
  const zipCode = String(random.whole(...city.zipCodes))
  const near = (degrees: number): number => Number((degrees + random.whole(-500, 500) / 10_000).toFixed(4))
  const coordinates = [near(city.centre[0]), near(city.centre[1])] as const
  return Array.from({ length: homes }, (_, index) => {
    const unit = kind.label(index)
    const bedrooms = homes === 1 ? random.whole(2, 4) : random.whole(1, 3)
    const line = unit === null ? `${number} ${street}` : `${number} ${street}, Unit ${unit}`
    return {
      accountId,
      address: {
        formatted_address: `${line}, ${city.name}, ${city.state} ${zipCode}`,
        street_number: number,
        street_name: street,
        unit,
        city: city.name,
        state: city.state,
        zip_code: zipCode,
        coordinates,
      },
      propertyType: kind.type,
      targetRentalRate: 900 + bedrooms * 375 + random.whole(0, 24) * 25,
      bedrooms,
      bathrooms: Math.max(1, bedrooms - random.whole(0, 2) / 2 - 0.5),
      sqft: 320 + bedrooms * 270 + random.whole(0, 30) * 10,
      status: random.weighted({ Available: 40, 'On Hold': 3, 'Under Review': 2, Incomplete: 1 }),
      isOccupied: random.chance(0.2),
      createdAt: toText(now - random.whole(91 * day, 400 * day) - random.whole(0, 60 * minute)),
    }
  })
}

/** The homes of one account, in buildings of one to six. */
export const makeUnits = (city: City, accountId: string, now: Micros, random: Random): NewUnit[] => {
  const units: NewUnit[] = []
  while (units.length < city.units) {
    const homes = Math.min(random.pick([1, 1, 1, 2, 3, 4, 6]), city.units - units.length)
    units.push(...makeBuilding(city, accountId, homes, now, random))
  }
  return units
}
