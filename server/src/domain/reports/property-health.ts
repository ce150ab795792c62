/** How a unit fares on the market: the values of the wire. */
export const propertyHealths = [
  'Off-Market',
  'Healthy',
  'At-risk',
  'On Hold',
  'Waitlist',
  'Commercial',
  'Unknown',
] as const
export type PropertyHealth = (typeof propertyHealths)[number]

/** The statuses of units that say by themselves how the unit fares. `Available` depends on its showings. */
const byStatus: ReadonlyMap<string, PropertyHealth> = new Map([
  ['Incomplete', 'Off-Market'],
  ['Under Review', 'Off-Market'],
  ['Price Analysis', 'Off-Market'],
  ['Leased', 'Off-Market'],
  ['Archived', 'Off-Market'],
  ['Expired', 'Off-Market'],
  ['Withdrawn', 'Off-Market'],
  ['Withdrawal Requested', 'Off-Market'],
  ['On Hold', 'On Hold'],
])

const onMarket = 'Available'

/** Over how many days up to now showings count. */
export const recentDays = 14

/** What an available unit needs to be healthy: the longer it stands on the market, the more showings. The last row that fits holds. */
export const healthyFrom: readonly { readonly daysOnMarket: number; readonly recentShowings: number }[] = [
  { daysOnMarket: 0, recentShowings: 0 },
  { daysOnMarket: 7, recentShowings: 1 },
  { daysOnMarket: 21, recentShowings: 2 },
  { daysOnMarket: 45, recentShowings: 4 },
]

/** Whole days that the unit has been on the market, or null when it is not, or nobody knows since when. */
export const daysOnMarket = (status: string, daysSinceAvailable: number | null): number | null =>
  status === onMarket && daysSinceAvailable !== null ? Math.max(0, daysSinceAvailable) : null

export type MarketSigns = {
  readonly status: string
  /** As `daysOnMarket` says. */
  readonly daysOnMarket: number | null
  /** Showings that were scheduled in the last `recentDays` days. */
  readonly recentShowings: number
}

/** The health of a unit now. Waitlists and commercial property have no records yet, so nothing is told to be one. */
export const propertyHealth = ({ status, daysOnMarket: days, recentShowings }: MarketSigns): PropertyHealth => {
  if (status !== onMarket) return byStatus.get(status) ?? 'Unknown'
  if (days === null) return 'Unknown'
  const needed = healthyFrom.findLast((row) => days >= row.daysOnMarket)?.recentShowings ?? 0
  return recentShowings >= needed ? 'Healthy' : 'At-risk'
}
