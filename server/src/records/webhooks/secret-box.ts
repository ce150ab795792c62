import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { SecretBox } from './tools.ts'

/*
 * Secrets of webhooks have to be used, so they can't be kept as hashes. They are sealed with the operator's key, which the database
 * has not: a stolen backup opens none. A sealed secret names its key, so that a key can be replaced: the first one seals, all open.
 */

const algorithm = 'aes-256-gcm'
const nameBytes = 4
const nonceBytes = 12
const tagBytes = 16

const nameOf = (key: Buffer): Buffer => createHash('sha256').update(key).digest().subarray(0, nameBytes)

const unseal = (key: Buffer, sealed: Buffer): string | null => {
  const [nonceEnd, tagEnd] = [nameBytes + nonceBytes, nameBytes + nonceBytes + tagBytes]
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(nameBytes, nonceEnd), { authTagLength: tagBytes })
    decipher.setAAD(sealed.subarray(0, nameBytes)).setAuthTag(sealed.subarray(nonceEnd, tagEnd))
    return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]).toString()
  } catch {
    return null
  }
}

/** Of keys of 32 bytes, the newest first. Null without any. */
export const createSecretBox = (keys: readonly Buffer[]): SecretBox | null => {
  const [newest] = keys
  if (newest === undefined) return null
  return {
    seal: (secret) => {
      const name = nameOf(newest)
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, newest, nonce).setAAD(name)
      const bytes = [cipher.update(secret, 'utf8'), cipher.final()]
      return Buffer.concat([name, nonce, cipher.getAuthTag(), ...bytes])
    },
    open: (sealed) => {
      const key = keys.find((one) => nameOf(one).equals(sealed.subarray(0, nameBytes)))
      return key === undefined ? null : unseal(key, sealed)
    },
  }
}
