import type pg from 'pg'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { AttemptOutcome } from '../../../catalogue/webhooks.ts'
import { plainArray, textArray } from '../../arrays.ts'

/** What came of one try, and what is to become of the delivery. */
export type DeliveryOutcome = {
  readonly accountId: string
  readonly endpointId: string
  readonly deliveryId: number
  /** Counted from 1. */
  readonly attempt: number
  readonly startedAt: Timestamp
  readonly durationMs: number
  readonly outcome: AttemptOutcome
  readonly statusCode: number | null
  readonly reply: string | null
  readonly status: 'delivered' | 'retrying' | 'failed'
  /** Until the next try, for `retrying`. */
  readonly delayMs: number | null
}

/*
 * One statement for what came of many tries: the attempts, the deliveries, those that waited behind them, and how the endpoints do.
 * Whoever came through after failures brings the next tries of all others of that endpoint forward: it answers again.
 */
const statement = `with
outcome as materialized (
  select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::timestamptz[], $6::int[], $7::text[], $8::int[], $9::text[],
    $10::text[], $11::bigint[]) as o(account_id, endpoint_id, id, attempt, started_at, duration_ms, outcome, status_code, reply, status, delay_ms)
),
noted as (
  insert into webhook_attempts (account_id, endpoint_id, delivery_id, attempt, started_at, duration_ms, outcome, status_code, reply)
  select account_id, endpoint_id, id, attempt, started_at, duration_ms, outcome, status_code, reply from outcome
  on conflict do nothing
),
ended as (
  update webhook_deliveries d set status = o.status, attempts = o.attempt, tries = d.tries + 1,
    first_attempt_at = coalesce(d.first_attempt_at, o.started_at), tries_began_at = coalesce(d.tries_began_at, o.started_at),
    next_at = clock_timestamp() + o.delay_ms * interval '1 millisecond',
    ended_at = case o.status when 'retrying' then null else clock_timestamp() end
  from outcome o where d.account_id = o.account_id and d.endpoint_id = o.endpoint_id and d.id = o.id
  returning d.account_id, d.endpoint_id, d.id, d.lane, d.status, d.attempts
),
going_on as (
  update webhook_deliveries d set status = 'ready' from ended
  where ended.status <> 'retrying' and ended.attempts > 1 and d.account_id = ended.account_id and d.endpoint_id = ended.endpoint_id
    and d.lane = ended.lane and d.status = 'held'
),
done as (
  select account_id, endpoint_id, bool_or(outcome = 'delivered') as came_through, min(started_at) as since
  from outcome group by account_id, endpoint_id
),
brought_forward as (
  update webhook_deliveries d
  set next_at = least(d.next_at, clock_timestamp() + random() * least(30, extract(epoch from clock_timestamp() - e.failing_since)) * interval '1 second')
  from done join webhook_endpoints e on e.account_id = done.account_id and e.id = done.endpoint_id
  where done.came_through and e.failing_since < clock_timestamp() - interval '30 seconds'
    and d.account_id = done.account_id and d.endpoint_id = done.endpoint_id and d.status = 'retrying'
    and not exists (select from outcome o where o.endpoint_id = d.endpoint_id and o.id = d.id)
)
update webhook_endpoints e set
  failing_since = case when done.came_through then null else coalesce(e.failing_since, done.since) end,
  warned_at = case when done.came_through then null else e.warned_at end,
  last_delivered_at = case when done.came_through then clock_timestamp() else e.last_delivered_at end
from done where e.account_id = done.account_id and e.id = done.endpoint_id
  and (done.came_through and (e.failing_since is not null or e.last_delivered_at is null or e.last_delivered_at < clock_timestamp() - interval '1 second')
    or not done.came_through and e.failing_since is null)`

/** Writes down what came of tries. One of each delivery at a time. */
export const recordOutcomes = async (client: pg.ClientBase, outcomes: readonly DeliveryOutcome[]): Promise<void> => {
  await client.query({
    name: 'record-outcomes',
    text: statement,
    values: [
      plainArray(outcomes.map((one) => one.accountId)),
      plainArray(outcomes.map((one) => one.endpointId)),
      plainArray(outcomes.map((one) => one.deliveryId)),
      plainArray(outcomes.map((one) => one.attempt)),
      plainArray(outcomes.map((one) => one.startedAt)),
      plainArray(outcomes.map((one) => one.durationMs)),
      plainArray(outcomes.map((one) => one.outcome)),
      plainArray(outcomes.map((one) => one.statusCode)),
      textArray(outcomes.map((one) => one.reply)),
      plainArray(outcomes.map((one) => one.status)),
      plainArray(outcomes.map((one) => one.delayMs)),
    ],
  })
}
