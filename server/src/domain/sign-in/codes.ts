import { createHmac } from 'node:crypto'
import { sameText } from './secrets.ts'

/*
 * Codes of an authenticator app: TOTP (RFC 6238) as all apps have it: HMAC-SHA-1, six digits, half a minute.
 */

const stepSeconds = 30
const digits = 6
/** Clocks of phones are not always right: one step before and one after is taken too (RFC 6238, 5.2). */
const stepsAside = 1

/** RFC 4648 base32, in lower case for backup codes. It has no 0, 1 and 8, which are read for others. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Without padding, as the apps want it. */
export const base32 = (bytes: Buffer): string => {
  let text = ''
  let value = 0
  let bits = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    for (; bits >= 5; bits -= 5) text += alphabet.charAt((value >>> (bits - 5)) & 31)
  }
  return bits === 0 ? text : text + alphabet.charAt((value << (5 - bits)) & 31)
}

export const stepAt = (ms: number): number => Math.floor(ms / 1_000 / stepSeconds)

/** The code of one step (RFC 4226, 5.3). */
export const codeOf = (secret: Buffer, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const start = hash.readUInt8(hash.length - 1) & 15
  return String((hash.readUInt32BE(start) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, or null. Only steps after `lastStep` count: a code that was seen over a shoulder works for nobody. */
export const stepOfCode = (secret: Buffer, code: string, nowMs: number, lastStep: number): number | null => {
  const now = stepAt(nowMs)
  let found: number | null = null
  for (let step = now - stepsAside; step <= now + stepsAside; step++)
    if (sameText(codeOf(secret, step), code) && step > lastStep) found = step
  return found
}

/** What the app reads from a picture. */
export const otpauthUrl = (secret: Buffer, email: string): string => {
  const label = `Foyer:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Foyer&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`
}

/** A code for who has lost their phone, from ten random bytes: four groups of four. */
export const backupCode = (random: Buffer): string => (base32(random).toLowerCase().match(/.{4}/g) ?? []).join('-')

/** A code as it was meant: without blanks and dashes, in lower case. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase()
