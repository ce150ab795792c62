import type { Unit } from '../../storage/records/units.ts'
import { toUnitAnswer } from '../units.ts'

/** A unit, as v1 shows it. Contract, "GET /units". */
export const toV1UnitBody = (unit: Unit) => ({
  id: unit.id,
  ...toUnitAnswer(unit),
  created_at: unit.created_at,
  updated_at: unit.updated_at,
})
