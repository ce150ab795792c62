import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/*
 * Answers may hold what the database must not have: a token is shown once and kept only as a hash. So an answer is stored sealed
 * with a key that follows from the caller's own token, which the database has not. Who asks again brings it along.
 */

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const saltBytes = 16
const nonceBytes = 12
const tagBytes = 16

/** Each answer has a key of its own, so that no nonce is ever used twice with one. */
const keyFor = (token: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', token, salt, 'foyer idempotent answer', keyBytes))

/** Seals bytes for whoever has the token. `about` says what they belong to: with another one they can't be opened. */
export const seal = (token: string, about: Buffer, bytes: Buffer): Buffer => {
  const salt = randomBytes(saltBytes)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyFor(token, salt), nonce).setAAD(about)
  const sealed = [cipher.update(bytes), cipher.final()]
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), ...sealed])
}

/** Throws when they were sealed for another token, about something else, or changed since. */
export const unseal = (token: string, about: Buffer, sealed: Buffer): Buffer => {
  const [salt, nonce, tag, bytes] = cut(sealed, saltBytes, nonceBytes, tagBytes)
  const decipher = createDecipheriv(algorithm, keyFor(token, salt), nonce, { authTagLength: tagBytes })
  decipher.setAAD(about).setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

const cut = (bytes: Buffer, one: number, two: number, three: number): [Buffer, Buffer, Buffer, Buffer] => [
  bytes.subarray(0, one),
  bytes.subarray(one, one + two),
  bytes.subarray(one + two, one + two + three),
  bytes.subarray(one + two + three),
]
