import { limits } from '../catalogue/limits.ts'
import { looksLikeSession, secretHash } from '../domain/sign-in/secrets.ts'
import { looksLikeToken, tokenHash } from '../domain/tokens.ts'
import { keyHolderOf } from '../engine/actor.ts'
import type { TokenOwner } from '../storage/records/tokens.ts'

type Remembered = { readonly owner: TokenOwner; readonly expiresAtMs: number }

export type TokenOwnersOptions = {
  readonly find: (hash: Buffer) => Promise<TokenOwner | null>
  /** The same for the sessions of people who signed in. */
  readonly findSession: (hash: Buffer) => Promise<TokenOwner | null>
  /** Notes that these tokens were used. */
  readonly touch: (tokenIds: readonly string[]) => Promise<void>
  readonly touchSessions: (sessionIds: readonly string[]) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * Whose token it is, or whose session: what is said of tokens here holds for what cookies hold too. Remembered only while changes are heard of, so that revoking works within a second on every server.
 * Tokens that do not work are not remembered: a token may be made after it was first tried.
 */
export class TokenOwners {
  readonly #options: TokenOwnersOptions
  readonly #remembered = new Map<string, Remembered>()
  /** By the id of the token or of the session. */
  readonly #used = new Map<string, TokenOwner>()
  /** Questions that are on their way: a hundred requests with one token ask once. */
  readonly #asked = new Map<string, Promise<TokenOwner | null>>()
  #mayRemember = false
  /** Goes up with every change: an answer that was asked for before it is not remembered. */
  #age = 0

  constructor(options: TokenOwnersOptions) {
    this.#options = options
  }

  /** The owner, if remembered. Null says nothing: then `find` does. */
  recall(token: string): TokenOwner | null {
    const remembered = this.#remembered.get(token)
    if (remembered === undefined) return null
    if (remembered.expiresAtMs <= this.#options.now()) return null
    return remembered.owner
  }

  /** The owner of a token that works now, or null. Rejects when the database does not answer. */
  find(token: string): Promise<TokenOwner | null> {
    const asked = this.#asked.get(token)
    if (asked !== undefined) return asked
    const answer = this.#ask(token).finally(() => {
      if (this.#asked.get(token) === answer) this.#asked.delete(token)
    })
    this.#asked.set(token, answer)
    return answer
  }

  async #ask(token: string): Promise<TokenOwner | null> {
    const age = this.#age
    const owner = await this.#lookUp(token)
    if (owner === null) return null
    this.#noteUseOf(owner)
    if (this.#mayRemember && age === this.#age) this.#remember(token, owner)
    return owner
  }

  #lookUp(token: string): Promise<TokenOwner | null> {
    if (looksLikeSession(token)) return this.#options.findSession(secretHash(token))
    return looksLikeToken(token) ? this.#options.find(tokenHash(token)) : Promise.resolve(null)
  }

  #noteUseOf(owner: TokenOwner): void {
    this.#used.set(keyHolderOf(owner) ?? '', owner)
  }

  /** Goes up with every change of anybody's access. */
  get age(): number {
    return this.#age
  }

  /** Whether nothing can have changed since this age: changes are heard of, and there was none. */
  isCurrent(age: number): boolean {
    return this.#mayRemember && age === this.#age
  }

  forgetAll(): void {
    this.#age++
    this.#remembered.clear()
    // Who asks from now on must not get an answer from before the change.
    this.#asked.clear()
  }

  mayRemember(may: boolean): void {
    this.#mayRemember = may
    this.forgetAll()
  }

  /** Writes down which tokens were used since the last time. */
  async noteUse(): Promise<void> {
    for (const { owner } of this.#remembered.values()) this.#noteUseOf(owner)
    const used = [...this.#used.values()]
    this.#used.clear()
    // Forgetting makes the next use ask again, and so be noticed.
    this.forgetAll()
    const tokenIds = used.flatMap(({ tokenId }) => tokenId ?? [])
    const sessionIds = used.flatMap(({ sessionId }) => sessionId ?? [])
    if (tokenIds.length > 0) await this.#options.touch(tokenIds)
    if (sessionIds.length > 0) await this.#options.touchSessions(sessionIds)
  }

  #remember(token: string, owner: TokenOwner): void {
    if (this.#remembered.size >= limits.cachedTokens) this.#remembered.clear()
    this.#remembered.set(token, {
      owner,
      expiresAtMs: owner.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(owner.expiresAt),
    })
  }
}
