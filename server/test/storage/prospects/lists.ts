import type { ProspectFilters } from '../../../src/storage/prospects/lists/prospect-list.ts'

/** Filters that let everybody through. */
export const noFilters: Omit<ProspectFilters, 'accountIds'> = {
  search: null,
  statuses: null,
  stages: null,
  assignee: null,
  unitId: null,
  source: null,
  createdAfter: null,
  createdBefore: null,
  followUpDueBefore: null,
  isAwaiting: false,
}
