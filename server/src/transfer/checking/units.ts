import { limits } from '../../catalogue/limits.ts'
import { propertyTypes, unitStatuses } from '../../catalogue/records/units.ts'
import type { UnitAddress } from '../../storage/records/units.ts'
import type { Mapping } from '../mapping.ts'
import type { FileRow } from '../rows.ts'
import type { Surroundings } from '../surroundings.ts'
import { addressOf } from './addresses-given.ts'
import { Cells } from './cells.ts'
import type { Identities } from './identities.ts'
import { dateForms, toDate } from './moments.ts'
import { type Checked, createdAtOf } from './prospects.ts'

/** What a row says of a unit, by the names of the record's own columns. Null is what it does not say. */
export type UnitGiven = {
  readonly address: UnitAddress | null
  readonly bedrooms: number | null
  readonly bathrooms: number | null
  readonly sqft: number | null
  readonly target_rental_rate: number | null
  readonly status: string | null
  readonly property_type: string | null
  readonly is_occupied: boolean | null
  readonly furnished: boolean | null
  readonly pets_allowed: boolean | null
  readonly earliest_showing_date: string | null
  readonly earliest_move_in_date: string | null
  readonly marketing_description: string | null
  readonly showing_method: string | null
  readonly custom_application_url: string | null
  readonly created_at: string | null
}

const dateOf = (cells: Cells, field: string, { dates }: Surroundings): string | null => {
  const text = cells.text(field, 64)
  const date = text === null ? null : toDate(text, dates.monthFirst)
  return text !== null && date === null ? cells.refuse(field, dateForms(dates.monthFirst)) : date
}

/** Rooms may be written in words. */
const roomsOf = (cells: Cells, field: string): number | null => {
  const isStudio = /^studio$/i.test(cells.text(field, 64) ?? '')
  return isStudio ? 0 : cells.number(field, 0, limits.unitNumber)
}

const urlOf = (cells: Cells): string | null => {
  const text = cells.text('custom_application_url', limits.urlCharacters)
  if (text === null || (/^https?:\/\//i.test(text) && URL.canParse(text))) return text
  return cells.refuse(
    'custom_application_url',
    'should be the address of a web page, such as https://example.com/apply',
  )
}

/** Reads a row of a file of units. A unit is known by its external id, else by its address. */
export const checkUnit = (
  row: FileRow,
  mapping: Mapping,
  surroundings: Surroundings,
  identities: Identities,
): Checked<UnitGiven> => {
  const cells = new Cells(row, mapping)
  if (row.reasons.length === 0 && cells.isEmpty) return { row, reasons: ['The row is empty'] }
  const given: UnitGiven = {
    address: addressOf(cells),
    bedrooms: roomsOf(cells, 'bedrooms'),
    bathrooms: cells.number('bathrooms', 0, limits.unitNumber),
    sqft: cells.number('sqft', 0, limits.unitNumber),
    target_rental_rate: cells.number('target_rental_rate', 0, limits.unitNumber),
    status: cells.oneOf('status', unitStatuses),
    property_type: cells.oneOf('property_type', propertyTypes),
    is_occupied: cells.boolean('is_occupied'),
    furnished: cells.boolean('furnished'),
    pets_allowed: cells.boolean('pets_allowed'),
    earliest_showing_date: dateOf(cells, 'earliest_showing_date', surroundings),
    earliest_move_in_date: dateOf(cells, 'earliest_move_in_date', surroundings),
    marketing_description: cells.exact('marketing_description', limits.descriptionCharacters),
    showing_method: cells.text('showing_method', limits.nameCharacters),
    custom_application_url: urlOf(cells),
    created_at: createdAtOf(cells, row, surroundings),
  }
  const identity = cells.reasons.length === 0 ? identities.of(row, cells, surroundings) : null
  if (identity?.kind === 'derived' && given.address === null)
    cells.reasons.push('The row should have an external id or an address')
  return identity === null || cells.reasons.length > 0 ? { row, reasons: cells.reasons } : { row, identity, given }
}
