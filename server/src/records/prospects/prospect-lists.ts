import { isPhoneCountry } from '../../domain/phone-numbers.ts'
import { mayBeNumber, readSearch } from '../../domain/search-terms.ts'
import type { Database } from '../../storage/database.ts'
import { phoneCountries } from '../../storage/prospects/find-prospect.ts'
import { listProspects } from '../../storage/prospects/lists/list-prospects.ts'
import type { ListedProspect, ProspectFilters, ProspectList } from '../../storage/prospects/lists/prospect-list.ts'

export type WantedList = Omit<ProspectList, 'filters'> & {
  readonly filters: Omit<ProspectFilters, 'search'> & {
    /** What somebody typed; null: nothing is searched for. */
    readonly searched: string | null
  }
}

/** The next rows of a list of prospects. A number that is searched for is read as each of the accounts reads it. */
export const findProspects = async (
  { tables }: Database,
  { filters: { searched, ...filters }, ...list }: WantedList,
): Promise<ListedProspect[]> => {
  if (searched === null) return listProspects(tables, { ...list, filters: { ...filters, search: null } })
  const countries = mayBeNumber(searched) ? await phoneCountries(tables, filters.accountIds) : []
  const search = readSearch(searched, countries.filter(isPhoneCountry))
  return listProspects(tables, { ...list, filters: { ...filters, search } })
}
