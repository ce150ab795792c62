import type { AttemptOutcome } from '../../catalogue/webhooks.ts'
import { webhookLimits } from '../../catalogue/webhooks.ts'

/** How a try without an answer ended, and a sentence about it for who runs the receiver. It says nothing of our side. */
export type Failure = { readonly outcome: AttemptOutcome; readonly reply: string }

/** Time is over. */
export class TooLate extends Error {}

/** The message has a header that HTTP can't carry. */
export class NotSendable extends Error {}

/** The name has no address that may be called. */
export class NotCallable extends Error {
  readonly why: 'address' | 'unresolved'

  constructor(why: 'address' | 'unresolved') {
    super(why)
    this.why = why
  }
}

const seconds = webhookLimits.timeoutMs / 1_000

/** Nothing was asked of the receiver, because of where its URL leads. */
export const refusals = {
  syntax: 'The URL is none that messages can be sent to.',
  scheme: 'The URL is of http, and only https is allowed.',
  address: 'The URL leads to an address that must not be called: a private, local or reserved one.',
  unresolved: 'The name in the URL is not known. Look at its spelling, and at its records in the DNS.',
} as const

const broke = 'The connection was closed before there was an answer.'
const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused. Is the receiver running, and on this port?',
  ECONNRESET: broke,
  EPIPE: broke,
  EHOSTUNREACH: 'There is no way to the address of this URL.',
  ENETUNREACH: 'There is no way to the address of this URL.',
  HPE_HEADER_OVERFLOW: 'The headers of the answer are too large.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet.',
  CERT_REVOKED: 'The certificate has been revoked.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by nobody but itself.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is signed by an authority that is not trusted.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate is signed by an authority that is not trusted.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate comes without those between it and a trusted authority.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
}

/** Codes of TLS, OpenSSL and of the checks of a certificate. */
const insecure =
  /^(?:EPROTO$|ERR_(?:TLS|SSL|OSSL)_|CERT_|CRL_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** Whether a kept connection ended just when it was used again: no fault of the receiver, who may close it whenever it likes. */
export const isBrokenConnection = (error: Error): boolean => ['ECONNRESET', 'EPIPE'].includes(codeOf(error))

/** Judges what went wrong with a request. */
export const failureOf = (error: Error): Failure => {
  const code = codeOf(error)
  if (error instanceof TooLate || code === 'ETIMEDOUT') {
    return {
      outcome: 'timeout',
      reply: `There was no answer within ${seconds} seconds. Answer first, and do the work afterwards.`,
    }
  }
  if (error instanceof NotCallable) {
    return { outcome: error.why === 'address' ? 'forbidden' : 'unreachable', reply: refusals[error.why] }
  }
  if (error instanceof NotSendable) {
    return {
      outcome: 'unsendable',
      reply: 'The secret has characters that no header can hold. Give the endpoint another one.',
    }
  }
  if (insecure.test(code))
    return { outcome: 'insecure', reply: sentences[code] ?? 'There is no TLS at this address that can be trusted.' }
  if (code.startsWith('HPE_')) return { outcome: 'unreachable', reply: sentences[code] ?? 'The answer was not HTTP.' }
  return { outcome: 'unreachable', reply: sentences[code] ?? 'No connection could be made.' }
}
