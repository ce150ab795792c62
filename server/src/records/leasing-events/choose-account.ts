import { mayRole } from '../../catalogue/permissions.ts'
import type { Database } from '../../storage/database.ts'
import { accountOfProspect } from '../../storage/prospects/merges.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { refused } from '../refusals.ts'
import type { AskedEvents, EventsOutcome } from './asked-events.ts'

type Chosen = { readonly accountId: string } | Extract<EventsOutcome, { kind: 'denied' | 'invalid' }>

const mayWriteIn = (access: Access, accountId: string): Chosen => {
  const refusal = refusalIn(access, accountId, 'addEvents')
  return refusal === null ? { accountId } : { kind: 'denied', refusal }
}

/**
 * The account of all of the events: the one that is named; else the only one in which the caller may write; else that of the first
 * prospect that is named. A prospect of an account that the caller does not reach is to them as none.
 */
export const chooseAccount = async (
  { pool }: Database,
  access: Access,
  { accountId, events }: AskedEvents,
): Promise<Chosen> => {
  if (accountId !== null) return mayWriteIn(access, accountId)
  const writable = [...access.roles].filter(([, role]) => mayRole(role, 'addEvents')).map(([id]) => id)
  const [only] = writable
  if (only === undefined) return { kind: 'denied', refusal: refused('roleMayNot') }
  if (writable.length === 1) return { accountId: only }
  for (const [eventIndex, { target }] of events.entries()) {
    const [first] = 'prospectIds' in target ? target.prospectIds : []
    if (first === undefined) continue
    const found = await accountOfProspect(pool, reachedAccounts(access), first)
    if (found === null) return { kind: 'invalid', faults: [{ code: 'unknownProspect', eventIndex }] }
    return mayWriteIn(access, found)
  }
  return { kind: 'invalid', faults: [{ code: 'lacksAccount' }] }
}
