import type { Sql } from '../support/database.ts'

/**
 * As if so much time had passed for webhooks. A server that runs has its own clock for the pauses between its requests. One lock at
 * a time, and none of what the sender is just writing: it would not wait for us, nor we for it.
 */
export const pass = async (sql: Sql, interval: string): Promise<void> => {
  for (const { id } of await sql.query<{ id: string }>('select id from webhook_endpoints')) {
    await sql.query(
      `update webhook_endpoints set failing_since = failing_since - $1::interval,
         warned_at = warned_at - $1::interval, not_before = not_before - $1::interval,
         previous_secret_until = previous_secret_until - $1::interval
       where id = $2 and num_nonnulls(failing_since, not_before, previous_secret_until) > 0`,
      [interval, id],
    )
  }
  await sql.query(
    `with free as materialized (
       select account_id, endpoint_id, id from webhook_deliveries where next_at is not null
       for update skip locked
     )
     update webhook_deliveries d set next_at = d.next_at - $1::interval
     from free f where d.account_id = f.account_id and d.endpoint_id = f.endpoint_id and d.id = f.id`,
    [interval],
  )
}

/** As if all that waits for its next try had waited long enough. */
export const passToNextTries = async (sql: Sql): Promise<void> => {
  const [row] = await sql.query<{ wait: string | null }>(
    "select (max(next_at) - clock_timestamp())::text as wait from webhook_deliveries where status = 'retrying' and next_at > clock_timestamp()",
  )
  if (typeof row?.wait === 'string') await pass(sql, row.wait)
}
