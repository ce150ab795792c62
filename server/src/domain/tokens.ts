import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * An API token: `foyer_`, 43 characters of chance (256 bits), 6 characters of checksum (CRC-32 of all before it).
 * The prefix lets secret scanners find leaked tokens, the checksum lets them and us tell a token from a look-alike without a look-up.
 */
const prefix = 'foyer_'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const randomBytes = 32
const randomCharacters = 43
const checksumCharacters = 6
const tokenLength = prefix.length + randomCharacters + checksumCharacters

const base62 = (value: bigint, characters: number): string => {
  let rest = value
  let text = ''
  for (let place = 0; place < characters; place++) {
    text = alphabet.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return text
}

const checksum = (text: string): string => base62(BigInt(crc32(text)), checksumCharacters)

/** What a database keeps of a token: SHA-256, 32 bytes. 256 random bits need no slow hash. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Makes a token from 32 random bytes. `token` is to be shown once, `hash` and `ending` are to be stored. */
export const mintToken = (random: Buffer): { token: string; hash: Buffer; ending: string } => {
  if (random.length !== randomBytes) throw new RangeError(`a token is made of ${randomBytes} random bytes`)
  const body = prefix + base62(BigInt(`0x${random.toString('hex')}`), randomCharacters)
  const token = body + checksum(body)
  return { token, hash: tokenHash(token), ending: token.slice(-4) }
}

/** Whether the text has the form of a token. Says nothing about whether it works. */
export const looksLikeToken = (text: string): boolean => {
  if (text.length !== tokenLength || !text.startsWith(prefix)) return false
  return checksum(text.slice(0, -checksumCharacters)) === text.slice(-checksumCharacters)
}
