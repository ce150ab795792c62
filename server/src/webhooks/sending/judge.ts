import type { AttemptOutcome } from '../../catalogue/webhooks.ts'

/** What a status means for a delivery. `isGone`: the receiver wants nothing more, ever. */
export type Judgement = { readonly outcome: AttemptOutcome; readonly isGone: boolean }

/** Any 2xx is a delivery. A redirect is none: whoever answers it would choose where our requests go. */
export const judge = (status: number): Judgement => ({
  outcome: status >= 200 && status <= 299 ? 'delivered' : 'answered',
  isGone: status === 410,
})
