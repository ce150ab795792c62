import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** What an import writes of a unit, by the names of the columns. */
export type UnitValues = {
  readonly address: object | null
  readonly bedrooms: number | null
  readonly bathrooms: number | null
  readonly sqft: number | null
  readonly target_rental_rate: number | null
  readonly status: string
  readonly property_type: string | null
  readonly is_occupied: boolean
  readonly furnished: boolean | null
  readonly pets_allowed: boolean | null
  readonly earliest_showing_date: string | null
  readonly earliest_move_in_date: string | null
  readonly marketing_description: string | null
  readonly showing_method: string | null
  readonly custom_application_url: string | null
}

export type StoredUnit = UnitValues & {
  readonly id: number
  readonly revision: number
  readonly external_id: string | null
}

const columns = [
  'id',
  'revision',
  'external_id',
  'address',
  'bedrooms',
  'bathrooms',
  'sqft',
  'target_rental_rate',
  'status',
  'property_type',
  'is_occupied',
  'furnished',
  'pets_allowed',
  'earliest_showing_date',
  'earliest_move_in_date',
  'marketing_description',
  'showing_method',
  'custom_application_url',
] as const

/** The units of the account with these ids. */
export const findUnits = async (
  tables: Kysely<Tables>,
  accountId: string,
  ids: readonly number[],
): Promise<StoredUnit[]> => {
  if (ids.length === 0) return []
  const rows = await tables
    .selectFrom('units')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({ ...row, address: row.address as StoredUnit['address'] }))
}

/** The ids of units with these external ids: what others have written since the account's units were read. */
export const findUnitIds = async (
  tables: Kysely<Tables>,
  accountId: string,
  externalIds: readonly string[],
): Promise<{ readonly id: number; readonly externalId: string | null }[]> => {
  if (externalIds.length === 0) return []
  return await tables
    .selectFrom('units')
    .select(['id', 'external_id as externalId'])
    .where('account_id', '=', accountId)
    .where('external_id', 'in', [...externalIds])
    .execute()
}

export type UnitInsert = UnitValues & { readonly external_id: string; readonly created_at: string | null }

/** Inserts units, and returns the ids of those whose external id was free. */
export const insertNewUnits = async (
  tables: Kysely<Tables>,
  accountId: string,
  units: readonly UnitInsert[],
): Promise<{ readonly id: number; readonly externalId: string | null }[]> => {
  if (units.length === 0) return []
  const rows = units.map(({ created_at, address, ...values }) => ({
    account_id: accountId,
    ...values,
    address: address === null ? sql<string>`null` : JSON.stringify(address),
    date_marked_available: values.status === 'Available' ? sql<string>`clock_timestamp()` : null,
    created_at: sql<string>`coalesce(${created_at}::timestamptz, clock_timestamp())`,
    updated_at: sql<string>`clock_timestamp()`,
  }))
  return await tables
    .insertInto('units')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'external_id']).where('external_id', 'is not', null).doNothing(),
    )
    .returning(['id', 'external_id as externalId'])
    .execute()
}

export type UnitUpdate = {
  readonly id: number
  readonly revision: number
  readonly values: Partial<UnitValues> & { readonly external_id?: string }
}

/** Changes units. False when somebody else changed one of them since it was read: then nothing of it is written. */
export const updateUnits = async (
  tables: Kysely<Tables>,
  accountId: string,
  updates: readonly UnitUpdate[],
): Promise<boolean> => {
  for (const { id, revision, values } of updates) {
    const { address, ...plain } = values
    const becomesAvailable = values.status === 'Available'
    const result = await tables
      .updateTable('units')
      .set({
        ...plain,
        ...(address === undefined ? {} : { address: JSON.stringify(address) }),
        ...(becomesAvailable ? { date_marked_available: sql<string>`clock_timestamp()` } : {}),
        revision: revision + 1,
        updated_at: sql<string>`clock_timestamp()`,
      })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) return false
  }
  return true
}
