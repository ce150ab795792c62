import { type Insertable, type Kysely, sql } from 'kysely'
import type { PropertyType, UnitStatus } from '../../catalogue/records/units.ts'
import type { Tables } from '../tables.ts'

/** The parts of an address that a unit keeps. Contract, "GET /units", `address`. */
export type UnitAddress = {
  readonly formatted_address: string
  readonly street_number: string
  readonly street_name: string
  readonly unit: string | null
  readonly city: string
  readonly state: string
  readonly zip_code: string
  /** Longitude, latitude. */
  readonly coordinates: readonly number[] | null
}

export type UnitFee = { readonly name: string; readonly type: string | null; readonly amount: number }

export type UnitPhoto = { readonly path: string; readonly hidden: boolean; readonly original: string | null }

/** What somebody may set of a unit. By the names that its columns and the wire have in common: no rule reads most of them. */
export type UnitFields = {
  readonly external_id: string | null
  readonly address: UnitAddress | null
  readonly bedrooms: number | null
  readonly bathrooms: number | null
  readonly sqft: number | null
  readonly target_rental_rate: number | null
  readonly status: UnitStatus
  readonly is_occupied: boolean
  readonly earliest_showing_date: string | null
  readonly earliest_move_in_date: string | null
  readonly property_type: PropertyType | null
  readonly monthly_fees: readonly UnitFee[]
  readonly move_in_fees: readonly UnitFee[]
  readonly pet_fees: readonly UnitFee[]
  readonly marketing_photos: readonly UnitPhoto[]
  readonly marketing_description: string | null
  readonly amenities: readonly string[]
  readonly furnished: boolean | null
  readonly pets_allowed: boolean | null
  readonly showing_method: string | null
  readonly custom_application_url: string | null
  readonly extracted_from: string | null
}

export type Unit = UnitFields & {
  readonly account_id: string
  readonly id: number
  readonly date_marked_available: string | null
  readonly revision: number
  readonly created_at: string
  readonly updated_at: string
}

const jsonColumns = new Set<string>([
  'address',
  'monthly_fees',
  'move_in_fees',
  'pet_fees',
  'marketing_photos',
  'amenities',
] satisfies (keyof UnitFields)[])

const isNullJson = (value: unknown): boolean => value === null || value === undefined

/** JSON goes to the driver as text: it takes a list for an array of PostgreSQL's. */
const toColumns = (fields: Partial<UnitFields>): Partial<Insertable<Tables['units']>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      jsonColumns.has(name) && !isNullJson(value) ? JSON.stringify(value) : value,
    ]),
  )

/** Inserts a unit and returns it. */
export const insertUnit = async (tables: Kysely<Tables>, accountId: string, fields: UnitFields): Promise<Unit> => {
  // The same moment for all of them: a unit that nobody changed was updated when it was created.
  const now = sql<string>`now()`
  const row = await tables
    .insertInto('units')
    .values({
      ...toColumns(fields),
      account_id: accountId,
      date_marked_available: fields.status === 'Available' ? now : null,
      created_at: now,
      updated_at: now,
    } as Insertable<Tables['units']>)
    .returningAll()
    .executeTakeFirstOrThrow()
  return row as Unit
}

export type UnitUpdate = {
  readonly changes: Partial<UnitFields>
  /** Whether the unit becomes available by it: then this is the day from which it is. */
  readonly marksAvailable: boolean
}

/** Changes a unit whose row is locked, and returns it as it is now. `updated_at` rises whatever the clock does. */
export const updateUnit = async (
  tables: Kysely<Tables>,
  { account_id, id }: Unit,
  { changes, marksAvailable }: UnitUpdate,
): Promise<Unit> => {
  const row = await tables
    .updateTable('units')
    .set({
      ...toColumns(changes),
      ...(marksAvailable ? { date_marked_available: sql<string>`clock_timestamp()` } : {}),
      revision: sql<number>`revision + 1`,
      updated_at: sql<string>`greatest(clock_timestamp(), updated_at + interval '1 microsecond')`,
    })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return row as Unit
}

const unitOf = (tables: Kysely<Tables>, accountIds: readonly string[], id: number) =>
  tables
    .selectFrom('units')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${[...accountIds]}::uuid[])`)
    .where('id', '=', id)

/** The unit, if it is one of these accounts'. */
export const findUnit = async (
  tables: Kysely<Tables>,
  accountIds: readonly string[],
  id: number,
): Promise<Unit | null> => ((await unitOf(tables, accountIds, id).executeTakeFirst()) as Unit | undefined) ?? null

/** The same, with its row locked to the end of the transaction. */
export const lockUnit = async (
  tables: Kysely<Tables>,
  accountIds: readonly string[],
  id: number,
): Promise<Unit | null> =>
  ((await unitOf(tables, accountIds, id).forUpdate().executeTakeFirst()) as Unit | undefined) ?? null

/** The id of the account's unit that has this name in another system. */
export const findUnitByExternalId = async (
  tables: Kysely<Tables>,
  accountId: string,
  externalId: string,
): Promise<number | null> => {
  const row = await tables
    .selectFrom('units')
    .select('id')
    .where('account_id', '=', accountId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row?.id ?? null
}

export type NewUnit = {
  readonly accountId: string
  readonly address: UnitAddress
  readonly propertyType: string
  readonly targetRentalRate: number
  readonly bedrooms: number
  readonly bathrooms: number
  readonly sqft: number
  readonly status: string
  readonly isOccupied: boolean
  readonly createdAt: string
}

/** Inserts units and returns their ids in the same order. */
export const insertUnits = async (tables: Kysely<Tables>, units: readonly NewUnit[]): Promise<number[]> => {
  if (units.length === 0) return []
  const rows = await tables
    .insertInto('units')
    .values(
      units.map((unit) => ({
        account_id: unit.accountId,
        address: JSON.stringify(unit.address),
        property_type: unit.propertyType,
        target_rental_rate: unit.targetRentalRate,
        bedrooms: unit.bedrooms,
        bathrooms: unit.bathrooms,
        sqft: unit.sqft,
        status: unit.status,
        is_occupied: unit.isOccupied,
        date_marked_available: unit.status === 'Available' ? unit.createdAt : null,
        created_at: unit.createdAt,
        updated_at: unit.createdAt,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
