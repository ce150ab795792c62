import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Longest text that is looked at as a phone number, in characters. */
const longestPhone = 64

export type { CountryCode } from 'libphonenumber-js/min'

/** Whether libphonenumber has a numbering plan for this ISO 3166-1 alpha-2 code. */
export const isPhoneCountry = (code: string): code is CountryCode => isSupportedCountry(code)

/** Marks of writing direction: phones wrap a number in them when it is copied, and nobody sees them. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const possible = (text: string, country: CountryCode): string | null => {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  return parsed?.isPossible() ? parsed.number : null
}

/**
 * The E.164 form by which two spellings of one number are known to be the same, or null when the text can't be read as a number.
 * "Possible" by length rather than "valid" by numbering plan: a lead with a number from a new range is still the same person.
 * An extension is dropped. `00` is read as the international prefix where the country's own reading makes no number of it.
 */
export const toE164 = (text: string | null, country: CountryCode): string | null => {
  if (text === null || text.length > longestPhone) return null
  const visible = text.replace(directionMarks, '')
  const own = possible(visible, country)
  if (own !== null) return own
  const digits = visible.trim().normalize('NFKC')
  return digits.startsWith('00') ? possible(`+${digits.slice(2)}`, country) : null
}
