import { afterEach, expect, test, vi } from 'vitest'
import type { LiveState } from '../../src/api/live/follow.ts'
import { followTogether } from '../../src/api/live/follow-together.ts'

type Connection = {
  readonly from: string | null
  readonly send: (text: string) => void
  readonly end: () => void
}

/** A server with a stream; each of its connections is written down. */
const serve = (): Connection[] => {
  const connections: Connection[] = []
  vi.stubGlobal('fetch', async (_url: string, { headers, signal }: { headers: object; signal: AbortSignal }) => {
    let controller: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({
      start: (given) => {
        controller = given
        signal.addEventListener('abort', () => given.error(signal.reason))
      },
    })
    connections.push({
      from: new Headers(headers as Record<string, string>).get('last-event-id'),
      send: (text) => controller.enqueue(new TextEncoder().encode(text)),
      end: () => controller.close(),
    })
    return new Response(body)
  })
  return connections
}

const closings: (() => Promise<void>)[] = []
let count = 0

const openTab = (userId: string) => {
  const stop = new AbortController()
  const heard: string[] = []
  const states: LiveState[] = []
  const refusals: number[] = []
  const ended = followTogether(
    userId,
    {
      onMessage: ({ data }) => heard.push(data),
      onState: (state) => states.push(state),
      onRefused: (status) => refusals.push(status),
    },
    stop.signal,
  )
  const close = (): Promise<void> => {
    stop.abort()
    return ended
  }
  closings.push(close)
  return { heard, states, refusals, close }
}

const newPerson = (): string => {
  count += 1
  return `person ${count}`
}

afterEach(async () => {
  for (const close of closings.splice(0)) await close()
  vi.unstubAllGlobals()
})

test('tabs of a person share one stream, and the next one goes on where the first has closed', async () => {
  const connections = serve()
  const person = newPerson()
  const first = openTab(person)
  await vi.waitFor(() => expect(first.states).toEqual(['live']))
  const second = openTab(person)
  await vi.waitFor(() => expect(second.states).toContain('live'))
  connections[0]?.send('id: a\ndata: 1\n\n')
  await vi.waitFor(() => expect([first.heard, second.heard]).toEqual([['1'], ['1']]))
  expect(connections).toHaveLength(1)

  await first.close()
  await vi.waitFor(() => expect(connections).toHaveLength(2))
  expect(connections[1]?.from).toBe('a')
  connections[1]?.send('id: b\ndata: 2\n\n')
  await vi.waitFor(() => expect(second.heard).toEqual(['1', '2']))
  expect(first.heard).toEqual(['1'])
})

test('that the session has ended is told to all tabs', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }))
  const person = newPerson()
  const tabs = [openTab(person), openTab(person)]
  for (const { refusals } of tabs) await vi.waitFor(() => expect(refusals).toContain(401), { timeout: 5_000 })
})

test('a place that the server does not know is forgotten', async () => {
  const connections = serve()
  const answers = globalThis.fetch
  const tab = openTab(newPerson())
  await vi.waitFor(() => expect(connections).toHaveLength(1))
  connections[0]?.send('id: a\n\n')
  await vi.waitFor(() => expect(tab.heard).toHaveLength(1))
  const places: (string | null)[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const place = new Headers(init.headers).get('last-event-id')
    places.push(place)
    return place === null ? answers(url, init) : new Response('{}', { status: 400 })
  })
  connections[0]?.end()
  await vi.waitFor(() => expect(places).toEqual(['a', null]), { timeout: 8_000 })
  expect(tab.refusals).toEqual([400])
}, 15_000)

test('without locks a tab reads for itself', async () => {
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
  const connections = serve()
  const person = newPerson()
  const tabs = [openTab(person), openTab(person)]
  for (const { states } of tabs) await vi.waitFor(() => expect(states).toContain('live'))
  expect(connections).toHaveLength(2)
  Object.assign(document, { hidden: true })
  document.dispatchEvent(new Event('visibilitychange'))
  Object.assign(document, { hidden: false })
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(connections).toHaveLength(4))
})

/** A server whose stream gives this, as other reads do; null is no answer at all. */
const answering = (stream: number | null, others: number | null): void => {
  vi.stubGlobal('fetch', async (url: string) => {
    const status = url === '/v2/stream' ? stream : others
    if (status === null) throw new TypeError('Failed to fetch')
    return new Response('{}', { status })
  })
}

test.for([
  { when: 'the stream is refused', stream: 429, others: 200, state: 'refused' },
  { when: 'the server gives no more streams', stream: 503, others: 200, state: 'refused' },
  { when: 'streams alone are cut', stream: null, others: 200, state: 'refused' },
  { when: 'something in front of the server answers', stream: 502, others: 502, state: 'away' },
  { when: 'nothing answers', stream: null, others: null, state: 'away' },
] as const)('when $when it is $state', async ({ stream, others, state }) => {
  answering(stream, others)
  const tab = openTab(newPerson())
  await vi.waitFor(() => expect(tab.states.length).toBeGreaterThan(0))
  expect(tab.states).toEqual([state])
})
