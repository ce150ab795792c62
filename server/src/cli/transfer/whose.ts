import { type Action, mayRole, scopes } from '../../catalogue/permissions.ts'
import type { Access } from '../../records/access.ts'
import type { Database } from '../../storage/database.ts'
import { listAccounts } from '../../storage/records/accounts.ts'
import { listActiveMembers } from '../../storage/transfer/surroundings.ts'
import { Complaint } from '../complaint.ts'

/** The account that is meant by an id or a name. */
export const findAccount = async ({ tables }: Database, wanted: string): Promise<string> => {
  const accounts = await listAccounts(tables)
  const [account, ...others] = accounts.filter(({ id, name }) => id === wanted.toLowerCase() || name === wanted)
  if (account === undefined) throw new Complaint(`There is no account ${JSON.stringify(wanted)}`)
  if (others.length > 0) throw new Complaint(`Several accounts are called ${JSON.stringify(wanted)}; name the id`)
  return account.id
}

/** In whose name it is done: the named member, or else the account's first owner. */
export const findActor = async (
  { tables }: Database,
  accountId: string,
  email: string | undefined,
  action: Action,
): Promise<Access> => {
  const members = await listActiveMembers(tables, accountId)
  const member =
    email === undefined
      ? members.find(({ role }) => role === 'Owner')
      : members.find((one) => one.email.toLowerCase() === email.toLowerCase())
  if (member === undefined)
    throw new Complaint(
      email === undefined
        ? 'The account has no active owner: say by --as in whose name it is done'
        : `${email} is no active member of the account`,
    )
  if (!mayRole(member.role, action)) throw new Complaint(`${member.email} is ${member.role} and may not do this`)
  const roles = new Map([[accountId, member.role]])
  return { userId: member.id, tokenId: null, scopes: new Set(scopes), roles, onlyAccountIds: null }
}
