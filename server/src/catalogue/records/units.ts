/** What becomes of a unit on the market. Contract, "GET /units", `statuses`. */
export const unitStatuses = [
  'Incomplete',
  'Under Review',
  'Available',
  'Archived',
  'Leased',
  'On Hold',
  'Expired',
  'Withdrawn',
  'Withdrawal Requested',
  'Price Analysis',
] as const
export type UnitStatus = (typeof unitStatuses)[number]

/** Contract, "GET /units", `property_type`. */
export const propertyTypes = [
  'SINGLE FAMILY RESIDENCE',
  'DUPLEX',
  'TRIPLEX',
  'MULTI-FAMILY',
  'CONDO',
  'TOWNHOUSE',
  'ROOM',
  'ADU',
] as const
export type PropertyType = (typeof propertyTypes)[number]
