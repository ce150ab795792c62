import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** The parts of an address that a unit keeps. Contract, "GET /units", `address`. */
type UnitAddress = {
  readonly formatted_address: string
  readonly street_number: string
  readonly street_name: string
  readonly unit: string | null
  readonly city: string
  readonly state: string
  readonly zip_code: string
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number] | null
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
        created_at: unit.createdAt,
        updated_at: unit.createdAt,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
