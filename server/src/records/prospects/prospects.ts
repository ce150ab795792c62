import { isPhoneCountry, toE164 } from '../../domain/phone-numbers.ts'
import type { Fault } from '../../domain/refusals.ts'
import type { Creation, Engine } from '../../engine/commands.ts'
import type { NotDone } from '../../engine/not-done.ts'
import type { Database } from '../../storage/database.ts'
import { brokenConstraint } from '../../storage/failures.ts'
import { changeProfile } from '../../storage/prospects/change-prospect.ts'
import {
  findIdByExternalId,
  findProspect,
  hasUnit,
  lockProspect,
  phoneCountries,
} from '../../storage/prospects/find-prospect.ts'
import type { Profile, Prospect } from '../../storage/prospects/prospect.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { attempt } from '../attempts.ts'
import { type RecordRefusal, refused } from '../refusals.ts'
import { differencesOf } from './profile-differences.ts'

type Tables = Database['tables']

export type ProspectParts = { readonly database: Database; readonly engine: Engine }

export type WantedProspect = Profile & {
  readonly accountId: string
  /** Without doubles. */
  readonly assignedToUserIds: readonly string[]
}

const unknownUnit = refused('invalid', { code: 'knownUnit', field: 'unit_id' })

const lacksUnit = async (tables: Tables, accountId: string, { unitId }: Pick<Profile, 'unitId'>): Promise<boolean> =>
  unitId !== null && !(await hasUnit(tables, accountId, unitId))

/** The number as the account reads it, or null: then the text alone is kept. */
const readPhone = async (tables: Tables, accountId: string, phone: string | null): Promise<string | null> => {
  if (phone === null) return null
  const [country = ''] = await phoneCountries(tables, [accountId])
  return isPhoneCountry(country) ? toE164(phone, country) : null
}

const externalIdTaken = async (
  tables: Tables,
  accountId: string,
  externalId: string | null,
): Promise<RecordRefusal> => {
  const id = externalId === null ? null : await findIdByExternalId(tables, accountId, externalId)
  return refused('conflict', { code: 'externalIdTaken', field: 'external_id', params: id === null ? {} : { id } })
}

/** Why the engine refused the first events. Who was a writer a moment ago may be none any more. */
const refusalOf = ([fault]: readonly Fault[]): RecordRefusal => {
  if (fault?.code === 'notAMember')
    return refused('invalid', { code: 'knownUser', field: `assigned_to_user_ids[${fault.index}]` })
  return refused(fault?.code === 'roleMayNotWrite' ? 'roleMayNot' : 'unknownRecord')
}

/**
 * Creates a prospect with its `New`, and with the event that assigns it if it has assignees. `unavailable`: the database could not
 * be reached; with an external id it is safe to try again.
 */
export const createProspect = async (
  { database: { tables }, engine }: ProspectParts,
  access: Access,
  { accountId, assignedToUserIds, ...profile }: WantedProspect,
): Promise<Prospect | RecordRefusal | NotDone> => {
  const refusal = refusalIn(access, accountId, 'editProspects')
  if (refusal !== null) return refusal
  if (await lacksUnit(tables, accountId, profile)) return unknownUnit
  const phoneE164 = await readPhone(tables, accountId, profile.phone)
  const record = { ...profile, accountId, phoneE164, createdAt: null }
  const assigned = assignedToUserIds.length === 0 ? null : assignedToUserIds
  const creation = await engine.create({ actor: access, prospects: [{ record, assignedToUserIds: assigned }] })
  return creation.kind === 'externalIdTaken'
    ? externalIdTaken(tables, accountId, profile.externalId)
    : readBack(tables, accountId, creation)
}

const readBack = async (
  tables: Tables,
  accountId: string,
  creation: Exclude<Creation, { kind: 'externalIdTaken' }>,
): Promise<Prospect | RecordRefusal | NotDone> => {
  if (creation.kind === 'unavailable' || creation.kind === 'overloaded') return creation.kind
  if (creation.kind === 'refused') return refusalOf(creation.faults)
  const [first] = creation.events
  const created = first === undefined ? null : await findProspect(tables, [accountId], first.prospectId)
  return created ?? refused('unknownRecord')
}

export type ProspectChange = {
  readonly id: number
  /** The fields that are given; null clears. */
  readonly changes: Partial<Profile>
  /** Whether the caller knows the record as it is now. */
  readonly isCurrent: (prospect: Prospect) => boolean
}

const changeLocked = async (
  tables: Tables,
  access: Access,
  { id, changes, isCurrent }: ProspectChange,
): Promise<Prospect | RecordRefusal> => {
  const before = await lockProspect(tables, reachedAccounts(access), id)
  if (before === null) return refused('unknownRecord')
  const { accountId, mergedIntoId } = before
  const refusal = refusalIn(access, accountId, 'editProspects')
  if (refusal !== null) return refusal
  if (mergedIntoId !== null)
    return refused('conflict', { code: 'prospectMerged', field: '', params: { id: mergedIntoId } })
  if (!isCurrent(before)) return refused('stale')
  if (changes.unitId !== undefined && (await lacksUnit(tables, accountId, { unitId: changes.unitId })))
    return unknownUnit
  const phoneE164 = changes.phone === undefined ? before.phoneE164 : await readPhone(tables, accountId, changes.phone)
  const profile = { ...before, ...changes, phoneE164 }
  const differences = differencesOf(before, profile)
  if (Object.keys(differences).length === 0) return before
  return changeProfile(tables, { accountId, id, profile, phoneE164, differences, by: access })
}

/** Changes fields of a profile and writes down who changed what; what changes nothing writes nothing. */
export const changeProspect = async (
  database: Database,
  access: Access,
  change: ProspectChange,
): Promise<Prospect | RecordRefusal> => {
  try {
    return await attempt(database, (tables) => changeLocked(tables, access, change))
  } catch (error) {
    if (brokenConstraint(error) !== 'prospects_external_id_key') throw error
    const prospect = await findProspect(database.tables, reachedAccounts(access), change.id)
    if (prospect === null) return refused('unknownRecord')
    return externalIdTaken(database.tables, prospect.accountId, change.changes.externalId ?? null)
  }
}
