import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from '../support/database.ts'
import { askAs, type Reply } from '../support/wire/http.ts'

/** One write of v2 as the client knows it. What it writes carries the key. */
type Write = {
  readonly key: string
  readonly path: string
  readonly body: object
  /** The first answer that told of success; null while there was none. */
  text: string | null
}

export type KeyedLoadOptions = {
  readonly baseUrl: string
  readonly token: string
  readonly accountId: string
  readonly clients?: number
}

export type KeyedLoad = {
  /** How many writes were acknowledged so far. Throws when an answer was wrong. */
  readonly acknowledged: () => number
  /** Stops, sends what was not acknowledged until it is, and says what is wrong. Nothing when every write is there once. */
  readonly stop: (sql: Sql) => Promise<string[]>
}

const pauseMs = 50
const settlingMs = 30_000
/** Nothing was done, or nobody knows: the same request again. */
const passing = new Set([409, 503])

const kinds = (accountId: string, key: string): readonly (readonly [path: string, body: object])[] => [
  ['/v2/prospects', { account_id: accountId, name: key }],
  ['/v2/units', { account_id: accountId, extracted_from: key }],
  ['/v2/tokens', { name: key }],
]

const countOf = async (sql: Sql, keys: readonly string[]): Promise<Map<string, number>> => {
  const rows = await sql.query<{ name: string; count: number }>(
    `select name, count(*)::int count from (
       select name from prospects union all select extracted_from from units
       union all select name from api_tokens
     ) written where name = any($1) group by name`,
    [keys],
  )
  return new Map(rows.map(({ name, count }) => [name, count]))
}

/** Clients that write without a pause, each write with a key, and send it again and again until it is acknowledged. */
export const startKeyedLoad = ({ baseUrl, token, accountId, clients = 8 }: KeyedLoadOptions): KeyedLoad => {
  const writes: Write[] = []
  const wrong: string[] = []
  let isStopping = false
  const send = ({ key, path, body }: Write): Promise<Reply | null> =>
    askAs(baseUrl, token, { path, body, headers: { 'Idempotency-Key': key } }).catch(() => null)
  /** One try. Whether it was acknowledged. */
  const attempt = async (write: Write): Promise<boolean> => {
    const reply = await send(write)
    if (reply?.status === 201) write.text = reply.text
    else if (reply !== null && !passing.has(reply.status)) wrong.push(`${write.path}: ${reply.status} ${reply.text}`)
    return write.text !== null
  }
  const settle = async (write: Write): Promise<void> => {
    const end = performance.now() + settlingMs
    while (!(await attempt(write)) && wrong.length === 0 && performance.now() < end) await pause(pauseMs)
  }
  const work = async (): Promise<void> => {
    while (!isStopping && wrong.length === 0) {
      const key = randomUUID()
      const all = kinds(accountId, key)
      const [path, body] = all[writes.length % all.length] ?? ['', {}]
      const write: Write = { key, path, body, text: null }
      writes.push(write)
      await settle(write)
    }
  }
  const running = Promise.all(Array.from({ length: clients }, work))
  return {
    acknowledged: () => {
      if (wrong[0] !== undefined) throw new Error(wrong[0])
      return writes.filter(({ text }) => text !== null).length
    },
    stop: async (sql) => {
      isStopping = true
      await running
      const counts = await countOf(
        sql,
        writes.map(({ key }) => key),
      )
      const notOnce = writes.filter(({ key }) => counts.get(key) !== 1)
      const latest = writes.slice(-50)
      for (const write of latest) {
        const again = await send(write)
        if (again?.text !== write.text)
          wrong.push(`${write.path}: ${write.text}, and again ${again?.status} ${again?.text}`)
      }
      return [
        ...wrong,
        ...notOnce.map(({ key, path, text }) => `${path} is there ${counts.get(key) ?? 0} times: ${text}`),
      ]
    },
  }
}

/** Waits until the load has acknowledgements that it did not have before. */
export const moreWritten = (load: KeyedLoad, more: number): (() => true | null) => {
  const before = load.acknowledged()
  return () => (load.acknowledged() >= before + more ? true : null)
}
