import type { SearchTerms } from '../catalogue/records/search-terms.ts'
import { type CountryCode, toE164 } from './phone-numbers.ts'

const phoneLike = /^[\d\s+().-]*\d[\d\s+().-]*$/
/** Somebody's address, or its beginning; `@example.org` is words. */
const emailLike = /^[^@]+@/

/** As these countries read it: the stored numbers begin with the code of their country. */
const readings = (text: string, countries: readonly CountryCode[]): string[] =>
  countries.flatMap((country) => toE164(text, country)?.slice(1) ?? [])

/** Digits as they were typed, and without the zeros of a trunk or international prefix. */
const spellings = (text: string): string[] => {
  const digits = text.replace(/\D/g, '')
  return [digits, digits.replace(/^0+/, '')].filter((spelling) => spelling !== '')
}

/**
 * Reads what was typed into a search: a phone number or a piece of one, or words and e-mail addresses between blanks. What one
 * of the countries reads as a number is one, with an extension too.
 */
export const readSearch = (text: string, countries: readonly CountryCode[]): SearchTerms => {
  // As one writes digits elsewhere: full-width ones are digits too.
  const plain = text.normalize('NFKC')
  const typed = phoneLike.test(plain) ? spellings(plain) : []
  const numbers = [...new Set([...typed, ...readings(text, countries)])]
  if (numbers.length > 0) return { words: '', emails: [], numbers }
  const parts = text.split(/\s+/)
  return {
    words: parts.filter((part) => !emailLike.test(part)).join(' '),
    emails: parts.filter((part) => emailLike.test(part)),
    numbers: [],
  }
}

/** Whether there are digits enough that the country may matter for what is looked for. */
export const mayBeNumber = (text: string): boolean => /(?:\d\D*){4}/.test(text.normalize('NFKC'))
