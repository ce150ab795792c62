import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

/** How long a test waits for any answer, in milliseconds. Longer than every time-out of the server: a hang is a failure. */
export const patienceMs = 20_000

export type Question = {
  readonly method?: string
  readonly path: string
  readonly headers?: OutgoingHttpHeaders | readonly string[]
  readonly body?: string | Buffer
  /** Without it every question opens a connection of its own. */
  readonly agent?: Agent
}

export type Reply = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends one request. Rejects when the connection breaks or nothing comes back in time. */
export const ask = (baseUrl: string, question: Question): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const outgoing = request(new URL(baseUrl).origin, {
      path: question.path,
      method: question.method ?? (question.body === undefined ? 'GET' : 'POST'),
      headers: question.headers ?? {},
      agent: question.agent ?? false,
      timeout: patienceMs,
    })
    outgoing.on('error', reject)
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${question.path} in ${patienceMs} ms`)))
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      )
    })
    outgoing.end(question.body)
  })

export type Call = {
  readonly method?: string
  readonly path: string
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends one request with this token, and a body, if there is one, as JSON. */
export const askAs = (baseUrl: string, token: string, { body, headers, ...call }: Call): Promise<Reply> =>
  ask(baseUrl, {
    ...call,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
