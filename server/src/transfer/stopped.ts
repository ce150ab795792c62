/**
 * Why work that takes long ended before its end, for no fault of the file.
 * - `closing`: the server stops
 * - `interrupted`: whoever started the command stopped it
 * - `cancelled`: somebody who may import into the account ended it
 * - `unauthenticated`: the token was revoked, has expired, or its user was deactivated
 * - `forbidden`: the token, or its user's role, may no longer do this
 */
export type StopReason = 'closing' | 'interrupted' | 'cancelled' | 'unauthenticated' | 'forbidden'

const words: Readonly<Record<StopReason, string>> = {
  closing: 'The server was stopped',
  interrupted: 'It was stopped',
  cancelled: 'It was cancelled',
  unauthenticated: 'The token works no longer',
  forbidden: 'The token may no longer do this',
}

/** The work was told to end. */
export class Stopped extends Error {
  readonly reason: StopReason
  constructor(reason: StopReason) {
    super(words[reason])
    this.reason = reason
  }
}
