import { request } from 'node:http'
import { eventually } from '../waiting.ts'

export type StreamedEvent = {
  /** The stream's own id: the place in the feed. */
  readonly place: string
  readonly data: Readonly<Record<string, unknown>> & { readonly id: number }
}

export type EventStream = {
  readonly status: number
  /** The events that arrived so far. */
  readonly events: () => readonly StreamedEvent[]
  /** The last place that the stream told, of an event or of its beginning. */
  readonly lastPlace: () => string | null
  readonly isEnded: () => boolean
  /** Hangs up. */
  readonly leave: () => void
  /** Reads nothing from now on. */
  readonly stopReading: () => void
}

type Block = { readonly id: string | null; readonly event: string | null; readonly data: string | null }

/** A block of lines by the rules of server-sent events, as far as this server uses them. */
const readBlock = (block: string): Block => {
  const value = (field: string): string | null =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${field}: `))
      ?.slice(field.length + 2) ?? null
  return { id: value('id'), event: value('event'), data: value('data') }
}

export type StreamQuestion = {
  readonly token: string
  readonly query?: string
  readonly lastEventId?: string | null
}

/** Opens `/v2/stream` and resolves when the server answers. */
export const openStream = async (
  baseUrl: string,
  { token, query = '', lastEventId = null }: StreamQuestion,
): Promise<EventStream> => {
  const asked = request(new URL(baseUrl).origin, {
    path: `/v2/stream${query}`,
    headers: {
      Authorization: `Bearer ${token}`,
      Accept: 'text/event-stream',
      ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }),
    },
    agent: false,
  })
  const events: StreamedEvent[] = []
  const state = { status: 0, rest: '', lastPlace: null as string | null, isEnded: false, stopReading: () => {} }
  const take = (part: string): void => {
    const blocks = `${state.rest}${part}`.split('\n\n')
    state.rest = blocks.pop() ?? ''
    for (const { id, event, data } of blocks.map(readBlock)) {
      state.lastPlace = id ?? state.lastPlace
      if (event === 'leasing_event' && id !== null) events.push({ place: id, data: JSON.parse(data ?? '') })
    }
  }
  asked.on('response', (incoming) => {
    state.status = incoming.statusCode ?? 0
    state.stopReading = () => incoming.pause()
    incoming.setEncoding('utf8').on('data', take)
    incoming.on('error', () => {})
    incoming.on('close', () => {
      state.isEnded = true
    })
  })
  asked.on('error', () => {})
  asked.end()
  await eventually('the answer of a stream', () => (state.status === 0 ? null : true))
  return {
    status: state.status,
    events: () => events,
    lastPlace: () => state.lastPlace,
    isEnded: () => state.isEnded,
    leave: () => asked.destroy(),
    stopReading: () => state.stopReading(),
  }
}
