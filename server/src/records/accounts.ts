import { type Action, actionRow, actions, mayRole } from '../catalogue/permissions.ts'
import { isPhoneCountry } from '../domain/phone-numbers.ts'
import { isTimeZone } from '../domain/time-zones.ts'
import type { Database } from '../storage/database.ts'
import { type Account, type AccountSettings, lockAccounts, updateAccount } from '../storage/records/accounts.ts'
import { type Access, refusalIn } from './access.ts'
import { attempt } from './attempts.ts'
import { accessNow } from './memberships.ts'
import { type RecordRefusal, refused } from './refusals.ts'

/** All that the caller may do in an account, by their role there and by the scopes of their token. */
export const actionsIn = ({ roles, scopes }: Access, accountId: string): Action[] => {
  const role = roles.get(accountId)
  if (role === undefined) return []
  return (Object.keys(actions) as Action[]).filter(
    (action) => mayRole(role, action) && scopes.has(actionRow(action).scope),
  )
}

export type AccountChanges = Partial<AccountSettings>

/** What no account can have. `at` is what stands before the names of the fields in the request. */
export const faultOfSettings = ({ timeZone, phoneCountry }: AccountChanges, at = ''): RecordRefusal | null => {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    return refused('invalid', { code: 'timeZone', field: `${at}time_zone` })
  if (phoneCountry !== undefined && !isPhoneCountry(phoneCountry))
    return refused('invalid', { code: 'phoneCountry', field: `${at}phone_country` })
  return null
}

const differs = (account: Account, settings: AccountSettings): boolean =>
  account.name !== settings.name ||
  account.timeZone !== settings.timeZone ||
  account.phoneCountry !== settings.phoneCountry

/**
 * Changes an account's settings. Phone numbers that were read before keep their reading: a new default country is for numbers that
 * are written from now on. `isCurrent` says whether the caller knows this revision.
 */
export const changeAccount = (
  database: Database,
  access: Access,
  id: string,
  changes: AccountChanges,
  isCurrent: (revision: number) => boolean,
): Promise<Account | RecordRefusal> =>
  attempt(database, async (tables) => {
    // Before any lock: who has no business with the account must not keep anybody waiting.
    const early = refusalIn(access, id, 'editAccount') ?? faultOfSettings(changes)
    if (early !== null) return early
    const [account] = await lockAccounts(tables, [id])
    const refusal = refusalIn(await accessNow(tables, access), id, 'editAccount')
    if (refusal !== null || account === undefined) return refusal ?? refused('unknownRecord')
    if (!isCurrent(account.revision)) return refused('stale')
    const settings = { ...account, ...changes }
    return differs(account, settings) ? updateAccount(tables, id, settings) : account
  })
