import { secretHash } from '../../domain/sign-in/secrets.ts'
import type { Database } from '../../storage/database.ts'
import { findPerson } from '../../storage/sign-in/credentials.ts'
import { findLink } from '../../storage/sign-in/links.ts'

/** Whose tries count together: of one user all of them, however they come, by the user's id. */

/** Of who has this e-mail address; where nobody has it, it is the address itself as the database compares it. */
export const whoseAddress = ({ tables }: Database, email: string): Promise<string> => findPerson(tables, email)

/** Of whose link to a new password it is; null when it is none. */
export const whoseLink = async ({ tables }: Database, link: string): Promise<string | null> =>
  (await findLink(tables, secretHash(link)))?.userId ?? null
