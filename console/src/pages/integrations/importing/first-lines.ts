/** The columns of a file, and what stands in them in its first row. */
export type Head = { readonly columns: readonly string[]; readonly examples: readonly string[] }

const separators = [',', ';', '\t', '|'] as const
const mostColumns = 300

const unquoted = (cell: string): string =>
  (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim()

/** The first rows of CSV. Only to show what a file has: the server reads it in earnest. */
const rowsOf = (text: string, separator: string, most: number): readonly (readonly string[])[] => {
  const cells = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\n]*)(\\${separator}|\\r?\\n|$)`, 'gy')
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(unquoted(cell))
    if (end === separator) continue
    if (end === '' || rows.length === most) break
    rows.push([])
  }
  return rows
}

const ofObject = (line: string): Head | null => {
  try {
    const entries = Object.entries(JSON.parse(line) as Record<string, unknown>)
    return { columns: entries.map(([name]) => name), examples: entries.map(([, value]) => String(value ?? '')) }
  } catch {
    return null
  }
}

/** What the beginning of a file of CSV or JSON lines has; null when it has nothing of the kind. */
export const headOf = (beginning: string): Head | null => {
  const [first = '', named] = /^\uFEFF?(?:sep=(.)\r?\n)?/i.exec(beginning) ?? []
  const text = beginning.slice(first.length)
  const [line = ''] = text.split('\n', 1)
  if (line.startsWith('{')) return ofObject(line)
  // Within quotation marks a comma separates nothing.
  const outside = line.replaceAll(/"[^"]*"/g, '')
  const counts = separators.map((separator) => outside.split(separator).length)
  const usual = separators[counts.indexOf(Math.max(...counts))] ?? ','
  const separator = separators.find((one) => one === named) ?? usual
  const [columns = [], examples = []] = rowsOf(text, separator, 2)
  const isReadable = columns.length <= mostColumns && !text.includes('\0') && columns.some((name) => name !== '')
  return isReadable ? { columns, examples } : null
}
