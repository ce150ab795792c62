import type pg from 'pg'
import { webhookLimits } from '../../../catalogue/webhooks.ts'

/** Rows that one statement deletes. */
const rowsAtOnce = 1_000

// Not `clock_timestamp()`: no index can be asked for a moment that moves.
const old = `now() - interval '${webhookLimits.keptDays} days'`

const deleteThem = (chosen: string): string => `with gone as (
  delete from webhook_deliveries where (account_id, endpoint_id, id) in (${chosen} limit ${rowsAtOnce}) returning account_id, endpoint_id, id
), attempts as (
  delete from webhook_attempts a using gone
  where a.account_id = gone.account_id and a.endpoint_id = gone.endpoint_id and a.delivery_id = gone.id
)
select from gone`

/** What ended long ago; and what was put down while its endpoint was being deleted. */
const oldDeliveries = deleteThem(`
  select d.account_id, d.endpoint_id, d.id from accounts a
  join webhook_deliveries d on d.account_id = a.id and d.created_at < ${old}
    and (d.ended_at < ${old} or not exists (select from webhook_endpoints e where e.account_id = d.account_id and e.id = d.endpoint_id))`)

const deliveriesOf = deleteThem(`
  select d.account_id, d.endpoint_id, d.id from webhook_deliveries d where d.account_id = $1 and d.endpoint_id = $2`)

const oldChanges = `delete from webhook_changes where (account_id, id) in (
  select c.account_id, c.id from accounts a join webhook_changes c on c.account_id = a.id and c.created_at < ${old}
  where not exists (select from webhook_deliveries d where d.account_id = c.account_id and d.change_id = c.id)
  limit ${rowsAtOnce}
)`

/** What waits behind nothing any more, whoever took that away. */
const freeHeld = `update webhook_deliveries d set status = 'ready'
  from webhook_endpoints e cross join lateral (
    select h.id from webhook_deliveries h
    where h.account_id = e.account_id and h.endpoint_id = e.id and h.status = 'held' and not exists (
      select from webhook_deliveries x where x.account_id = h.account_id and x.endpoint_id = h.endpoint_id and x.lane = h.lane
        and x.id + 0 < h.id + 0 and x.status = 'retrying')
    order by h.lane, h.id + 0 limit ${rowsAtOnce}
  ) h
  where d.account_id = e.account_id and d.endpoint_id = e.id and d.id = h.id`

const deleteAll = async (
  pool: pg.Pool,
  statement: string,
  values: readonly string[],
  signal?: AbortSignal,
): Promise<void> => {
  let deleted: number | null
  do {
    signal?.throwIfAborted()
    const result = await pool.query(statement, [...values])
    deleted = result.rowCount
  } while (deleted === rowsAtOnce)
}

/** Deletes what nobody has to know any longer. What is not delivered yet stays, however old it is. */
export const deleteOldDeliveries = async (pool: pg.Pool): Promise<void> => {
  await deleteAll(pool, oldDeliveries, [])
  await deleteAll(pool, oldChanges, [])
}

/** Deletes what was to be delivered, and what was, to an endpoint that is gone. */
export const deleteDeliveriesOf = (
  pool: pg.Pool,
  { accountId, endpointId }: { readonly accountId: string; readonly endpointId: string },
  signal: AbortSignal,
): Promise<void> => deleteAll(pool, deliveriesOf, [accountId, endpointId], signal)

/** Sees to it that nothing is held for ever. To be called by the one who sends, as `takeDeliveries`. */
export const freeHeldDeliveries = async (client: pg.ClientBase): Promise<void> => {
  await client.query(freeHeld)
}
