import type { User } from '../../api/users.ts'
import { membershipOf } from '../../api/users.ts'

export type Standing = 'active' | 'former' | 'deactivated'

/** What somebody is to the account now: a member, one who was, or deactivated everywhere. */
export const standingOf = (user: User, accountId: string): Standing => {
  if (!user.active) return 'deactivated'
  return membershipOf(user, accountId)?.active === true ? 'active' : 'former'
}

export const standingNames: Readonly<Record<Standing, string>> = {
  active: 'Active',
  former: 'Former member',
  deactivated: 'Deactivated',
}
