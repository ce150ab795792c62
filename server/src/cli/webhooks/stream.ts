import { get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import { json } from 'node:stream/consumers'
import { limits } from '../../catalogue/limits.ts'
import { messageOf } from '../context.ts'
import { createEventReader, type ServerSentEvent } from './server-sent-events.ts'

export type StreamSource = {
  readonly baseUrl: string
  readonly token: string
  /** Null: all accounts that the token reaches. */
  readonly accountId: string | null
}

/** How a connection ended. `isFinal`: another one would end in the same way. */
type End = { readonly kind: 'ended'; readonly isFinal: boolean; readonly why: string }

/** `opened`: what happens from now on is told. The last one is `ended`. */
export type StreamNews = { readonly kind: 'opened' } | { readonly kind: 'block'; readonly block: ServerSentEvent } | End

/** A stream says something every `streamHeartbeatMs`. Silent for longer, the connection is gone, as after a laptop's sleep. */
const longestSilenceMs = 3 * limits.streamHeartbeatMs

type ErrorBody = { readonly error?: unknown; readonly details?: readonly { dataPath?: unknown; message?: unknown }[] }

const wordsOf = async (response: IncomingMessage): Promise<string> => {
  const { error, details = [] } = ((await json(response).catch(() => null)) ?? {}) as ErrorBody
  const [detail] = details
  const where = detail === undefined ? '' : `: ${detail.dataPath} ${detail.message}`
  return `Foyer answers ${response.statusCode}${error === undefined ? '' : `, ${error}${where}`}`
}

/** Overload, time-outs and what is broken may pass; all else stays as it is. */
const mayPass = (status: number): boolean => status >= 500 || [408, 425, 429].includes(status)

/** A server that is not Foyer may answer 200 to whatever it is asked for. */
const isStream = ({ statusCode, headers }: IncomingMessage): boolean =>
  statusCode === 200 && headers['content-type']?.startsWith('text/event-stream') === true

const refusalOf = async (response: IncomingMessage, { baseUrl }: StreamSource): Promise<End> => {
  const { statusCode: status = 0 } = response
  const words = await wordsOf(response)
  const isElsewhere = status === 404 || status < 400
  return {
    kind: 'ended',
    isFinal: !mayPass(status),
    why: isElsewhere ? `${words}. Is Foyer at ${baseUrl}, and the account one of the token's?` : words,
  }
}

const lost = (why: string): End => ({ kind: 'ended', isFinal: false, why })

/** With Node's own client: fetch refuses ports that browsers keep for others. */
const open = ({ baseUrl, accountId, token }: StreamSource, after: string | null, signal: AbortSignal) => {
  const query = accountId === null ? '' : `?${new URLSearchParams({ account_id: accountId })}`
  const headers = {
    accept: 'text/event-stream',
    authorization: `Bearer ${token}`,
    ...(after !== null && { 'last-event-id': after }),
  }
  const get = baseUrl.toLowerCase().startsWith('https:') ? getSecure : getPlain
  return new Promise<IncomingMessage>((resolve, reject) => {
    get(`${baseUrl}/v2/stream${query}`, { headers, agent: false, signal }, resolve).on('error', reject)
  })
}

/** Aborts what takes longer. */
const createWatch = (silenceMs: number) => {
  const silence = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const stop = (): void => clearTimeout(timer)
  const start = (): void => {
    stop()
    timer = setTimeout(() => silence.abort(), silenceMs)
  }
  return { start, stop, signal: silence.signal }
}

/**
 * Reads the stream from `after` on (null: from now on) until it ends, whatever ends it. What comes while the reader is busy waits.
 * Throws the reason of `signal` when that is aborted.
 */
export async function* readStream(
  source: StreamSource,
  after: string | null,
  signal: AbortSignal,
  silenceMs = longestSilenceMs,
): AsyncGenerator<StreamNews, void, undefined> {
  const watch = createWatch(silenceMs)
  const read = createEventReader()
  const decoder = new TextDecoder()
  try {
    watch.start()
    const response = await open(source, after, AbortSignal.any([signal, watch.signal]))
    if (!isStream(response)) return yield await refusalOf(response, source)
    yield { kind: 'opened' }
    for await (const bytes of response) {
      watch.stop()
      for (const block of read(decoder.decode(bytes, { stream: true }))) yield { kind: 'block', block }
      watch.start()
    }
    yield lost('Foyer ended the stream')
  } catch (error) {
    signal.throwIfAborted()
    if (watch.signal.aborted) yield lost('Foyer has been silent for too long')
    else yield lost(`Foyer does not answer at ${source.baseUrl}: ${messageOf(error)}`)
  } finally {
    watch.stop()
  }
}
