import type { ImportKind } from '../../../../../server/src/catalogue/records/import-fields.ts'
import type { Action } from '../../../api/accounts.ts'

export const kindNames: Readonly<Record<ImportKind, string>> = {
  prospects: 'Prospects',
  units: 'Units',
  users: 'People of the team',
}

/** What it takes to import them. */
export const kindNeeds: Readonly<Record<ImportKind, Action>> = {
  prospects: 'importRecords',
  units: 'importRecords',
  users: 'manageMembers',
}

/** A file that is to be imported, as what, and which column of it is which field where its name does not say it; `''` leaves one out. */
export type ImportPlan = {
  readonly kind: ImportKind
  readonly file: File
  readonly wishes: Readonly<Record<string, string>>
}

/** As the API takes it. */
export const columnsOf = ({ wishes }: ImportPlan): { columns?: string } =>
  Object.keys(wishes).length === 0 ? {} : { columns: JSON.stringify(wishes) }

/** A field goes to one column: it is taken from the one that had it by choice. */
export const withWish = (plan: ImportPlan, column: string, field: string): ImportPlan => {
  const others = Object.entries(plan.wishes).filter(
    ([name, taken]) => name !== column && (taken !== field || field === ''),
  )
  return { ...plan, wishes: { ...Object.fromEntries(others), [column]: field } }
}
