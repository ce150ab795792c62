import type { FastifyReply } from 'fastify'
import type { RequestTransaction } from '../../storage/connections/request-transaction.ts'
import { findKeyUse, type KeyName, keepAnswer, tryLockKey } from '../../storage/log/idempotency-keys.ts'
import { Refused } from '../requests/json-body.ts'
import { type Answer, openAnswer, sealAnswer } from './kept-answers.ts'

/** What came with a request that is to be answered once. */
export type Claim = KeyName & {
  readonly fingerprint: Buffer
  /** The caller's own token: it seals the answer, and is kept nowhere. */
  readonly token: string
}

type Payload = string | Buffer | null | undefined

const bytesOf = (payload: unknown): Buffer => {
  const given = payload as Payload
  if (given === null || given === undefined) return Buffer.alloc(0)
  if (typeof given === 'string' || Buffer.isBuffer(given)) return Buffer.from(given)
  throw new TypeError('An answer that is a stream can not be stored')
}

/** A request that is one transaction, from its key to its answer. */
export class KeyedRequest {
  readonly #transaction: RequestTransaction
  readonly #claim: Claim
  readonly #ended = Promise.withResolvers<void>()
  /** Headers that every answer has, or that belong to this request only. */
  readonly #commonHeaders: ReadonlySet<string>
  #isEnding = false

  constructor(transaction: RequestTransaction, claim: Claim, reply: FastifyReply) {
    this.#transaction = transaction
    this.#claim = claim
    this.#commonHeaders = new Set(Object.keys(reply.getHeaders()))
  }

  /** Whether the request is being answered, or was. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  /** Resolves when the transaction has ended: from then on the answer may go out. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  /** The stored answer, or null for a request that has none. Throws `Refused` when the key can't be used now. */
  async findAnswer(): Promise<Answer | null> {
    const { before: db } = this.#transaction
    const { fingerprint, token } = this.#claim
    if (!(await tryLockKey(db, this.#claim))) throw new Refused('keyBusy')
    const use = await findKeyUse(db, this.#claim)
    if (use === null) return null
    if (use.answer === null || !use.fingerprint.equals(fingerprint)) throw new Refused('keyReused')
    return openAnswer(token, fingerprint, use.answer)
  }

  /** Does the work of the handler as a part of the transaction. */
  run<T>(handler: () => T): T {
    return this.#transaction.run(handler)
  }

  /**
   * Ends the transaction for an answer that is about to go out: one that tells of something done is stored and committed with it, any
   * other one undoes what was written. Throws when that failed: then the answer must not go out.
   */
  async end(reply: FastifyReply, payload: unknown): Promise<void> {
    this.#isEnding = true
    try {
      if (reply.statusCode < 200 || reply.statusCode > 299) await this.#transaction.rollback()
      else await this.#commit({ status: reply.statusCode, headers: this.#headersOf(reply), body: bytesOf(payload) })
    } catch (error) {
      // Of what was not done, nothing may be told.
      for (const name of Object.keys(this.#headersOf(reply))) reply.removeHeader(name)
      throw error
    } finally {
      await this.abandon()
    }
  }

  /** Undoes what was written, unless the transaction has ended before. */
  async abandon(): Promise<void> {
    this.#isEnding = true
    await this.#transaction.rollback()
    this.#ended.resolve()
  }

  async #commit(answer: Answer): Promise<void> {
    const { token, fingerprint } = this.#claim
    await this.#transaction.commit(async (db) => {
      const sealed = await sealAnswer(token, fingerprint, answer)
      if (!(await keepAnswer(db, this.#claim, fingerprint, sealed))) throw new Refused('keyReused')
    })
  }

  #headersOf(reply: FastifyReply): Answer['headers'] {
    return Object.fromEntries(Object.entries(reply.getHeaders()).filter(([name]) => !this.#commonHeaders.has(name)))
  }
}
