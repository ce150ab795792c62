import { createHash, timingSafeEqual } from 'node:crypto'

const sessionPrefix = 'fs_'
const secretBytes = 32
/** 43 characters of base64url: 256 bits. */
const secretCharacters = 43

/** What a session's cookie holds, from 32 random bytes. By its prefix it is never taken for a token, nor a token for it. */
export const sessionSecret = (random: Buffer): string => sessionPrefix + linkSecret(random)

/** What a link holds behind its `#`, from 32 random bytes. */
export const linkSecret = (random: Buffer): string => {
  if (random.length !== secretBytes) throw new RangeError(`a secret is made of ${secretBytes} random bytes`)
  return random.toString('base64url')
}

/** Whether the text has the form of what a session's cookie holds. Says nothing about whether it works. */
export const looksLikeSession = (text: string): boolean =>
  text.length === sessionPrefix.length + secretCharacters && text.startsWith(sessionPrefix)

/** What the database keeps of a secret: 256 random bits need no slow hash, nor do the 80 of a backup code. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Compares in a time that tells nothing of the texts but their lengths. */
export const sameText = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
