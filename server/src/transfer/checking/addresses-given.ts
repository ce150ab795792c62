import { limits } from '../../catalogue/limits.ts'
import { fullStateName } from '../../domain/addresses/state-names.ts'
import type { UnitAddress } from '../../storage/records/units.ts'
import type { AddressParts } from './addresses.ts'
import type { Cells } from './cells.ts'

/** `123 Main St` or `123 Main St Apt 4`, in its parts; null if it has no number. */
const splitStreet = (street: string): Pick<AddressParts, 'street_number' | 'street_name' | 'unit'> | null => {
  const [, number = '', name = '', unit] =
    /^(\d+\S*)\s+(.+?)(?:[\s,]+(?:#|(?:apt|apartment|unit|suite|ste)\b\.?)\s*#?\s*(\S+))?$/i.exec(street) ?? []
  return number === '' ? null : { street_number: number, street_name: name, unit: unit ?? null }
}

/** `123 Main St, Apt 4, Austin, TX 78701` in its parts; null if it is written otherwise. */
const splitWhole = (text: string): AddressParts | null => {
  const parts = text.split(',').map((part) => part.trim())
  if (/^(?:usa?|united states|canada)$/i.test(parts.at(-1) ?? '')) parts.pop()
  const [, state = '', zip = ''] = /^(.+?)\s+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i.exec(parts.pop() ?? '') ?? []
  const city = parts.pop() ?? ''
  const street = splitStreet(parts.join(' '))
  if (street === null || city === '' || state === '') return null
  return { formatted_address: text, ...street, city, state: fullStateName(state), zip_code: zip }
}

/** A unit in an address of one line, as those have it that are made elsewhere. It may say what it is: `Apt 4`, `#4`. */
const calledUnit = (unit: string): string =>
  /^(?:#|(?:apt|apartment|unit|suite|ste)\b)/i.test(unit) ? unit : `Unit ${unit}`

const toFormatted = ({
  street_number,
  street_name,
  unit,
  city,
  state,
  zip_code,
}: Omit<AddressParts, 'formatted_address'>) =>
  `${street_number} ${street_name}${unit === null ? '' : `, ${calledUnit(unit)}`}, ${city}, ${state} ${zip_code}`

const coordinatesOf = (cells: Cells): [number, number] | null => {
  const [longitude, latitude] = [cells.number('longitude', -180, 180), cells.number('latitude', -90, 90)]
  return longitude === null || latitude === null ? null : [longitude, latitude]
}

const text = (cells: Cells, field: string): string | null => cells.text(field, limits.nameCharacters)

const streetOf = (cells: Cells): Pick<AddressParts, 'street_number' | 'street_name' | 'unit'> | null => {
  const [number, name, whole] = [text(cells, 'street_number'), text(cells, 'street_name'), text(cells, 'street')]
  if (number !== null && name !== null) return { street_number: number, street_name: name, unit: null }
  const street = [whole, name].find((one) => one !== null)
  return street === undefined ? null : splitStreet(street)
}

/**
 * The address that a row gives, whole or in parts. Null: none, or (then it is refused) one that lacks a part. What is no whole
 * address is the street, for which many exports have no other column beside city, state and zip code.
 */
export const addressOf = (cells: Cells): UnitAddress | null => {
  const written = cells.text('address', limits.nameCharacters * 2)
  const whole = written === null ? null : splitWhole(written)
  const [city, state, zip] = [text(cells, 'city'), text(cells, 'state'), text(cells, 'zip_code')]
  const ownStreet = streetOf(cells)
  const street = ownStreet ?? (written === null || whole !== null ? null : splitStreet(written))
  const unit = text(cells, 'unit')
  const coordinates = coordinatesOf(cells)
  if (street !== null && city !== null && state !== null && zip !== null) {
    const parts = { ...street, unit: unit ?? street.unit, city, state: fullStateName(state), zip_code: zip }
    const line = ownStreet === null ? null : written
    return { formatted_address: line ?? toFormatted(parts), ...parts, coordinates }
  }
  if (whole !== null) return { ...whole, unit: unit ?? whole.unit, coordinates }
  if (written !== null)
    return cells.refuse(
      'address',
      'should be like 123 Main St Apt 4, Austin, TX 78701, or a street such as 123 Main St beside city, state and zip code',
    )
  const given = [street, city, state, zip].filter((part) => part !== null)
  return given.length === 0
    ? null
    : cells.refuse('address', 'should have street number and name, city, state and zip code')
}
