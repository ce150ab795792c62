import { whenCommitted } from '../../storage/connections/request-transaction.ts'
import type { UserChanges } from '../../storage/records/users.ts'
import type { Access } from '../access.ts'
import type { UserRecord } from '../memberships.ts'
import { isRefused, type RecordRefusal } from '../refusals.ts'
import { type AddressGuard, changeUser } from '../users.ts'
import { proveCurrent, wrongPassword } from './current-password.ts'
import { newAddressLetter, sendLetter } from './letters.ts'
import type { SignInParts } from './sign-in.ts'

/**
 * Whether a change takes the caller's password. Links to new passwords go to an address: whoever sits down at an open browser must not
 * have those of its user sent to themselves.
 */
export const takesPassword = (caller: Access, userId: string, { email }: UserChanges): boolean =>
  email !== undefined && caller.tokenId === null && caller.userId === userId

/** Speaks after the rights of the caller: who may not change the address anyway learns nothing of the password. */
const byPassword = async (
  { database, tools: { passwords } }: SignInParts,
  userId: string,
  current: string | undefined,
): Promise<AddressGuard> => {
  const proof = current === undefined ? wrongPassword : await proveCurrent({ database, passwords }, userId, current)
  return async (tables) => {
    const proven = isRefused(proof) ? proof : await proof(tables)
    return isRefused(proven) ? proven : null
  }
}

export type UserWish = {
  readonly id: string
  readonly changes: UserChanges
  /** The caller's password, where it is needed. */
  readonly current: string | undefined
  /** Whether the caller knows the user as they are. */
  readonly isCurrent: (user: UserRecord) => boolean
}

/** Changes a user for who asks over HTTP, and tells the address that they had when they have another one. */
export const changeUserSafely = async (
  parts: SignInParts,
  caller: Access,
  { id, changes, current, isCurrent }: UserWish,
): Promise<UserRecord | RecordRefusal> => {
  const guard = takesPassword(caller, id, changes) ? await byPassword(parts, id, current) : null
  const left: string[] = []
  const outcome = await changeUser(parts.database, caller, id, changes, isCurrent, async (tables, user) => {
    left.push(user.email)
    return guard === null ? null : guard(tables, user)
  })
  if (isRefused(outcome)) return outcome
  whenCommitted(() => {
    for (const email of left) void sendLetter(parts.tools, newAddressLetter(email))
  })
  return outcome
}

/** Whether somebody has tried a password that is not theirs. */
export const isWrongGuess = (outcome: UserRecord | RecordRefusal, { current }: UserWish): boolean =>
  current !== undefined && isRefused(outcome) && outcome.fault?.code === 'currentPassword'
