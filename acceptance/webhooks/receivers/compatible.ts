import { type Listener, listen } from './listening.ts'
import type { Row } from './standard.ts'

type CompatibleBody = {
  readonly type: 'INSERT' | 'UPDATE' | 'DELETE'
  readonly table: string
  readonly record: Row | null
  readonly old_record: Row | null
}

export type CompatibleReceiver = Listener & {
  /** From now on it takes these keys, and no others. */
  readonly learn: (...keys: readonly string[]) => void
  /** Its tables, each by `record.id`. */
  readonly records: ReadonlyMap<string, ReadonlyMap<number, Row>>
  /** How many messages it took, and when each event came first, by its id. */
  readonly taken: () => number
  readonly eventsSince: ReadonlyMap<number, number>
  readonly complaints: readonly string[]
}

const tables = ['units', 'prospects', 'leasing_events'] as const

/**
 * A receiver that was written for the hosted service's webhooks: it knows a key, four fields, and nothing of Foyer. It keeps what
 * came last, and links each event to its prospect as soon as it comes.
 */
export const startCompatibleReceiver = async (): Promise<CompatibleReceiver> => {
  let known: readonly string[] = []
  let taken = 0
  const records = new Map(tables.map((table) => [table as string, new Map<number, Row>()]))
  const eventsSince = new Map<number, number>()
  const complaints: string[] = []

  const link = (event: Row, arrivedAt: number): void => {
    if (!eventsSince.has(event.id)) eventsSince.set(event.id, arrivedAt)
    if (!records.get('prospects')?.has(Number(event['prospect'])))
      complaints.push(`event ${event.id} is of prospect ${event['prospect']}, which is not known`)
  }

  const take = ({ type, table, record, old_record }: CompatibleBody, arrivedAt: number): void => {
    taken += 1
    const rows = records.get(table)
    if (rows === undefined) complaints.push(`there is no table ${table}`)
    if (type === 'DELETE') rows?.delete(Number(old_record?.id))
    else if (record === null) complaints.push(`${type} of ${table} without a record`)
    else {
      rows?.set(record.id, record)
      if (table === 'leasing_events') link(record, arrivedAt)
    }
  }

  const listener = await listen(async ({ request, response, read }) => {
    const { text, arrivedAt } = await read()
    if (!known.includes(String(request.headers['x-api-key']))) {
      response.writeHead(401).end()
      return
    }
    take(JSON.parse(text) as CompatibleBody, arrivedAt)
    response.writeHead(202).end()
  })
  return {
    ...listener,
    learn: (...keys) => {
      known = keys
    },
    records,
    taken: () => taken,
    eventsSince,
    complaints,
  }
}
