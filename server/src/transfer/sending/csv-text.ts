/**
 * Cells of CSV files as we write them, and as we read them back.
 *
 * A text that begins like a formula is run by spreadsheets. It gets a leading apostrophe, and so does a text that begins
 * with apostrophes before such a beginning: then taking one away gives back every text as it was, `+1 555 010 0199` too.
 */
const formulaStart = /^'*[=+\-@\t\r]/
const escapedStart = /^'+[=+\-@\t\r]/

/** The text as it stands in a cell: escaped, and quoted where it has to be. */
const toCell = (value: string | number | boolean | null): string => {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",;\n\r\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The text that a cell stands for. */
export const withoutEscape = (cell: string): string => (escapedStart.test(cell) ? cell.slice(1) : cell)

export const toLine = (values: readonly (string | number | boolean | null)[]): string => {
  const line = values.map(toCell).join(',')
  // A line of one empty cell would be a blank line, which readers skip.
  return `${line === '' ? '""' : line}\r\n`
}
