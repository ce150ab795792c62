import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
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
  /** The revision that the unit was compared at. */
  readonly revision: number
  /** All that an import writes of it, as it is to be. */
  readonly values: UnitValues & { readonly external_id: string | null }
  /** Whether it becomes available by it: then this is the day from which it is. */
  readonly marksAvailable: boolean
}

const written = [
  ...['external_id text', 'address jsonb', 'bedrooms numeric', 'bathrooms numeric', 'sqft numeric'],
  ...['target_rental_rate numeric', 'status text', 'property_type text', 'is_occupied boolean', 'furnished boolean'],
  ...['pets_allowed boolean', 'earliest_showing_date date', 'earliest_move_in_date date', 'marketing_description text'],
  ...['showing_method text', 'custom_application_url text'],
]

const update = `with change as (
  select * from jsonb_to_recordset($2::jsonb) as c(id bigint, revision int, marks_available boolean, ${written.join(', ')})
), locked as materialized (
  select u.id from units u join change c on c.id = u.id where u.account_id = $1 order by u.id for update of u
)
update units u set
  ${written
    .map((column) => column.split(' ')[0])
    .map((name) => `${name} = c.${name}`)
    .join(', ')},
  date_marked_available = case when c.marks_available then clock_timestamp() else u.date_marked_available end,
  revision = u.revision + 1,
  updated_at = greatest(clock_timestamp(), u.updated_at + interval '1 microsecond')
from change c join locked using (id)
where u.account_id = $1 and u.id = c.id and u.revision = c.revision
returning u.id`

/**
 * Changes units in one statement, by the rules of `updateUnit`. Returns the ids of those that were changed: the others had been
 * changed by somebody else since they were read.
 */
export const updateUnits = async (
  pool: Database['pool'],
  accountId: string,
  updates: readonly UnitUpdate[],
): Promise<number[]> => {
  if (updates.length === 0) return []
  const records = updates.map(({ values, marksAvailable, ...unit }) => ({
    ...values,
    ...unit,
    marks_available: marksAvailable,
  }))
  const { rows } = await pool.query<{ id: number }>(update, [accountId, JSON.stringify(records)])
  return rows.map(({ id }) => id)
}
