import type pg from 'pg'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import { type WebhookFormat, webhookLimits } from '../../../catalogue/webhooks.ts'
import { plainArray, textArray } from '../../arrays.ts'

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
  /** How long it asked to be left alone, from now on, in milliseconds. */
  readonly quietMs: number
  readonly revision: number
}

/** A delivery whose turn it is. What it tells is read later: it may be much. */
export type DueDelivery = {
  readonly id: number
  readonly accountId: string
  readonly endpointId: string
  readonly lane: number
  readonly changeId: number
  /** Attempts so far; and the tries of its schedule among them. */
  readonly attempts: number
  readonly tries: number
}

export type Taken = { readonly endpoints: readonly SendingEndpoint[]; readonly deliveries: readonly DueDelivery[] }

/** What is in memory already. */
export type InMemory = {
  readonly deliveryIds: readonly number[]
  /** Of each endpoint that is known: how many more it takes, and the lanes that take none. */
  readonly known: readonly {
    readonly endpointId: string
    readonly room: number
    readonly fullLanes: readonly number[]
  }[]
}

const mine = 'd.account_id = e.account_id and d.endpoint_id = e.id and d.id <> all($4::bigint[])'
const room = `coalesce(k.room, ${webhookLimits.deliveriesInMemory})`

/*
 * All endpoints, and for each its next deliveries: those whose next try is due, and those that are ready, in their order; a few of each
 * lane, so that a busy one leaves room for others. A ready one whose prospect or unit has an earlier one that is being retried, or is
 * held itself, is `behind`, and told apart to be held.
 *
 * `id + 0` is what the indexes of the queue have, and nothing else: with `sendingSession` no other plan is possible, whatever the planner
 * knows of a young table.
 *
 * Measured: a time of the statement's own (`now()`) can be looked up in an index, `clock_timestamp()` can't. The sub-query with
 * `limit 1` keeps the planner from reading all that is retried for each look; so does reading what is told by its key alone.
 */
const statement = `
select e.account_id as "accountId", e.id as "endpointId", e.url, e.format, e.secret,
  case when e.previous_secret_until > now() then e.previous_secret end as "previousSecret",
  e.failing_since as "failingSince", e.warned_at as "warnedAt", e.revision,
  coalesce(greatest(ceil(extract(epoch from e.not_before - now()) * 1000), 0), 0)::bigint as "quietMs",
  d.id, d.lane, d.change_id as "changeId", d.attempts, d.tries, d.behind
from webhook_endpoints e
left join unnest($1::uuid[], $2::int[], $3::text[]) as k(endpoint_id, room, full_lanes) on k.endpoint_id = e.id
left join lateral (
  (select d.id, d.lane, d.change_id, d.attempts, d.tries, false as behind from webhook_deliveries d
   where ${mine} and d.status = 'retrying' and d.next_at <= now() order by d.next_at limit ${room})
  union all
  (select q.id, q.lane, q.change_id, q.attempts, q.tries, q.behind from (
     select w.*, row_number() over (partition by w.lane order by w.id) as place from (
       select d.id, d.lane, d.change_id, d.attempts, d.tries, (
         select true from webhook_deliveries x where x.account_id = d.account_id and x.endpoint_id = d.endpoint_id
           and x.lane = d.lane and x.id + 0 < d.id + 0 and x.status in ('retrying', 'held') order by x.id + 0 limit 1) is true as behind
       from webhook_deliveries d
       where ${mine} and d.status = 'ready' and d.lane <> all(coalesce(k.full_lanes, '{}')::bigint[])
       order by d.id + 0 limit 4 * ${room}
     ) w
   ) q where q.place <= ${webhookLimits.deliveriesPerLane} order by q.id limit ${room})
) d on true
where e.status = 'active'
order by e.id, d.id`

type Row = Omit<SendingEndpoint, 'id'> &
  Omit<DueDelivery, 'id'> & {
    readonly id: number | null
    readonly behind: boolean
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
  quietMs: row.quietMs,
  revision: row.revision,
})

const toDelivery = ({ accountId, endpointId, lane, changeId, attempts, tries }: Row, id: number): DueDelivery => ({
  id,
  accountId,
  endpointId,
  lane,
  changeId,
  attempts,
  tries,
})

const hold = `update webhook_deliveries d set status = 'held'
  from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as h(account_id, endpoint_id, id)
  where d.account_id = h.account_id and d.endpoint_id = h.endpoint_id and d.id = h.id and d.status = 'ready'`

/**
 * Looks for what is to be sent now. The endpoints are all that are not paused. To be called by the one who sends, and never at the
 * same time as `recordOutcomes`: what is held here waits for what is ended there.
 */
export const takeDeliveries = async (client: pg.ClientBase, { deliveryIds, known }: InMemory): Promise<Taken> => {
  const { rows } = await client.query<Row>({
    name: 'take-deliveries',
    text: statement,
    values: [
      plainArray(known.map(({ endpointId }) => endpointId)),
      plainArray(known.map((one) => one.room)),
      textArray(known.map(({ fullLanes }) => plainArray(fullLanes))),
      plainArray(deliveryIds),
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
    deliveries: rows.flatMap((row) => (row.id === null || row.behind ? [] : toDelivery(row, row.id))),
  }
}

/**
 * Forgets plans that were made when there was less. To be called about once a second: to plan anew for each look took longer than the
 * looks, and a plan of before an import read all changes of the account for each one (1 ms instead of 0.01).
 */
export const forgetPlans = async (client: pg.ClientBase): Promise<void> => {
  await client.query('discard plans')
}

/** Session settings of the connection that looks, and writes down what came of it. What is lost of that is sent again. */
export const sendingSession = [
  '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan',
  '-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_sort=off',
].join(' ')
