import type { Random } from './random.ts'

/** A line of the range that is set aside for fiction: 555-0100 to 555-0199 in every area code. */
export type PhoneLine = { readonly area: string; readonly line: string }

/** One number the ways people write it. */
const spellings: readonly ((phone: PhoneLine) => string)[] = [
  ({ area, line }) => `(${area}) 555-${line}`,
  ({ area, line }) => `${area}-555-${line}`,
  ({ area, line }) => `+1 ${area} 555 ${line}`,
  ({ area, line }) => `${area}.555.${line}`,
  ({ area, line }) => `1${area}555${line}`,
  ({ area, line }) => `+1${area}555${line}`,
  ({ area, line }) => `${area} 555 ${line}`,
  ({ area, line }) => `1 (${area}) 555-${line}`,
  ({ area, line }) => `${area}555${line} ext. 7`,
]

/** So many spellings of one number, no two alike. */
export const spell = (phone: PhoneLine, count: number, random: Random): string[] =>
  random
    .shuffled(spellings)
    .slice(0, count)
    .map((write) => write(phone))

/** What stands in the field when somebody did not give a number, or half of one. */
export const spellUnreadably = (phone: PhoneLine, random: Random): string =>
  random.pick([`${phone.area} 555`, `${phone.area}-555-${phone.line} or ask for Sam`, 'by e-mail only', 'n/a'])

/** All lines of some area codes, in no order. */
export const makePhoneBook = (areaCodes: readonly string[], random: Random): PhoneLine[] =>
  random.shuffled(
    areaCodes.flatMap((area) =>
      Array.from({ length: 100 }, (_, index) => ({ area, line: `01${String(index).padStart(2, '0')}` })),
    ),
  )
