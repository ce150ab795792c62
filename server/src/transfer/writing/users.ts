import { randomUUID } from 'node:crypto'
import { mayRole } from '../../catalogue/permissions.ts'
import type { Role } from '../../catalogue/roles.ts'
import { brokenConstraint } from '../../storage/failures.ts'
import { upsertMembership } from '../../storage/records/memberships.ts'
import { insertUser } from '../../storage/records/users.ts'
import { findPeople, type Person } from '../../storage/transfer/users.ts'
import type { CheckedRow } from '../checking/prospects.ts'
import type { UserGiven } from '../checking/users.ts'
import { type ChunkOutcome, TryAgain, type WriterParts } from './outcomes.ts'

type Row = CheckedRow<UserGiven>
type Step =
  | { readonly kind: 'created' | 'updated'; readonly row: Row; readonly userId: string | null; readonly role: Role }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly row: Row; readonly reason: string }

const newcomersRole: Role = 'Leasing Agent'

/** What a row makes of a person. Nobody comes back by a file, and who is an owner is decided one by one. */
const stepFor = (row: Row, person: Person | undefined, mayMakeOwners: boolean): Step => {
  const { role } = row.given
  const before = person?.membership ?? null
  const rejected = (reason: string): Step => ({ kind: 'rejected', row, reason })
  if (person?.isActive === false || before?.active === false)
    return rejected('email: belongs to somebody who was deactivated; activate them first')
  if (before !== null && (role === null || role === before.role)) return { kind: 'unchanged' }
  if (before?.role === 'Owner') return rejected('role: should stay Owner; change it in the settings of the account')
  if (role === 'Owner' && !mayMakeOwners) return rejected('role: should not be Owner, which only owners may give')
  if (person === undefined && row.given.name === null) return rejected('name: should be there for a new user')
  const userId = person?.id ?? null
  return { kind: before === null ? 'created' : 'updated', row, userId, role: role ?? newcomersRole }
}

const write = async ({ database, surroundings }: WriterParts, steps: readonly Step[]): Promise<void> => {
  try {
    await database.transaction(async (tables) => {
      for (const step of steps) {
        if (step.kind !== 'created' && step.kind !== 'updated') continue
        const { email, name } = step.row.given
        const id = step.userId ?? randomUUID()
        if (step.userId === null) await insertUser(tables, { id, email, name: name ?? email })
        await upsertMembership(tables, surroundings.accountId, id, step.role)
      }
    })
  } catch (error) {
    if (brokenConstraint(error) === 'users_email_key') throw new TryAgain('Somebody imports the same records')
    throw error
  }
}

/** Writes a chunk of users: makes them members with their role, or changes the role that they have. Safe to repeat. */
export const writeUsers = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const { database, access, surroundings, dryRun } = parts
  const emails = rows.map(({ given }) => given.email.toLowerCase())
  const people = await findPeople(database.tables, surroundings.accountId, emails)
  const byEmail = new Map(people.map((person) => [person.email.toLowerCase(), person]))
  const role = access.roles.get(surroundings.accountId)
  const mayMakeOwners = role !== undefined && mayRole(role, 'manageOwners')
  const steps = rows.map((row) => stepFor(row, byEmail.get(row.given.email.toLowerCase()), mayMakeOwners))
  if (!dryRun) await write(parts, steps)
  const count = (kind: Step['kind']): number => steps.filter((step) => step.kind === kind).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejects: steps.flatMap((step) => (step.kind === 'rejected' ? [{ row: step.row.row, reasons: [step.reason] }] : [])),
  }
}
