import { type Role, roleNames } from '../../catalogue/roles.ts'
import { isEmail, isName } from '../../domain/names.ts'
import type { Mapping } from '../mapping.ts'
import type { FileRow } from '../rows.ts'
import { Cells } from './cells.ts'
import type { Identities } from './identities.ts'
import { type Checked, emailOf, nameOf } from './prospects.ts'

export type UserGiven = { readonly email: string; readonly name: string | null; readonly role: Role | null }

/** Reads a row of a file of users. A user is known by the e-mail address. */
export const checkUser = (row: FileRow, mapping: Mapping, identities: Identities): Checked<UserGiven> => {
  const cells = new Cells(row, mapping)
  if (row.reasons.length === 0 && cells.isEmpty) return { row, reasons: ['The row is empty'] }
  const given = { email: emailOf(cells, 'email'), name: nameOf(cells), role: cells.oneOf('role', roleNames) }
  const { email, name } = given
  if (email !== null && !isEmail(email)) cells.refuse('email', 'should be an address that a user may have')
  if (name !== null && !isName(name)) cells.refuse('name', 'should be one line of text')
  if (email === null && cells.reasons.length === 0) cells.refuse('email', 'should be there')
  if (email === null || cells.reasons.length > 0) return { row, reasons: cells.reasons }
  const identity = identities.byName(cells, 'email', email.toLowerCase())
  return cells.reasons.length > 0 ? { row, reasons: cells.reasons } : { row, identity, given: { ...given, email } }
}
