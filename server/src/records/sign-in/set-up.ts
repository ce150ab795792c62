import { randomBytes, randomUUID } from 'node:crypto'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { linkSecret, secretHash } from '../../domain/sign-in/secrets.ts'
import type { Database } from '../../storage/database.ts'
import { type AccountSettings, insertAccount } from '../../storage/records/accounts.ts'
import { upsertMembership } from '../../storage/records/memberships.ts'
import { insertUser } from '../../storage/records/users.ts'
import { lockCredentials, storePassword } from '../../storage/sign-in/credentials.ts'
import { hasUsers, insertLink, isSetUpLink, takeSetUpLinks } from '../../storage/sign-in/links.ts'
import type { SessionOrigin } from '../../storage/sign-in/sessions.ts'
import { faultOfSettings } from '../accounts.ts'
import type { RecordRefusal } from '../refusals.ts'
import { type NewSession, openSession } from './sessions.ts'
import type { SignInParts } from './sign-in.ts'
import { refusalOfPassword } from './weak-passwords.ts'

/** What the link that sets Foyer up holds behind its `#`; null when there is a user already. Each server has one of its own. */
export const makeSetUpSecret = async ({ tables }: Database): Promise<string | null> => {
  if (await hasUsers(tables)) return null
  const secret = linkSecret(randomBytes(32))
  await insertLink(tables, {
    hash: secretHash(secret),
    purpose: 'set_up',
    userId: null,
    createdBy: null,
    hours: signInLimits.setUpHours,
  })
  return secret
}

export const isSetUpNeeded = async ({ tables }: Database): Promise<boolean> => !(await hasUsers(tables))

export type SetUpWish = {
  readonly link: string
  readonly account: AccountSettings
  readonly name: string
  readonly email: string
  readonly password: string
  readonly origin: SessionOrigin
}

/** Makes the first account and its owner, who is signed in then. */
export const setUp = async (
  { database, tools }: SignInParts,
  wish: SetUpWish,
): Promise<NewSession | RecordRefusal | 'expiredLink'> => {
  const fault = faultOfSettings(wish.account, 'account.') ?? refusalOfPassword(wish.password, wish)
  if (fault !== null) return fault
  // Who has no link must not make the server hash passwords.
  if (!(await isSetUpLink(database.tables, secretHash(wish.link)))) return 'expiredLink'
  const password = await tools.passwords.hash(wish.password)
  return database.transaction(async (tables) => {
    if (!(await takeSetUpLinks(tables, secretHash(wish.link)))) return 'expiredLink'
    const [accountId, userId] = [randomUUID(), randomUUID()]
    await insertAccount(tables, { id: accountId, ...wish.account })
    await insertUser(tables, { id: userId, name: wish.name, email: wish.email })
    await upsertMembership(tables, accountId, userId, 'Owner')
    await lockCredentials(tables, userId)
    await storePassword(tables, userId, password)
    return openSession(tables, userId, wish.origin)
  })
}
