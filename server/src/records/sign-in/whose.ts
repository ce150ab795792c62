import { secretHash } from '../../domain/sign-in/secrets.ts'
import type { Database } from '../../storage/database.ts'
import { findPersonByEmail, findPersonById, type Person } from '../../storage/sign-in/credentials.ts'
import { findLink } from '../../storage/sign-in/links.ts'

/** Whose tries count together: of one user all of them, however they come, by the user's id. */

/** Who has this e-mail address; where nobody has it, it is the address itself as the database compares it. */
export const whoseAddress = ({ tables }: Database, email: string): Promise<Person> => findPersonByEmail(tables, email)

/** Whose link to a new password it is; null when it is none. */
export const whoseLink = async ({ tables }: Database, link: string): Promise<Person | null> => {
  const found = await findLink(tables, secretHash(link))
  return found === null ? null : findPersonById(tables, found.userId)
}

/** A user. */
export const whoseId = ({ tables }: Database, userId: string): Promise<Person> => findPersonById(tables, userId)
