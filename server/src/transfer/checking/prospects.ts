import { limits } from '../../catalogue/limits.ts'
import { toE164 } from '../../domain/phone-numbers.ts'
import type { Mapping } from '../mapping.ts'
import type { FileRow } from '../rows.ts'
import type { Surroundings } from '../surroundings.ts'
import { Cells } from './cells.ts'
import type { Identities, Identity } from './identities.ts'
import { dateForms, isFuture, spread, toMoment } from './moments.ts'

/** What a row says of a prospect. Null is what it does not say. */
export type ProspectGiven = {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly phoneE164: string | null
  readonly notes: string | null
  readonly source: string | null
  readonly unitId: number | null
  readonly prospectType: 'Self' | 'Agent' | null
  readonly prescreened: boolean | null
  readonly createdAt: string | null
  readonly assignedToUserIds: readonly string[] | null
}

export type CheckedRow<T> = { readonly row: FileRow; readonly identity: Identity; readonly given: T }

/** A row that is right, or why it is not. */
export type Checked<T> = CheckedRow<T> | { readonly row: FileRow; readonly reasons: readonly string[] }

const plausibleEmail = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/

export const emailOf = (cells: Cells, field: string): string | null => {
  const email = cells.text(field, limits.emailCharacters)
  if (email === null || plausibleEmail.test(email)) return email
  return cells.refuse(field, 'should be one e-mail address, such as ada@example.com')
}

export const nameOf = (cells: Cells): string | null => {
  const name = cells.text('name', limits.nameCharacters)
  if (name !== null) return name
  const parts = [cells.text('first_name', limits.nameCharacters), cells.text('last_name', limits.nameCharacters)]
  const joined = parts.filter((part) => part !== null).join(' ')
  if (Array.from(joined).length > limits.nameCharacters)
    return cells.refuse('last_name', `should have at most ${limits.nameCharacters} characters with the first name`)
  return joined === '' ? null : joined
}

const unitOf = (cells: Cells, { units }: Surroundings): number | null => {
  const externalId = cells.text('unit_external_id', limits.externalIdCharacters)
  const address = cells.text('unit_address', limits.notesCharacters)
  const byId = externalId === null ? undefined : units.byExternalId(externalId)
  if (byId !== undefined) return byId.id
  const byAddress = address === null ? undefined : units.byAddress(address)
  if (byAddress !== undefined && byAddress !== null) return byAddress.id
  if (byAddress === null) return cells.refuse('unit_address', 'should name one unit; several have this address')
  if (address !== null) return cells.refuse('unit_address', 'should be the address of a unit of the account')
  if (externalId !== null) return cells.refuse('unit_external_id', 'should be the external id of a unit of the account')
  return null
}

const assigneesOf = (cells: Cells, { members }: Surroundings): string[] | null => {
  const text = cells.text('assigned_to', limits.notesCharacters)
  if (text === null) return null
  const names = text.split(/[,;]/).flatMap((part) => part.trim() || [])
  const ids = names.map((name) => members.get(name.toLowerCase()))
  const unknown = names.filter((_, place) => typeof ids[place] !== 'string')
  if (unknown.length > 0 || ids.length > limits.assigneesPerEvent)
    return cells.refuse(
      'assigned_to',
      `should be e-mail addresses of at most ${limits.assigneesPerEvent} active members of the account; ${unknown.slice(0, 5).join(', ')} is none`,
    )
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

/** When the record was made, with the microseconds that its place in the file gives it. */
export const createdAtOf = (cells: Cells, row: FileRow, { dates, nowMs }: Surroundings): string | null => {
  const text = cells.text('created_at', 64)
  if (text === null) return null
  const moment = toMoment(text, dates)
  if (moment === null) return cells.refuse('created_at', dateForms(dates.monthFirst))
  if (isFuture(moment, nowMs) || Date.parse(moment) < 0)
    return cells.refuse('created_at', 'should lie between 1970 and today')
  return spread(moment, row.number)
}

/** Reads a row of a file of prospects. A phone number that can't be read as one is no fault: its text is kept. */
export const checkProspect = (
  row: FileRow,
  mapping: Mapping,
  surroundings: Surroundings,
  identities: Identities,
): Checked<ProspectGiven> => {
  const cells = new Cells(row, mapping)
  if (row.reasons.length === 0 && cells.isEmpty) return { row, reasons: ['The row is empty'] }
  const phone = cells.text('phone', limits.phoneCharacters)
  const given: ProspectGiven = {
    name: nameOf(cells),
    email: emailOf(cells, 'email'),
    phone,
    phoneE164: toE164(phone, surroundings.phoneCountry),
    notes: cells.exact('notes', limits.notesCharacters),
    source: cells.text('source', limits.nameCharacters),
    unitId: unitOf(cells, surroundings),
    prospectType: cells.oneOf('prospect_type', ['Self', 'Agent']),
    prescreened: cells.boolean('prescreened'),
    createdAt: createdAtOf(cells, row, surroundings),
    assignedToUserIds: assigneesOf(cells, surroundings),
  }
  if (cells.reasons.length === 0 && given.name === null && given.email === null && given.phone === null)
    cells.reasons.push('The row should have a name, an e-mail address or a phone number')
  const identity = cells.reasons.length === 0 ? identities.of(row, cells, surroundings) : null
  return identity === null || cells.reasons.length > 0 ? { row, reasons: cells.reasons } : { row, identity, given }
}
