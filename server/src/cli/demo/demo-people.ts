import { signInLimits } from '../../catalogue/sign-in.ts'
import type { DemoPerson } from '../../records/sign-in/tools.ts'
import { organisation } from './tokens.ts'

const { accounts, users, memberships } = organisation

/** As whom one may sign in to the demo: everybody, each with their first membership. The manager of both accounts stands first. */
export const demoPeople: readonly DemoPerson[] = users.slice(0, signInLimits.demoPeople).flatMap(({ id, name }) => {
  const membership = memberships.find(({ userId }) => userId === id)
  const account = accounts.find((one) => one.id === membership?.accountId)
  return membership === undefined || account === undefined
    ? []
    : [{ id, name, role: membership.role, accountName: account.name }]
})
