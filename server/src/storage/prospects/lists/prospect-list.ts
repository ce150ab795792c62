import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { SearchTerms } from '../../../catalogue/records/search-terms.ts'
import type { Prospect } from '../prospect.ts'

/** Which prospects. Null: all of them. */
export type ProspectFilters = {
  readonly accountIds: readonly string[]
  readonly search: SearchTerms | null
  readonly statuses: readonly string[] | null
  readonly stages: readonly string[] | null
  /** A user, or those without any. */
  readonly assignee: { readonly userId: string | null } | null
  readonly unitId: number | null
  readonly source: string | null
  /** Created then or later. */
  readonly createdAfter: Timestamp | null
  readonly createdBefore: Timestamp | null
  readonly followUpDueBefore: Timestamp | null
  /** Only those that the desk counts as awaiting a property manager's response. */
  readonly isAwaiting: boolean
}

/** By next follow-up: only those that have one, the most urgent first. */
export type ProspectOrder = 'newest' | 'oldest' | 'name' | 'nextFollowUp'

/** The values by which a row is in its place: a moment or as much of a name as orders a list, and the id. */
export type ProspectPlace = readonly [key: string, id: number]

export type ListedProspect = Prospect & {
  readonly orderKey: string
  /** In one line. */
  readonly unitAddress: string | null
}

export type ProspectList = {
  readonly filters: ProspectFilters
  readonly order: ProspectOrder
  /** The last row of the page before; null at the beginning. */
  readonly after: ProspectPlace | null
  readonly limit: number
}
