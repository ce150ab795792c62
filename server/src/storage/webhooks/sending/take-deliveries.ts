import type pg from 'pg'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { ChangeOperation, WebhookFormat, WebhookTable } from '../../../catalogue/webhooks.ts'
import { plainArray } from '../../arrays.ts'
import type { Change } from '../changes.ts'

/** What the sender needs of an endpoint that is not paused. */
export type SendingEndpoint = {
  readonly accountId: string
  readonly id: string
  readonly url: string
  readonly format: WebhookFormat
  readonly secret: Buffer
  /** Null when it is valid no more. */
  readonly previousSecret: Buffer | null
  readonly failingSince: Timestamp | null
  readonly warnedAt: Timestamp | null
  readonly revision: number
}

/** A delivery whose turn it is, with what it tells. */
export type DueDelivery = {
  readonly id: number
  readonly endpointId: string
  readonly lane: number
  /** Attempts so far; and the tries of its schedule among them, since when. */
  readonly attempts: number
  readonly tries: number
  readonly triesBeganAt: Timestamp | null
  readonly change: Change
}

export type Taken = { readonly endpoints: readonly SendingEndpoint[]; readonly deliveries: readonly DueDelivery[] }

/** What is in memory already. */
export type InMemory = {
  readonly deliveryIds: readonly number[]
  /** Of endpoints that can't take as many more as `usualRoom`. */
  readonly rooms: ReadonlyMap<string, number>
  readonly usualRoom: number
}

const mine = 'd.account_id = e.account_id and d.endpoint_id = e.id and d.id <> all($3::bigint[])'

/*
 * All endpoints, and for each its next deliveries: those whose next try is due, and those that are ready, in their order. A ready one
 * whose prospect or unit has an earlier one that is being retried is `behind`, and told apart to be held.
 */
const statement = `
select e.account_id as "accountId", e.id as "endpointId", e.url, e.format, e.secret,
  case when e.previous_secret_until > clock_timestamp() then e.previous_secret end as "previousSecret",
  e.failing_since as "failingSince", e.warned_at as "warnedAt", e.revision,
  d.id, d.lane, d.attempts, d.tries, d.tries_began_at as "triesBeganAt", d.behind,
  c.id as sequence, c.table_name as "table", c.operation, c.event_type as "eventType", c.record, c.old_record as "oldRecord",
  c.actor_user_id as "actorUserId", c.actor_token_id as "actorTokenId", c.created_at as "createdAt"
from webhook_endpoints e
left join unnest($1::uuid[], $2::int[]) as r(endpoint_id, room) on r.endpoint_id = e.id
left join lateral (
  (select d.id, d.lane, d.attempts, d.tries, d.tries_began_at, d.change_id, false as behind from webhook_deliveries d
   where ${mine} and d.status = 'retrying' and d.next_at <= clock_timestamp()
   order by d.next_at limit coalesce(r.room, $4))
  union all
  (select d.id, d.lane, d.attempts, d.tries, d.tries_began_at, d.change_id, exists (
     select from webhook_deliveries x where x.account_id = d.account_id and x.endpoint_id = d.endpoint_id and x.lane = d.lane
       and x.status = 'retrying')
   from webhook_deliveries d where ${mine} and d.status = 'ready' order by d.id limit coalesce(r.room, $4))
) d on true
left join webhook_changes c on c.account_id = e.account_id and c.id = d.change_id and not d.behind
where e.status = 'active'
order by e.id, d.id`

type Row = SendingEndpoint & {
  readonly endpointId: string
  readonly id: number | null
  readonly lane: number
  readonly attempts: number
  readonly tries: number
  readonly triesBeganAt: Timestamp | null
  readonly behind: boolean
  readonly sequence: number | null
  readonly table: WebhookTable
  readonly operation: ChangeOperation
  readonly eventType: string | null
  readonly record: unknown
  readonly oldRecord: unknown
  readonly actorUserId: string | null
  readonly actorTokenId: string | null
  readonly createdAt: Timestamp
}

const toEndpoint = ({ endpointId, ...row }: Row): SendingEndpoint => ({
  accountId: row.accountId,
  id: endpointId,
  url: row.url,
  format: row.format,
  secret: row.secret,
  previousSecret: row.previousSecret,
  failingSince: row.failingSince,
  warnedAt: row.warnedAt,
  revision: row.revision,
})

const toDelivery = (row: Row, id: number, sequence: number): DueDelivery => ({
  id,
  endpointId: row.endpointId,
  lane: row.lane,
  attempts: row.attempts,
  tries: row.tries,
  triesBeganAt: row.triesBeganAt,
  change: {
    accountId: row.accountId,
    sequence,
    table: row.table,
    operation: row.operation,
    eventType: row.eventType,
    record: row.record,
    oldRecord: row.oldRecord,
    actorUserId: row.actorUserId,
    actorTokenId: row.actorTokenId,
    createdAt: row.createdAt,
  },
})

const hold = `update webhook_deliveries d set status = 'held'
  from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as h(account_id, endpoint_id, id)
  where d.account_id = h.account_id and d.endpoint_id = h.endpoint_id and d.id = h.id and d.status = 'ready'`

/**
 * Looks for what is to be sent now. The endpoints are all that are not paused. To be called by the one who sends, and never at the
 * same time as `recordOutcomes`: what is held here waits for what is ended there.
 */
export const takeDeliveries = async (client: pg.ClientBase, memory: InMemory): Promise<Taken> => {
  const { rows } = await client.query<Row>({
    name: 'take-deliveries',
    text: statement,
    values: [
      plainArray([...memory.rooms.keys()]),
      plainArray([...memory.rooms.values()]),
      plainArray(memory.deliveryIds),
      memory.usualRoom,
    ],
  })
  const behind = rows.filter((row) => row.behind)
  if (behind.length > 0) {
    const values = [
      plainArray(behind.map((row) => row.accountId)),
      plainArray(behind.map((row) => row.endpointId)),
      plainArray(behind.map((row) => row.id)),
    ]
    await client.query({ name: 'hold-deliveries', text: hold, values })
  }
  return {
    endpoints: [...Map.groupBy(rows, (row) => row.endpointId).values()].flatMap(([row]) =>
      row ? toEndpoint(row) : [],
    ),
    deliveries: rows.flatMap((row) =>
      row.id === null || row.sequence === null || row.behind ? [] : toDelivery(row, row.id, row.sequence),
    ),
  }
}
