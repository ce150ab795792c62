import { type CountryCode, toE164 } from './phone-numbers.ts'

/** What somebody looks for: all of it must be found, each as the beginning of something. */
export type SearchTerms = {
  /** Text whose words are looked for. The database splits it: as it splits names, whatever its rules for letters are. */
  readonly words: string
  readonly emails: readonly string[]
  /** Digits of one number, in spellings of which any will do. */
  readonly numbers: readonly string[]
}

const phoneLike = /^[\d\s+().-]*\d[\d\s+().-]*$/
/** Somebody's address, or its beginning; `@example.org` is words. */
const emailLike = /^[^@]+@/

/**
 * A number as it was typed, without the zeros of a trunk or international prefix, and as each of these countries reads it: the
 * stored numbers begin with the code of their country.
 */
const numberSpellings = (text: string, countries: readonly CountryCode[]): string[] => {
  const digits = text.replace(/\D/g, '')
  const international = countries.map((country) => toE164(text, country)?.slice(1) ?? '')
  const spellings = new Set([digits, digits.replace(/^0+/, ''), ...international])
  return [...spellings].filter((spelling) => spelling !== '')
}

/** Reads what was typed into a search: a phone number or a piece of one, or words and e-mail addresses between blanks. */
export const readSearch = (text: string, countries: readonly CountryCode[]): SearchTerms => {
  // As one writes digits elsewhere: full-width ones are digits too.
  const plain = text.normalize('NFKC')
  if (phoneLike.test(plain)) return { words: '', emails: [], numbers: numberSpellings(plain, countries) }
  const parts = text.split(/\s+/)
  return {
    words: parts.filter((part) => !emailLike.test(part)).join(' '),
    emails: parts.filter((part) => emailLike.test(part)),
    numbers: [],
  }
}

/** Whether the country matters for what is looked for. */
export const isNumberSearch = (text: string): boolean => phoneLike.test(text.normalize('NFKC'))
