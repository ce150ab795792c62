import { isDateTime } from '../../domain/moments.ts'
import type { NamePlace } from '../../storage/records/accounts.ts'
import type { TokenPlace } from '../../storage/records/tokens.ts'
import { isStorable, isUuid } from '../validation.ts'
import type { CursorValue } from './cursors.ts'

type Values = readonly CursorValue[]

/** Whether a cursor's values are a place in a list by name. Anybody can write a cursor: what passes is a value for the database. */
export const isNamePlace = (values: Values): values is NamePlace => {
  const [name, id, ...others] = values
  return typeof name === 'string' && isStorable(name) && typeof id === 'string' && isUuid(id) && others.length === 0
}

/** The same for a list by the moment of creation, of what has a UUID. */
export const isTokenPlace = (values: Values): values is TokenPlace => {
  const [createdAt, id, ...others] = values
  if (typeof createdAt !== 'string' || typeof id !== 'string') return false
  return isDateTime(createdAt) && isUuid(id) && others.length === 0
}
