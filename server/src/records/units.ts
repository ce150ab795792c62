import { isDeepStrictEqual } from 'node:util'
import { fullStateName } from '../domain/addresses/state-names.ts'
import type { Database } from '../storage/database.ts'
import { brokenConstraint } from '../storage/failures.ts'
import {
  findUnitByExternalId,
  insertUnit,
  lockUnit,
  type Unit,
  type UnitAddress,
  type UnitFields,
  updateUnit,
} from '../storage/records/units.ts'
import { noteActorOf } from '../storage/webhooks/actor.ts'
import { type Access, reachedAccounts, refusalIn } from './access.ts'
import { type RecordRefusal, refused } from './refusals.ts'

/** What a unit is whose fields nobody set. */
export const blankUnit: UnitFields = {
  external_id: null,
  address: null,
  bedrooms: null,
  bathrooms: null,
  sqft: null,
  target_rental_rate: null,
  status: 'Incomplete',
  is_occupied: false,
  earliest_showing_date: null,
  earliest_move_in_date: null,
  property_type: null,
  monthly_fees: [],
  move_in_fees: [],
  pet_fees: [],
  marketing_photos: [],
  marketing_description: null,
  amenities: [],
  furnished: null,
  pets_allowed: null,
  showing_method: null,
  custom_application_url: null,
  extracted_from: null,
}

/** An address as somebody gives it: at least its five parts. */
export type GivenAddress = Pick<UnitAddress, 'street_number' | 'street_name' | 'city' | 'state' | 'zip_code'> & {
  readonly formatted_address?: string
  readonly unit?: string | null
  readonly coordinates?: readonly number[] | null
}

/** The whole address: in one line too, if nobody wrote that. */
export const completeAddress = (given: GivenAddress): UnitAddress => {
  const { street_number, street_name, city, zip_code, unit = null, coordinates = null } = given
  // v1 clients read full names.
  const state = fullStateName(given.state)
  const line = `${street_number} ${street_name}${unit === null || unit === '' ? '' : `, Unit ${unit}`}`
  const { formatted_address = `${line}, ${city}, ${state} ${zip_code}` } = given
  return { formatted_address, street_number, street_name, unit, city, state, zip_code, coordinates }
}

/** Does what `work` does; an external id that another unit of the account has is a refusal. */
const withFreeExternalId = async <T>(
  { tables }: Database,
  { external_id: externalId }: Partial<UnitFields>,
  work: () => Promise<T>,
  accountOf: () => string,
): Promise<T | RecordRefusal> => {
  try {
    return await work()
  } catch (error) {
    if (brokenConstraint(error) !== 'units_external_id_key') throw error
    const id = await findUnitByExternalId(tables, accountOf(), externalId ?? '')
    return refused('conflict', { code: 'externalIdTaken', field: 'external_id', params: { id } })
  }
}

/** Creates a unit in this account. */
export const createUnit = (
  database: Database,
  access: Access,
  accountId: string,
  given: Partial<UnitFields>,
): Promise<Unit | RecordRefusal> => {
  const refusal = refusalIn(access, accountId, 'editUnits')
  if (refusal !== null) return Promise.resolve(refusal)
  return withFreeExternalId(
    database,
    given,
    () =>
      database.transaction(async (tables) => {
        await noteActorOf(tables, access)
        return insertUnit(tables, accountId, { ...blankUnit, ...given })
      }),
    () => accountId,
  )
}

/** What of `given` is not so already. */
const changesOf = (unit: Unit, given: Partial<UnitFields>): Partial<UnitFields> =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !isDeepStrictEqual(unit[name as keyof UnitFields], value)),
  )

export type UnitChange = {
  readonly unitId: number
  /** Only what is given changes. */
  readonly given: Partial<UnitFields>
  /** Whether the caller knows the unit as it is now, by its revision. */
  readonly isCurrent: (revision: number) => boolean
}

/** Changes a unit of the accounts that the caller reaches. Who sets what is there already changes nothing. */
export const changeUnit = async (
  database: Database,
  access: Access,
  { unitId, given, isCurrent }: UnitChange,
): Promise<Unit | RecordRefusal> => {
  let accountId = ''
  const change = (): Promise<Unit | RecordRefusal> =>
    database.transaction(async (tables) => {
      const unit = await lockUnit(tables, reachedAccounts(access), unitId)
      if (unit === null) return refused('unknownRecord')
      accountId = unit.account_id
      const refusal = refusalIn(access, accountId, 'editUnits')
      if (refusal !== null) return refusal
      if (!isCurrent(unit.revision)) return refused('stale')
      const changes = changesOf(unit, given)
      if (Object.keys(changes).length === 0) return unit
      await noteActorOf(tables, access)
      return updateUnit(tables, unit, { changes, marksAvailable: changes.status === 'Available' })
    })
  return withFreeExternalId(database, given, change, () => accountId)
}
