import { connect } from 'node:net'
import { patienceMs } from './http.ts'

/** An answer as it came over the wire. */
export type RawReply = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

export type Conversation = {
  readonly replies: readonly RawReply[]
  /** Whether the server closed the connection (in time). */
  readonly closed: boolean
}

const headEnd = '\r\n\r\n'

const parseHead = (head: string): Omit<RawReply, 'text'> => {
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { status: Number(statusLine.split(' ')[1]), headers }
}

/** The complete answers at the front of what was received. The server states a Content-Length with every body. */
const parseReplies = (received: Buffer, bodiless: boolean): RawReply[] => {
  const replies: RawReply[] = []
  let rest = received
  for (;;) {
    const end = rest.indexOf(headEnd)
    if (end < 0) return replies
    const head = parseHead(rest.subarray(0, end).toString('latin1'))
    const length = bodiless || head.status < 200 ? 0 : Number(head.headers.get('content-length') ?? 0)
    const bodyStart = end + headEnd.length
    if (rest.length < bodyStart + length) return replies
    replies.push({ ...head, text: rest.subarray(bodyStart, bodyStart + length).toString('utf8') })
    rest = rest.subarray(bodyStart + length)
  }
}

export type Talk = {
  readonly send: string | Buffer
  /** Ends the conversation as soon as so many answers came; without it, when the server closes. */
  readonly replies?: number
  /** Closes our side after sending, as a client does that was cut off. */
  readonly hangUp?: boolean
  /** The answer to HEAD has a Content-Length and no body. */
  readonly bodiless?: boolean
}

/** Sends bytes as they stand and reads what comes back. Rejects when the server neither answers nor closes. */
export const talk = (baseUrl: string, { send, replies = Infinity, hangUp = false, bodiless = false }: Talk) =>
  new Promise<Conversation>((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    let received = Buffer.alloc(0)
    const finish = (closed: boolean): void => {
      clearTimeout(alarm)
      socket.destroy()
      resolve({ replies: parseReplies(received, bodiless), closed })
    }
    const alarm = setTimeout(() => {
      socket.destroy()
      reject(new Error(`neither answered nor closed in ${patienceMs} ms; received: ${received.toString('latin1')}`))
    }, patienceMs)
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part])
      if (parseReplies(received, bodiless).length >= replies) finish(false)
    })
    socket.on('end', () => finish(true))
    // A reset is a way of closing: what matters is what was answered before.
    socket.on('error', () => finish(true))
    socket.write(send)
    if (hangUp) socket.end()
  })
