import { fieldsOf, type ImportKind, importFields, neededFields } from '../catalogue/records/import-fields.ts'
import { FileFault } from './file-fault.ts'
import { isRejectColumn } from './rows.ts'

/** Which column of a file fills which field, and which fill none. */
export type Mapping = {
  readonly columnOf: ReadonlyMap<string, string>
  readonly leftOut: readonly string[]
}

/** What the caller says of columns: the field of each, or `''` for one that is to be left out. */
export type Wishes = ReadonlyMap<string, string>

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.:/?#()[\]-]/g, '')

const expectKnown = (kind: ImportKind, columns: readonly string[], wishes: Wishes): void => {
  const fields = fieldsOf(kind)
  for (const [column, field] of wishes) {
    if (!columns.includes(column))
      throw new FileFault(`The file has no column ${JSON.stringify(column)}; it has ${columns.join(', ')}`)
    if (field !== '' && !fields.includes(field))
      throw new FileFault(`${JSON.stringify(field)} is no field of ${kind}; the fields are ${fields.join(', ')}`)
  }
  const wished = [...wishes.values()].filter((field) => field !== '')
  const doubled = wished.find((field, place) => wished.indexOf(field) !== place)
  if (doubled !== undefined) throw new FileFault(`Two columns are to fill ${doubled}`)
}

/** The column that has the field's own name, or the first of its other names. */
const recognise = (field: string, names: readonly string[], columns: readonly string[]): string | undefined => {
  for (const name of [field, ...names]) {
    const column = columns.find((candidate) => plain(candidate) === plain(name))
    if (column !== undefined) return column
  }
  return undefined
}

const shownColumns = 20

const unrecognised = (kind: ImportKind, columns: readonly string[]): string => {
  const own = columns.filter((column) => !isRejectColumn(column))
  const names = own.slice(0, shownColumns).map((column) => JSON.stringify(column.slice(0, 100).toWellFormed()))
  const found = `${names.join(', ')}${own.length > shownColumns ? ` and ${own.length - shownColumns} more` : ''}`
  const [field = ''] = neededFields[kind]
  return `No column was recognised as one of ${neededFields[kind].join(', ')}; the file has ${found || 'none'}. Say which is what by --map "Column=${field}" (over HTTP by columns={"Column":"${field}"})`
}

/** Which column fills which field. Throws `FileFault` when a wish can't be met, or nothing was recognised. */
export const mapColumns = (kind: ImportKind, columns: readonly string[], wishes: Wishes = new Map()): Mapping => {
  expectKnown(kind, columns, wishes)
  const columnOf = new Map([...wishes].filter(([, field]) => field !== '').map(([column, field]) => [field, column]))
  let free = columns.filter((column) => !(wishes.has(column) || isRejectColumn(column)))
  for (const [field, names] of Object.entries<readonly string[]>(importFields[kind])) {
    const column = columnOf.has(field) ? undefined : recognise(field, names, free)
    if (column === undefined) continue
    columnOf.set(field, column)
    free = free.filter((other) => other !== column)
  }
  if (!neededFields[kind].some((field) => columnOf.has(field))) throw new FileFault(unrecognised(kind, columns))
  const used = new Set(columnOf.values())
  return { columnOf, leftOut: columns.filter((column) => !(used.has(column) || isRejectColumn(column))) }
}

/** The mapping by column, as it is shown and stored. */
export const byColumn = ({ columnOf }: Mapping): Record<string, string> =>
  Object.fromEntries([...columnOf].map(([field, column]) => [column, field]))
