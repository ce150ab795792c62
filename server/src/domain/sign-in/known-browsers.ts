import { createHmac } from 'node:crypto'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { sameText } from './secrets.ts'

/*
 * A browser is known to the people who have signed in with it. It keeps a number of its own, and for each of them that number signed
 * with a key of theirs, which says nothing of who they are.
 */

export type KnownBrowser = { readonly id: string; readonly signatures: readonly string[] }

const signatureBytes = 16
const { peopleOfBrowser } = signInLimits
/** 22 characters of base64url are 16 bytes. */
const form = new RegExp(`^[\\w-]{22}(?:\\.[\\w-]{22}){1,${peopleOfBrowser}}$`)

const signatureOf = (id: string, key: Buffer): string =>
  createHmac('sha256', key).update(id).digest().subarray(0, signatureBytes).toString('base64url')

/** What a cookie tells of the browser; null when it is none of ours. */
export const readBrowser = (text: string): KnownBrowser | null => {
  if (!form.test(text)) return null
  const [id = '', ...signatures] = text.split('.')
  return { id, signatures }
}

export const writeBrowser = ({ id, signatures }: KnownBrowser): string => [id, ...signatures].join('.')

/** Whether somebody with this key has signed in with it. */
export const isKnownTo = ({ id, signatures }: KnownBrowser, key: Buffer): boolean => {
  const own = signatureOf(id, key)
  return signatures.some((one) => sameText(one, own))
}

/** The browser after somebody with this key has signed in with it; `random` makes a new one. Who did so longest ago is forgotten first. */
export const knownTo = (browser: KnownBrowser | null, key: Buffer, random: Buffer): KnownBrowser => {
  const id = browser?.id ?? random.subarray(0, signatureBytes).toString('base64url')
  const own = signatureOf(id, key)
  const others = (browser?.signatures ?? []).filter((one) => one !== own)
  return { id, signatures: [own, ...others].slice(0, peopleOfBrowser) }
}
