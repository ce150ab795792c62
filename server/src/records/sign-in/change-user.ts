import { whenCommitted } from '../../storage/connections/request-transaction.ts'
import { findCredentials } from '../../storage/sign-in/credentials.ts'
import type { Access } from '../access.ts'
import type { UserRecord } from '../memberships.ts'
import { isRefused, type RecordRefusal } from '../refusals.ts'
import { type ChangeWish, changeUser, foreseeChange } from '../users.ts'
import { type Proof, proveCurrent, proveNothing } from './current-password.ts'
import { newAddressLetter, sendLetter } from './letters.ts'
import type { SignInParts } from './sign-in.ts'

export type UserWish = ChangeWish & {
  /** The caller's password, where it is needed. */
  readonly current: string | undefined
}

/** Tries a password for who has tries left, and counts it unless it is right. */
export type LimitedTry = (attempt: () => Promise<Proof | RecordRefusal>) => Promise<Proof | RecordRefusal>

/**
 * What proves that it is the user themselves who wants another address. A password is looked at only where it decides: who may not
 * change the address anyway learns nothing of it, and has nothing hashed.
 */
const proveThemselves = async (
  { database, tools: { passwords } }: SignInParts,
  caller: Access,
  wish: UserWish,
  limit: LimitedTry,
): Promise<Proof | RecordRefusal> => {
  const { id, current } = wish
  const foreseen = await foreseeChange(database, caller, wish)
  if (isRefused(foreseen)) return foreseen
  if (foreseen.wanted.email === undefined || current === undefined) return proveNothing(id)
  const credentials = await findCredentials(database.tables, id)
  if (credentials?.password === null) return proveNothing(id)
  return limit(() => proveCurrent({ database, passwords }, id, current))
}

/**
 * Changes a user for who asks over HTTP, and tells the address that they had when they have another one. Links to new passwords go to
 * an address: whoever sits down at an open browser, or has a token, must not have those of its user sent to themselves.
 */
export const changeUserSafely = async (
  parts: SignInParts,
  caller: Access,
  wish: UserWish,
  limit: LimitedTry,
): Promise<UserRecord | RecordRefusal> => {
  const isOwnAddress = caller.userId === wish.id && wish.changes.email !== undefined
  const proof = isOwnAddress ? await proveThemselves(parts, caller, wish, limit) : null
  if (proof !== null && isRefused(proof)) return proof
  const left: string[] = []
  const outcome = await changeUser(parts.database, caller, wish, async (tables, user) => {
    left.push(user.email)
    if (proof === null) return null
    const proven = await proof(tables)
    return isRefused(proven) ? proven : null
  })
  if (isRefused(outcome)) return outcome
  whenCommitted(() => {
    for (const email of left) void sendLetter(parts.tools, newAddressLetter(email))
  })
  return outcome
}
