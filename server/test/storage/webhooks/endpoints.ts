import { randomUUID } from 'node:crypto'
import type { WebhookFormat, WebhookTable } from '../../../src/catalogue/webhooks.ts'
import { attachTriggers } from '../../../src/storage/webhooks/triggers.ts'
import type { Desk } from '../../engine/desk.ts'

export type Wanted = {
  readonly tables?: readonly WebhookTable[]
  readonly eventTypes?: readonly string[]
  readonly format?: WebhookFormat
  readonly url?: string
  readonly secret?: Buffer
}

/** An endpoint that hears of changes from now on. Its id. */
export const addEndpoint = async (desk: Desk, accountId: string, wanted: Wanted = {}): Promise<string> => {
  const id = randomUUID()
  if (!(await desk.database.transaction(attachTriggers))) throw new Error('somebody wrote all the time')
  await desk.pool.query(
    `insert into webhook_endpoints (account_id, id, url, format, tables, event_types, secret, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      accountId,
      id,
      wanted.url ?? 'https://example.com/hook',
      wanted.format ?? 'standard',
      wanted.tables ?? ['leasing_events', 'prospects', 'units'],
      wanted.eventTypes ?? null,
      wanted.secret ?? Buffer.from('sealed'),
      randomUUID(),
    ],
  )
  return id
}

export type Noted = {
  readonly id: number
  readonly table: WebhookTable
  readonly operation: string
  readonly lane: number
  readonly eventType: string | null
  readonly record: Readonly<Record<string, unknown>> | null
  readonly oldRecord: Readonly<Record<string, unknown>> | null
  readonly actor: string | null
}

/** What an endpoint is to hear, in order. */
export const heardBy = async (desk: Desk, endpointId: string): Promise<Noted[]> => {
  const { rows } = await desk.pool.query<Noted>(
    `select c.id, c.table_name as "table", c.operation, c.lane, c.event_type as "eventType", c.record, c.old_record as "oldRecord",
       c.actor_user_id as actor
     from webhook_deliveries d join webhook_changes c on c.account_id = d.account_id and c.id = d.change_id
     where d.endpoint_id = $1 order by d.id`,
    [endpointId],
  )
  return rows
}

/** What was heard, in short: `prospects INSERT`. */
export const inShort = (noted: readonly Noted[]): string[] =>
  noted.map(({ table, operation, eventType }) =>
    [table, operation, eventType].filter((part) => part !== null).join(' '),
  )
