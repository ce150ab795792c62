/** PostgreSQL's text form of arrays. Written by hand: the driver's own, for arrays of any depth, took twice as long. */

const quoted = (text: string): string =>
  text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`

/** An array of texts, any characters allowed; null becomes NULL. */
export const textArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`

/** An array of values without quotes, commas and blanks in them: UUIDs, numbers. Null becomes NULL. */
export const plainArray = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`
