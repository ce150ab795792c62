import type pg from 'pg'
import type { PauseReason } from '../../../catalogue/webhooks.ts'

type EndpointName = { readonly accountId: string; readonly id: string }

/** What the account's other endpoints hear of one that does not do well, if they want to: the table `webhooks`. */
const told = (of: string): string => `jsonb_build_object('id', ${of}.id, 'url', ${of}.url, 'status', ${of}.status,
  'pause_reason', ${of}.pause_reason, 'failing_since', to_char(${of}.failing_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  'paused_at', to_char(${of}.paused_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))`

const tellOthers = (changed: string): string => `
  select foyer_note_changes(array(
    select row(c.account_id, null, 'webhooks', 'UPDATE', 0, null, false, ${told('c')}, ${told('b')}, null, null, null)::webhook_changes
    from ${changed} c join before b on b.id = c.id
  ))`

/** Pauses an endpoint that is not. What is to be delivered stays. False: it was paused or deleted meanwhile. */
export const pauseEndpoint = async (
  client: pg.ClientBase,
  { accountId, id }: EndpointName,
  reason: PauseReason,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `with before as materialized (select * from webhook_endpoints where account_id = $1 and id = $2 and status = 'active'),
     paused as (
       update webhook_endpoints e set status = 'paused', paused_at = clock_timestamp(), pause_reason = $3,
         updated_at = greatest(clock_timestamp(), e.updated_at), revision = e.revision + 1
       from before b where e.account_id = b.account_id and e.id = b.id and e.status = 'active' returning e.*
     )
     ${tellOthers('paused')} from paused`,
    [accountId, id, reason],
  )
  return rowCount === 1
}

/** Notes and tells that there is nothing but failures, once until something comes through. */
export const warnOfEndpoint = async (client: pg.ClientBase, { accountId, id }: EndpointName): Promise<boolean> => {
  const { rowCount } = await client.query(
    `with before as materialized (select * from webhook_endpoints where account_id = $1 and id = $2 and warned_at is null),
     warned as (
       update webhook_endpoints e set warned_at = clock_timestamp()
       from before b where e.account_id = b.account_id and e.id = b.id and e.warned_at is null returning e.*
     )
     ${tellOthers('warned')} from warned`,
    [accountId, id],
  )
  return rowCount === 1
}
