import process from 'node:process'

export type Printing = { readonly json?: boolean }

/** Prints what a command made: for programs, or as a line for people. */
export const print = ({ json }: Printing, value: object, line: string): void => {
  process.stdout.write(`${json === true ? JSON.stringify(value) : line}\n`)
}

/** The same for a list, a line for each. */
export const printAll = <T>(
  { json }: Printing,
  rows: readonly T[],
  toValue: (row: T) => object,
  toLine: (row: T) => string,
): void => {
  const text = json === true ? `${JSON.stringify(rows.map(toValue))}\n` : rows.map((row) => `${toLine(row)}\n`).join('')
  process.stdout.write(text)
}
