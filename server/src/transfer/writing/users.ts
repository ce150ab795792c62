import { type Brought, bringMember } from '../../records/bring-member.ts'
import { isRefused, type RecordRefusal } from '../../records/refusals.ts'
import type { CheckedRow } from '../checking/prospects.ts'
import type { UserGiven } from '../checking/users.ts'
import type { Reject } from '../rows.ts'
import { Stopped } from '../stopped.ts'
import type { ChunkOutcome, WriterParts } from './outcomes.ts'
import { persistently } from './persistently.ts'

type Row = CheckedRow<UserGiven>

/** Why a row was refused, in words. Throws when it was not the row that was. */
const whyRefused = ({ refused, fault }: RecordRefusal, { given }: Row): string => {
  if (fault?.code === 'emailTaken')
    return 'email: should be that of somebody new, or of a member of accounts whose members you manage'
  if (fault?.code === 'deactivatedUser') return 'email: belongs to somebody who was deactivated; activate them first'
  if (fault?.code === 'alreadyMember') return 'role: should stay Owner; change it in the settings of the account'
  if (refused === 'invalid') return 'name: should be there for a new user'
  if (refused === 'roleMayNot' && given.role === 'Owner') return 'role: should not be Owner, which only owners may give'
  throw new Stopped('forbidden')
}

const writeRow = ({ database, access, surroundings, dryRun }: WriterParts, row: Row): Promise<Brought | Reject> =>
  persistently(async () => {
    const listed = { accountId: surroundings.accountId, ...row.given }
    const outcome = await bringMember(database, access, listed, dryRun)
    return isRefused(outcome) ? { row: row.row, reasons: [whyRefused(outcome, row)] } : outcome
  })

/** Writes users, each by itself: makes them members with their role, or changes the role that they have. Safe to repeat. */
export const writeUsers = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const outcomes: (Brought | Reject)[] = []
  for (const row of rows) outcomes.push(await writeRow(parts, row))
  const count = (kind: Brought['brought']): number =>
    outcomes.filter((outcome) => 'brought' in outcome && outcome.brought === kind).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejects: outcomes.flatMap((outcome) => ('brought' in outcome ? [] : [outcome])),
  }
}
