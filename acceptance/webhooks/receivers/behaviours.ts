import type { ServerResponse } from 'node:http'

/** How a receiver behaves to one request. */
export type Behaviour = {
  readonly name: string
  /** Whether the message is read at all, and whether the answer says that it was taken: 2xx. */
  readonly reads: boolean
  readonly takes: boolean
  readonly answer: (response: ServerResponse) => void
}

export const says = (status: number, headers: Readonly<Record<string, string>> = {}): Behaviour => ({
  name: `answers ${status}`,
  reads: true,
  takes: status >= 200 && status < 300,
  answer: (response) => response.writeHead(status, headers).end('so it is'),
})

/** To the letter: what no HTTP server would send. */
const writes = (name: string, text: string): Behaviour => ({
  name,
  reads: true,
  takes: true,
  answer: ({ socket }) => socket?.end(text),
})

const drops = (reads: boolean): Behaviour => ({
  name: reads ? 'reads and drops the connection' : 'drops the connection',
  reads,
  takes: false,
  answer: ({ socket }) => socket?.resetAndDestroy(),
})

const slowMs = 300
const slow: Behaviour = {
  name: 'is slow',
  reads: true,
  takes: true,
  answer: (response) => void setTimeout(() => response.writeHead(200).end('at last'), slowMs),
}

const hangs: Behaviour = { name: 'never answers', reads: true, takes: false, answer: () => {} }

const endless: Behaviour = {
  name: 'answers without an end',
  reads: true,
  takes: true,
  answer: (response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    }
    response.writeHead(200).on('drain', more)
    more()
  },
}

const stalls: Behaviour = {
  name: 'stops in the middle of its answer',
  reads: true,
  takes: true,
  answer: (response) => void response.writeHead(200).write('so'),
}

export const fine = says(204)
export const gone = says(410)

/** All that goes wrong, but for what takes the sender's whole patience. */
export const faults: readonly Behaviour[] = [
  slow,
  says(500),
  drops(false),
  drops(true),
  writes('promises more than it sends', 'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nok'),
  writes(
    'sends more than it promises',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and then some\r\n\r\nHTTP/9 no',
  ),
  says(429, { 'Retry-After': '1' }),
  says(301, { Location: 'http://127.0.0.1:1/elsewhere' }),
  endless,
]

/** Each of these costs the prospect whom it hits ten seconds. */
export const longFaults: readonly Behaviour[] = [hangs, stalls]
