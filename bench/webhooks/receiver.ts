import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'

/*
 * A receiver of webhooks in a process of its own: POST /<n> is a hook, /hang/<n> makes it hang, GET /figures tells what came since the
 * last POST /reset.
 */

export type Figures = {
  /** How many came to each hook. */
  readonly counts: Readonly<Record<string, number>>
  /** From the first to the last of them, in milliseconds. */
  readonly spanMs: number
  /** From the event to its arrival, ascending, in milliseconds. */
  readonly delaysMs: readonly number[]
}

const hanging = new Set<string>()
let counts = new Map<string, number>()
let delaysMs: number[] = []
let firstMs = 0
let lastMs = 0

const now = (): number => performance.timeOrigin + performance.now()

/** A Date would cut the microseconds. */
const toMs = (timestamp: string): number => Date.parse(timestamp) + Number(timestamp.slice(23, 26)) / 1_000

const note = (hook: string, body: string): void => {
  const at = now()
  if (counts.size === 0) firstMs = at
  lastMs = at
  counts.set(hook, (counts.get(hook) ?? 0) + 1)
  const { data } = JSON.parse(body) as { readonly data: { readonly created_at: string } }
  delaysMs.push(at - toMs(data.created_at))
}

const figures = (): Figures => ({
  counts: Object.fromEntries(counts),
  spanMs: lastMs - firstMs,
  delaysMs: delaysMs.toSorted((one, other) => one - other),
})

const reset = (): void => {
  counts = new Map()
  delaysMs = []
}

const server = createServer((request, reply) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const path = (request.url ?? '/').slice(1)
    if (path === 'figures') return reply.end(JSON.stringify(figures()))
    if (path === 'reset') {
      reset()
      return reply.end()
    }
    if (path.startsWith('hang/')) {
      hanging.add(path.slice('hang/'.length))
      return reply.end()
    }
    if (hanging.has(path)) return
    note(path, Buffer.concat(parts).toString())
    return reply.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port};\n`)
})
