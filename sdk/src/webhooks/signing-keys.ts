import { bytesOfBase64 } from './base64.ts'

const prefix = 'whsec_'
const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const

/** The key of a secret as Foyer shows it: `whsec_` and base64. Throws a TypeError, which does not show the secret. */
const importKey = async (secret: string) => {
  const bytes = bytesOfBase64(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret)
  if (bytes === null || bytes.length === 0)
    throw new TypeError('secret should be the secret of the endpoint, which begins with whsec_')
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
}

/** The MAC of this content by each of the secrets. */
export const macsOf = async (
  secrets: readonly string[],
  content: Uint8Array<ArrayBuffer>,
): Promise<readonly Uint8Array[]> => {
  if (secrets.length === 0) throw new TypeError('secret should name at least one secret')
  const keys = await Promise.all(secrets.map(importKey))
  return Promise.all(keys.map(async (key) => new Uint8Array(await crypto.subtle.sign('HMAC', key, content))))
}

/** Compares in a time that does not depend on where the first difference is. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean => {
  if (one.length !== other.length) return false
  let difference = 0
  for (const [place, byte] of one.entries()) difference |= byte ^ (other[place] ?? 0)
  return difference === 0
}
