import { type Action, mayRole, scopes } from '../../catalogue/permissions.ts'
import type { Access } from '../../records/access.ts'
import type { Database } from '../../storage/database.ts'
import { listActiveMembers } from '../../storage/transfer/surroundings.ts'
import { Complaint } from '../complaint.ts'

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
