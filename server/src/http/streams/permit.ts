import { accountsOf } from '../access.ts'
import type { TokenOwners } from '../token-owners.ts'

/** Whether a stream may go on: what was true when it began must stay true. */
export type Permit = {
  /** Whether nothing can have changed since the last answer. */
  readonly isCurrent: () => boolean
  /** Asks if need be; rejects when the database does not answer. */
  readonly holds: () => Promise<boolean>
}

export type PermitOptions = {
  readonly owners: TokenOwners
  readonly token: string
  /** The accounts whose events the stream shows. */
  readonly accountIds: readonly string[]
  /** The account that the request named. */
  readonly accountId: string | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * The token's: it ends when the token was revoked or has expired, its user was deactivated, or the accounts that it reaches are
 * others. Then the client comes back, and begins anew with what it may do now.
 */
export const permitOf = ({ owners, token, accountIds, accountId, now }: PermitOptions): Permit => {
  const expected = accountIds.toSorted().join()
  let age = Number.NaN
  let expiresAtMs = 0
  const isCurrent = (): boolean => owners.isCurrent(age) && now() < expiresAtMs
  return {
    isCurrent,
    holds: async () => {
      if (isCurrent()) return true
      const asked = owners.age
      const owner = owners.recall(token) ?? (await owners.find(token))
      if (owner === null || !owner.scopes.has('read')) return false
      age = asked
      expiresAtMs = owner.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(owner.expiresAt)
      return accountsOf(owner, 'readRecords', accountId).toSorted().join() === expected
    },
  }
}
