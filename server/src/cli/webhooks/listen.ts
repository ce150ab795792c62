import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import { createResolve } from '../../webhooks/sending/name-addresses.ts'
import { createPoster } from '../../webhooks/sending/post.ts'
import { Complaint } from '../complaint.ts'
import { type Forwarding, forward, type StreamedEvent, toChange } from './forwarding.ts'
import { anywhere, type Listening, type ListenOptions, readOptions } from './options.ts'
import type { ServerSentEvent } from './server-sent-events.ts'
import { readStream } from './stream.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const warn = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Takes events one after the other, and numbers what is sent on: rising, also beyond the end of this command. */
const createTaker = ({ eventTypes }: Listening, forwarding: Forwarding) => {
  let sequence = Date.now() * 1_000
  return async ({ type, data }: ServerSentEvent): Promise<void> => {
    if (type !== 'leasing_event' || data === null) return
    const event: StreamedEvent = JSON.parse(data)
    if (eventTypes !== null && !eventTypes.has(event.event_type)) return
    sequence += 1
    await forward(toChange(event, sequence), forwarding)
  }
}

type Take = ReturnType<typeof createTaker>

/** Reads one connection to its end: where the stream was then, whether it had begun, and why it ended. */
const readToEnd = async (listening: Listening, after: string | null, take: Take, signal: AbortSignal) => {
  let place = after
  let hadBegun = false
  let why = ''
  for await (const news of readStream(listening, after, signal)) {
    if (news.kind === 'opened') {
      hadBegun = true
      say(`Listening to ${listening.baseUrl}, forwarding to ${listening.forwardTo}. Ctrl+C ends it`)
    } else if (news.kind === 'block') {
      await take(news.block)
      place = news.block.id === '' ? place : news.block.id
    } else if (news.isFinal) throw new Complaint(news.why)
    else why = news.why
  }
  return { place, hadBegun, why }
}

const { shortestReconnectMs, longestReconnectMs } = webhookLimits

/** Comes back to where it was whenever the stream ends. Ends only by a complaint, or when the signal is aborted. */
const follow = async (listening: Listening, take: Take, signal: AbortSignal): Promise<never> => {
  let after: string | null = null
  let waitMs: number = shortestReconnectMs
  for (;;) {
    const { place, hadBegun, why } = await readToEnd(listening, after, take, signal)
    after = place
    if (hadBegun) waitMs = shortestReconnectMs
    warn(`${why}. Trying again in ${waitMs / 1_000} s`)
    await pause(waitMs, undefined, { signal })
    waitMs = Math.min(2 * waitMs, longestReconnectMs)
  }
}

const untilInterrupted = (): AbortSignal => {
  const interrupted = new AbortController()
  // More than once: npm passes Ctrl+C on a second time, which would end this the hard way.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort())
  return interrupted.signal
}

/** `foyer webhooks listen`: what an endpoint would get of leasing events, for a receiver that Foyer can't reach. */
export const listen = async (options: ListenOptions): Promise<void> => {
  const listening = readOptions(options, process.env['FOYER_TOKEN'])
  const { forwardTo: url, format, secret } = listening
  const signal = untilInterrupted()
  if (listening.isNewSecret) say(`${format === 'standard' ? 'Secret' : 'X-API-Key'}: ${secret}`)
  const poster = createPoster({ rules: anywhere, resolve: createResolve(true), now: Date.now })
  const parts = { poster, secrets: null, now: Date.now }
  const endpoint = { url, format, secrets: [secret] }
  try {
    await follow(listening, createTaker(listening, { endpoint, parts, signal, tell: say }), signal)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    poster.close()
  }
}
