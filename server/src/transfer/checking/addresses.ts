import type { UnitAddress } from '../../storage/records/units.ts'

/** Parts of words that people shorten in addresses: `North Main Street, Apt 4` is `N Main St 4`. */
const short: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  boulevard: 'blvd',
  place: 'pl',
  terrace: 'ter',
  parkway: 'pkwy',
  highway: 'hwy',
  circle: 'cir',
  square: 'sq',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  apartment: '',
  apt: '',
  unit: '',
  suite: '',
  ste: '',
  usa: '',
}

/** What two spellings of one address have in common: letter case, punctuation and usual short forms don't count. */
export const addressKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (Object.hasOwn(short, word) ? (short[word] ?? '') : word))
    .filter((word) => word !== '')
    .join(' ')

export type AddressParts = Omit<UnitAddress, 'coordinates'>

/** The ways in which a file may name the unit with this address: whole, without state and code, by its street alone. */
export const addressKeys = (address: Partial<AddressParts>): string[] => {
  const { formatted_address = '', street_number = '', street_name = '', unit, city = '', state = '' } = address
  const street = `${street_number} ${street_name} ${unit ?? ''}`
  const ways = [
    formatted_address,
    street,
    `${street} ${city}`,
    `${street} ${city} ${state}`,
    `${street} ${city} ${state} ${address.zip_code ?? ''}`,
  ]
  return [...new Set(ways.map(addressKey))].filter((key) => /\d/.test(key) || key === addressKey(formatted_address))
}
