import { limits } from '../catalogue/limits.ts'

/**
 * Names of people, accounts and tokens stand in lists of one line each: they hold a visible character, and neither control
 * characters nor halves of surrogate pairs. Read with the flag u; both patterns take time in proportion to the text only.
 */
export const namePattern = '^(?=\\s*\\S)[^\\p{Cc}\\uD800-\\uDFFF]*$'

/** Whether a mail server would take it is for the mail server to say: something, one @, something, and no blanks. */
export const emailPattern = '^[^\\s@\\p{Cc}\\uD800-\\uDFFF]+@[^\\s@\\p{Cc}\\uD800-\\uDFFF]+$'

const fits = (text: string, pattern: string, characters: number): boolean =>
  // First the length: a text may be very long, and counting its characters makes a list of them.
  text.length <= 2 * characters && [...text].length <= characters && new RegExp(pattern, 'u').test(text)

export const isName = (text: string): boolean => fits(text, namePattern, limits.nameCharacters)

export const isEmail = (text: string): boolean => fits(text, emailPattern, limits.emailCharacters)
