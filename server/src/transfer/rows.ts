/** One row of a file, as it was read. */
export type FileRow = {
  /** Its place in the file: 1 is the first below the head line, or the first object. */
  readonly number: number
  /** What stands in it, by column. Own keys only: a column may be called `constructor`. */
  readonly cells: Readonly<Record<string, unknown>>
  /** What is wrong with the row as such. */
  readonly reasons: readonly string[]
}

/** A file whose columns are known and whose rows are read as they are asked for. */
export type OpenedFile = {
  readonly columns: readonly string[]
  /** The first rows, which `rows` gives again. */
  readonly firstRows: readonly FileRow[]
  readonly rows: AsyncIterable<FileRow>
  /** Reads no further. */
  readonly close: () => Promise<void>
}

export const fileFormats = ['csv', 'jsonl'] as const
export type FileFormat = (typeof fileFormats)[number]

/** A row that was not taken, and why. */
export type Reject = { readonly row: FileRow; readonly reasons: readonly string[] }

/** The columns that a file of rejects has beside those of the file that it comes from. They are no part of the record. */
export const rejectColumns = ['row', 'reasons'] as const

export const isRejectColumn = (column: string): boolean => rejectColumns.some((name) => name === column)
