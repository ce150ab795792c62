import type { Timestamp } from '../catalogue/leasing-events.ts'

/**
 * PostgreSQL's text of a timestamptz in a UTC session (`2024-10-05 18:53:03.4+00`) as it stands on the wire
 * (`2024-10-05T18:53:03.400000Z`): contract, "Response", `created_at`.
 */
export const toTimestamp = (text: string): Timestamp => {
  const fraction = text.length > 22 ? text.slice(20, -3) : ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(6, '0')}Z`
}
