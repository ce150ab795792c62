import { useState } from 'react'
import { ApiError } from '../client.ts'

/** The header of a call that may be sent again. */
export type OnceHeader = { readonly 'idempotency-key': string }

type Send<Data> = (header: OnceHeader) => Promise<Data>

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** No answer, or that of a proxy: the server may have done it all the same. */
const lostStatuses: ReadonlySet<number> = new Set([0, 502, 504])

/** Also while it starts or has too much to do, and while the first request with the key is still running. */
const mayPass = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  (lostStatuses.has(error.status) || error.status === 503 || (error.status === 409 && isBusy(error)))

const isBusy = ({ text }: ApiError): boolean => text.includes('Idempotency-Key is still running')

/** A write of which nobody knows whether it was done. */
export class UnknownOutcome extends ApiError {}

const unknown = (error: ApiError, advice: string): UnknownOutcome =>
  new UnknownOutcome(
    { status: error.status, text: `${error.text}. ${advice}`, requestId: error.requestId },
    { cause: error },
  )

const wordsIfForgotten = 'Look whether it was done before you try again.'
const wordsIfKept = 'Try again as it is: it will be saved only once.'

const mostRetries = 2
const longestPauseMs = 5_000

const pauseBefore = (retry: number, { retryAfterSeconds }: ApiError): Promise<void> => {
  const ms = retryAfterSeconds === null ? 500 * 2 ** retry : retryAfterSeconds * 1_000
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, longestPauseMs)))
}

/** Sends a write, up to three times with the same key, by which the server does it once. */
const sendWith = async <Data>(key: string, send: Send<Data>, advice: string): Promise<Data> => {
  for (let retry = 0; ; retry += 1) {
    try {
      return await send({ 'idempotency-key': key })
    } catch (error) {
      if (!mayPass(error)) throw error
      if (retry === mostRetries) throw lostStatuses.has(error.status) || isBusy(error) ? unknown(error, advice) : error
      await pauseBefore(retry, error)
    }
  }
}

/** For what may be asked for anew, such as a change that says how it is to be: a later try has a key of its own. */
export const sendOnce = <Data>(send: Send<Data>): Promise<Data> => sendWith(newKey(), send, wordsIfForgotten)

/** Whether the server has said that nothing was written. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && !(error instanceof UnknownOutcome)

type OpenWrite = { readonly content: string; readonly key: string }

/**
 * Keeps the key of a form's write until its outcome is known, so that the person may send the same again without writing it twice.
 * Other content is another write, with a key of its own. A page that writes about many keeps one for each that it wrote `about`:
 * what is done to another prospect in between does not make the first one's write anew.
 */
export const createSendingOnce = () => {
  const open = new Map<string, OpenWrite>()
  return async <Data>(body: object, send: Send<Data>, about = ''): Promise<Data> => {
    const content = JSON.stringify(body)
    const before = open.get(about)
    const mine = before?.content === content ? before : { content, key: newKey() }
    open.set(about, mine)
    const close = (): void => {
      if (open.get(about) === mine) open.delete(about)
    }
    try {
      const data = await sendWith(mine.key, send, wordsIfKept)
      close()
      return data
    } catch (error) {
      if (isRefusal(error)) close()
      throw error
    }
  }
}

/** One for each form: see `createSendingOnce`. */
export const useSendingOnce = () => useState(createSendingOnce)[0]
