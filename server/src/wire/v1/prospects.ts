import type { ProspectOfV1 } from '../../storage/v1/prospects.ts'

/** A prospect, as v1 shows it. Contract, "GET /prospects". */
export const toV1ProspectBody = (prospect: ProspectOfV1) => ({
  id: prospect.id,
  name: prospect.name,
  email: prospect.email,
  phone: prospect.phone,
  notes: prospect.notes,
  status: prospect.status,
  source: prospect.source,
  unit_of_interest: prospect.unitId,
  prospect_type: prospect.prospectType,
  prescreened: prospect.prescreened,
  created_at: prospect.createdAt,
  updated_at: prospect.updatedAt,
})
