import { commonPasswords } from './common-passwords.ts'

/** Whose password it is to be. */
type Person = { readonly name: string; readonly email: string }

/**
 * - `common`: so many people use it that whoever guesses tries it
 * - `own`: it is little more than a name or an address that everybody knows
 */
export type PasswordWeakness = 'common' | 'own'

/** With fewer characters than these around what everybody knows, it is guessed like that. */
const charactersAround = 6
/** Shorter words stand in too many passwords by chance. */
const knownWordLeast = 4

/** Letters as one types them without care: no case, no blanks and signs between words. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]/g, '')

/** What everybody knows of the person, the longest first, and what they sign in to. */
const knownWords = ({ name, email }: Person): string[] =>
  [email, ...email.split(/[@.]/), email.split('@')[0] ?? '', name, ...name.split(/\s+/), 'foyer']
    .map(folded)
    .filter((word) => word.length >= knownWordLeast)
    .toSorted((one, other) => other.length - one.length)

const isOwn = (password: string, person: Person): boolean => {
  const whole = folded(password)
  const rest = knownWords(person).reduce((text, word) => text.replaceAll(word, ''), whole)
  return rest !== whole && rest.length < charactersAround
}

/** Why nobody should choose this password, besides its length; null when nothing speaks against it (NIST SP 800-63B). */
export const weaknessOf = (password: string, person: Person): PasswordWeakness | null => {
  if (commonPasswords.has(password.normalize('NFKC').toLowerCase()) || commonPasswords.has(folded(password)))
    return 'common'
  return isOwn(password, person) ? 'own' : null
}
