import { randomBytes } from 'node:crypto'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { linkSecret, secretHash } from '../../domain/sign-in/secrets.ts'
import { whenCommitted } from '../../storage/connections/request-transaction.ts'
import type { Database } from '../../storage/database.ts'
import { findUserByEmail } from '../../storage/records/users.ts'
import { findCredentials, lockCredentials, storePassword } from '../../storage/sign-in/credentials.ts'
import {
  deleteLinksOf,
  deleteOlderLinks,
  findLink,
  insertLink,
  type PersonalLink,
} from '../../storage/sign-in/links.ts'
import { deleteSessionsOf, findOwnerWithoutToken, type SessionOrigin } from '../../storage/sign-in/sessions.ts'
import type { Access } from '../access.ts'
import { attempt } from '../attempts.ts'
import { isRefused, type RecordRefusal, refused } from '../refusals.ts'
import { lockManagedUser } from '../users.ts'
import { invitationLetter, resetLetter, sendLetter } from './letters.ts'
import { takeCode } from './second-factor.ts'
import { type NewSession, openSession } from './sessions.ts'
import type { NoSession, SignInParts } from './sign-in.ts'
import type { SignInTools } from './tools.ts'
import { refusalOfPassword } from './weak-passwords.ts'

type Tables = Database['tables']

export type PasswordLink = { readonly link: string; readonly expiresAt: string }

/** The newest invitation is the only one; of links that anybody can ask for, some work beside it. Behind the `#`, it is sent to no server, and stands in no log of one. */
const makeLink = async (
  tables: Tables,
  tools: SignInTools,
  userId: string,
  /** Who invites them; null: they have forgotten their password. */
  createdBy: string | null,
): Promise<PasswordLink> => {
  const secret = linkSecret(randomBytes(32))
  const purpose = createdBy === null ? 'reset' : 'invitation'
  const hours = createdBy === null ? signInLimits.resetHours : signInLimits.invitationHours
  const expiresAt = await insertLink(tables, { hash: secretHash(secret), purpose, userId, createdBy, hours })
  await deleteOlderLinks(tables, userId, purpose, createdBy === null ? signInLimits.resetsThatWork : 1)
  return { link: `${tools.publicUrl()}/console/password#${secret}`, expiresAt }
}

/**
 * Sends a link to who has this e-mail address: by mail, or, without a mail server, to the operator. Nobody may wait for it: how long
 * it takes tells whether there is such a user.
 */
export const sendResetLink = async ({ database, tools }: SignInParts, email: string): Promise<void> => {
  const user = await findUserByEmail(database.tables, email)
  if (user?.isActive !== true) return
  const { link } = await database.transaction((tables) => makeLink(tables, tools, user.id, null))
  if (tools.mail === null) tools.tell(`${user.email} asked for a new password. Hand this link over: ${link}`)
  else await sendLetter(tools, resetLetter(user.email, link))
}

/** A link by which somebody chooses their first password, or a new one. For who may change their e-mail address. */
export const inviteToSignIn = async (
  { database, tools }: SignInParts,
  caller: Access,
  userId: string,
): Promise<PasswordLink | RecordRefusal> => {
  // Whoever sits down at an open browser must not change its user's password without the one that they have.
  if (caller.userId === userId) return refused('conflict', { code: 'ownInvitation', field: 'id' })
  const made = await attempt(database, async (tables) => {
    const locked = await lockManagedUser(tables, caller, userId)
    if (isRefused(locked)) return locked
    const { name, email } = locked.user
    return { name, email, ...(await makeLink(tables, tools, userId, caller.userId)) }
  })
  if (isRefused(made)) return made
  const { name, email, ...link } = made
  // A link that was not made in the end must be in nobody's mail.
  whenCommitted(() => void sendLetter(tools, invitationLetter(email, name, link.link)))
  return link
}

export type LinkUse = {
  readonly link: string
  readonly password: string
  readonly code: string | undefined
  readonly origin: SessionOrigin
}

/**
 * Whether who made the link for somebody might make it still, and nobody can keep them from it until the end of the transaction. Who
 * has become more since, or a member elsewhere, must not be taken over with a link from before.
 */
const isStillGiven = async (tables: Tables, { userId, createdBy }: PersonalLink): Promise<boolean> => {
  if (createdBy === null) return true
  const maker = await findOwnerWithoutToken(tables, createdBy)
  return maker !== null && !isRefused(await lockManagedUser(tables, maker, userId))
}

/** Chooses a password with a link, which works no more then, nor does any session from before. A second factor stays what it is. */
export const choosePassword = async (
  { database, tools }: SignInParts,
  { link, password, code, origin }: LinkUse,
): Promise<NewSession | NoSession | RecordRefusal | 'expiredLink'> => {
  const hash = secretHash(link)
  const whose = await findLink(database.tables, hash)
  const person = whose === null ? null : await findCredentials(database.tables, whose.userId)
  if (person === null) return 'expiredLink'
  const weak = refusalOfPassword(password, person)
  if (weak !== null) return weak
  const stored = await tools.passwords.hash(password)
  return database.transaction(async (tables) => {
    const found = await findLink(tables, hash)
    // The user and their accounts are locked before the credentials, as by who changes them.
    if (found === null || !(await isStillGiven(tables, found))) return 'expiredLink'
    const { userId } = found
    const credentials = await lockCredentials(tables, userId)
    // Under the lock: of two who use it at once, the second finds it gone.
    if (credentials?.isActive !== true || (await findLink(tables, hash)) === null) return 'expiredLink'
    if (credentials.hasTwoFactor) {
      if (code === undefined) return 'codeNeeded'
      if (!(await takeCode(tables, credentials, tools.secrets, code))) return 'wrongSignIn'
    }
    await storePassword(tables, userId, stored)
    await deleteLinksOf(tables, userId)
    await deleteSessionsOf(tables, userId, null)
    return openSession(tables, userId, origin)
  })
}
