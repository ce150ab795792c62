import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { PasswordsBusy } from '../../records/sign-in/passwords.ts'
import { Refused } from '../requests/json-body.ts'
import { Tries } from './tries.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Limits how often somebody may guess: from one address, and for one person from anywhere. */
export class SignInGuard {
  readonly #byAddress: Tries
  readonly #byPerson: Tries
  readonly #resets: Tries

  /** `now`: milliseconds since 1970. */
  constructor(now: () => number) {
    this.#byAddress = new Tries(signInLimits.triesPerAddress, now)
    this.#byPerson = new Tries(signInLimits.triesPerPerson, now)
    this.#resets = new Tries(signInLimits.resetsPerPerson, now)
  }

  /**
   * Does the work if there are tries left, for the address of the request and for `whose`: an e-mail address or a user's id, in any
   * letter case, or null where nobody is named. Work that was no failure does not count. Throws `Refused`.
   */
  async watch<T>(
    { request, reply }: Exchange,
    whose: string | null,
    work: () => Promise<T>,
    isFailure: (outcome: T) => boolean,
  ): Promise<T> {
    const person = whose?.toLowerCase() ?? null
    this.#take(reply, this.#byAddress.take(request.ip))
    if (person !== null) this.#take(reply, this.#byPerson.take(person))
    const outcome = await work().catch((error: unknown) => {
      throw error instanceof PasswordsBusy ? new Refused('overloaded') : error
    })
    if (!isFailure(outcome)) {
      this.#byAddress.giveBack(request.ip)
      if (person !== null) this.#byPerson.giveBack(person)
    }
    return outcome
  }

  /** Counts a link that is asked for. Throws `Refused`. */
  countReset({ request, reply }: Exchange, email: string): void {
    this.#take(reply, this.#byAddress.take(request.ip))
    this.#take(reply, this.#resets.take(email.toLowerCase()))
  }

  #take(reply: FastifyReply, waitSeconds: number | null): void {
    if (waitSeconds === null) return
    reply.header('retry-after', String(waitSeconds))
    throw new Refused('tooManyRequests')
  }
}
