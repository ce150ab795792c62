import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { PasswordsBusy } from '../../records/sign-in/passwords.ts'
import { Refused } from '../requests/json-body.ts'
import { networkOf } from './networks.ts'
import { Tries } from './tries.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Limits how often somebody may guess: from one address, and for one person from anywhere. */
export class SignInGuard {
  readonly #byAddress: Tries
  readonly #byPerson: Tries
  readonly #resets: Tries
  readonly #invitations: Tries

  /** `now`: milliseconds since 1970. */
  constructor(now: () => number) {
    this.#byAddress = new Tries(signInLimits.triesPerAddress, now)
    this.#byPerson = new Tries(signInLimits.triesPerPerson, now)
    this.#resets = new Tries(signInLimits.resetsPerPerson, now)
    this.#invitations = new Tries(signInLimits.invitationsPerPerson, now)
  }

  /**
   * Does the work if there are tries left, for the address of the request and for whom it concerns, whom only who has tries left is
   * looked up: a user's id or an address of nobody's, or null where nobody is named. Work that was no failure does not count, nor
   * work that was not done. Throws `Refused`.
   */
  async watch<T>(
    { request, reply }: Exchange,
    whose: () => Promise<string | null>,
    work: () => Promise<T>,
    isFailure: (outcome: T) => boolean,
  ): Promise<T> {
    const network = networkOf(request.ip)
    this.#take(reply, this.#byAddress.take(network))
    const person = await whose()
    if (person !== null) this.#take(reply, this.#byPerson.take(person))
    const giveBack = (): void => {
      this.#byAddress.giveBack(network)
      if (person !== null) this.#byPerson.giveBack(person)
    }
    const outcome = await work().catch((error: unknown) => {
      if (!(error instanceof PasswordsBusy)) throw error
      giveBack()
      throw new Refused('overloaded')
    })
    if (!isFailure(outcome)) giveBack()
    return outcome
  }

  /** Counts a link that is asked for. Throws `Refused`. */
  async countReset({ request, reply }: Exchange, whose: () => Promise<string>): Promise<void> {
    this.#take(reply, this.#byAddress.take(networkOf(request.ip)))
    this.#take(reply, this.#resets.take(await whose()))
  }

  /** Makes a link for this user, unless too many were made for them. What is refused does not count. Throws `Refused`. */
  async countInvitation<T>(
    { reply }: Pick<Exchange, 'reply'>,
    userId: string,
    work: () => Promise<T>,
    isRefusal: (outcome: T) => boolean,
  ): Promise<T> {
    this.#take(reply, this.#invitations.take(userId))
    const outcome = await work()
    if (isRefusal(outcome)) this.#invitations.giveBack(userId)
    return outcome
  }

  #take(reply: FastifyReply, waitSeconds: number | null): void {
    if (waitSeconds === null) return
    reply.header('retry-after', String(waitSeconds))
    throw new Refused('tooManyRequests')
  }
}
