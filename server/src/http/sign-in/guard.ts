import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { isKnownTo } from '../../domain/sign-in/known-browsers.ts'
import { PasswordsBusy } from '../../records/sign-in/passwords.ts'
import type { Person } from '../../storage/sign-in/credentials.ts'
import { Refused } from '../requests/json-body.ts'
import { browserCookie } from './cookies.ts'
import { networkOf } from './networks.ts'
import { Tries } from './tries.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Compared with where there is no key, so that it takes as long. */
const nobodysKey = Buffer.alloc(32)

type Taken = { readonly tries: Tries; readonly whose: string }

const giveBack = (taken: readonly Taken[]): void => {
  for (const one of taken) one.tries.giveBack(one.whose)
}

/** Whom a try concerns. */
type Concerned = {
  readonly person: Person
  /** False: who brings what this one does has no need to guess, so whoever guesses elsewhere must not keep them from it. */
  readonly isGuess: boolean
}

/**
 * Limits how often somebody may guess: from one address, and for one person from anywhere. With a browser that the person has signed
 * in with before they have tries of their own: whoever guesses elsewhere, or at the same address, does not lock them out.
 */
export class SignInGuard {
  readonly #publicUrl: () => string
  readonly #byAddress: Tries
  readonly #byPerson: Tries
  readonly #byBrowser: Tries
  readonly #resets: Tries
  readonly #invitations: Tries

  /** `now`: milliseconds since 1970. `publicUrl`: where people reach the server. */
  constructor(now: () => number, publicUrl: () => string) {
    this.#publicUrl = publicUrl
    this.#byAddress = new Tries(signInLimits.triesPerAddress, now)
    this.#byPerson = new Tries(signInLimits.triesPerPerson, now)
    this.#byBrowser = new Tries(signInLimits.triesPerPerson, now)
    this.#resets = new Tries(signInLimits.resetsPerPerson, now)
    this.#invitations = new Tries(signInLimits.invitationsPerPerson, now)
  }

  /**
   * Does the work if there are tries left, for the address of the request and for whom it concerns, or null where nobody is named.
   * Work that was no failure does not count, nor work that was not done: the database may be away, and nothing was told then. Throws
   * `Refused`.
   */
  async watch<T>(
    exchange: Exchange,
    whose: () => Promise<Concerned | null>,
    work: () => Promise<T>,
    isFailure: (outcome: T) => boolean,
  ): Promise<T> {
    const taken = await this.#takeAll(exchange, whose)
    const outcome = await work().catch((error: unknown) => {
      giveBack(taken)
      throw error instanceof PasswordsBusy ? new Refused('overloaded') : error
    })
    if (!isFailure(outcome)) giveBack(taken)
    return outcome
  }

  /** Counts a link that is asked for. Throws `Refused`. */
  async countReset({ request, reply }: Exchange, whose: () => Promise<Person>): Promise<void> {
    this.#take(reply, this.#byAddress.take(networkOf(request.ip)))
    this.#take(reply, this.#resets.take((await whose()).id))
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

  /** Takes a try of each that counts. Whom it concerns is looked up only for who has tries left, or a browser that says it is known. */
  async #takeAll({ request, reply }: Exchange, whose: () => Promise<Concerned | null>): Promise<Taken[]> {
    const byAddress = { tries: this.#byAddress, whose: networkOf(request.ip) }
    const browser = browserCookie(request, this.#publicUrl())
    const waitSeconds = this.#byAddress.take(byAddress.whose)
    if (browser === null) this.#take(reply, waitSeconds)
    const taken: Taken[] = waitSeconds === null ? [byAddress] : []
    const concerned = await whose().catch((error: unknown) => {
      giveBack(taken)
      throw error
    })
    const key = concerned?.person.browserKey ?? null
    const isKnown = browser !== null && isKnownTo(browser, key ?? nobodysKey) && key !== null
    if (!isKnown) this.#take(reply, waitSeconds)
    if (concerned?.isGuess !== true) return taken
    const { person } = concerned
    const byPerson = isKnown
      ? { tries: this.#byBrowser, whose: `${person.id} ${browser.id}` }
      : { tries: this.#byPerson, whose: person.id }
    this.#take(reply, byPerson.tries.take(byPerson.whose))
    return [...taken, byPerson]
  }

  #take(reply: FastifyReply, waitSeconds: number | null): void {
    if (waitSeconds === null) return
    reply.header('retry-after', String(waitSeconds))
    throw new Refused('tooManyRequests')
  }
}
