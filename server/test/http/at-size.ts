import type pg from 'pg'
import { nobody } from '../../src/storage/log/append-batch.ts'
import type { Desk } from '../engine/desk.ts'
import type { World } from './recipe.ts'

/** Two accounts that have nothing to do with each other, each with an owner and a prospect. */
export const openWorld = async (desk: Desk): Promise<World> => {
  const [accountId, otherAccountId] = [await desk.addAccount(), await desk.addAccount()]
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const [otherProspectId = 0] = await desk.addProspects(otherAccountId, 1)
  const userId = await desk.addMember(accountId, 'Owner')
  const otherUserId = await desk.addMember(otherAccountId, 'Owner')
  return { desk, accountId, userId, prospectId, otherAccountId, otherUserId, otherProspectId }
}

/** The description of the webhook that has a long log. */
export const endpointAtSize = 'at size'

const prospects = 40_000
const people = 3_000

/** So many rows that the planner has a choice, two thirds of them in the owner's account. */
const statements = ({ accountId, otherAccountId, userId, otherUserId }: World): string[] => {
  const account = `case when n % 3 = 0 then '${otherAccountId}'::uuid else '${accountId}'::uuid end`
  const address = `jsonb_build_object('formatted_address', n || ' Juniper Way', 'street_number', n::text, 'street_name', 'Juniper Way',
    'unit', null, 'city', (array['Denver', 'Boulder'])[1 + n % 2], 'state', 'Colorado', 'zip_code', '80205', 'coordinates', null)`
  return [
    `insert into users (id, name, email) select gen_random_uuid(), 'User ' || n, n || '@example.net' from generate_series(1, ${people}) n`,
    `insert into memberships (account_id, user_id, role) select '${otherAccountId}', id, 'Leasing Agent' from users where email like '%.net'`,
    `insert into api_tokens (id, user_id, name, hash, ending) select gen_random_uuid(), id, 'token', sha256(id::text::bytea), 'abcd' from users`,
    `insert into units (account_id, address, status, updated_at) select ${account}, ${address}, (array['Available', 'Leased'])[1 + n % 2], now() - n * interval '1 minute'
     from generate_series(1, 10000) n`,
    // Nearly all are somebody's: few of them the owner's, and very few nobody's.
    `insert into prospects (account_id, name, email, phone, phone_e164, source, status, stage, created_at, next_follow_up, version, assigned_to_user_ids)
     select ${account}, 'Prospect ' || n, n || '@example.org', '+1303' || (2000000 + n), '+1303' || (2000000 + n), (array['Zillow', 'Other'])[1 + n % 2],
       (array['New', 'Ghosting', 'Withdrawn'])[1 + n / 3 % 3], (array['lead', 'contacted', 'lost'])[1 + n / 3 % 3], now() - n * interval '1 minute',
       case when n % 10 = 0 then now() + n * interval '1 minute' end, 2,
       case when n % 4000 = 1 then '{}' when n % 20 = 0 then '{${userId}}' else '{${otherUserId}}' end::uuid[] from generate_series(1, ${prospects}) n`,
    `insert into prospect_assignees select account_id, unnest(case assigned_to_user_ids when '{}' then '{${nobody}}' else assigned_to_user_ids end),
       created_at, id from prospects on conflict do nothing`,
    `insert into prospect_standings select account_id, id, created_at, status, stage, next_follow_up from prospects on conflict do nothing`,
    `insert into prospect_changes (account_id, prospect_id, revision, changed_by, changes) select account_id, id, 2, '${userId}', '{}' from prospects where version = 2`,
    `insert into prospect_merges (account_id, id, kept_id, merged_id, merged_by) select account_id, gen_random_uuid(), id, id + 1, '${userId}' from prospects where id % 10 = 0 and version = 2`,
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, unit_id, created_by, context, planned_date_time)
     select account_id, nextval('leasing_event_ids'), id, s, (array['Log Note', 'Showing Scheduled'])[s], created_at, unit_id, '${userId}', '{}',
       case s when 2 then created_at + interval '1 day' end from prospects, generate_series(1, 2) s where version = 2`,
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, unit_id, created_by, context)
     select account_id, nextval('leasing_event_ids'), id, 0, 'Assign to User', created_at, unit_id, '${userId}',
       jsonb_build_object('assignedToUserIds', assigned_to_user_ids) from prospects where version = 2`,
    `insert into assignment_starts select account_id, user_id::uuid, created_at, id from leasing_events
     cross join jsonb_array_elements_text(context -> 'assignedToUserIds') as user_id where event_type = 'Assign to User' on conflict do nothing`,
    `insert into batches (account_id, id, kind, mode, status, targets, created_at, created_by, finished_at) select ${account}, gen_random_uuid(), 'events', 'atomic',
       (array['finished', 'failed'])[1 + n % 2], 1, now() - n * interval '1 minute', '${userId}', now() from generate_series(1, 10000) n`,
    `insert into batch_refusals (account_id, batch_id, place, event_index, prospect_id, faults) select account_id, id, 0, 0, 1, '[]' from batches`,
    `insert into idempotency_keys (token_id, key, fingerprint, account_id, event_id) select '${userId}', n::text, '', '${accountId}', n from generate_series(1, 5000) n`,
    `insert into webhook_endpoints (account_id, id, url, description, format, tables, secret, created_by)
     select id, gen_random_uuid(), 'https://example.com', '${endpointAtSize}', 'standard', '{leasing_events}', '', '${userId}' from accounts`,
    `insert into webhook_changes (account_id, table_name, operation, lane, event_type, is_flat, record, created_at)
     select ${account}, 'leasing_events', 'INSERT', n % 5000 + 1, 'Log Note', true, '{"id": 1}', now() - (60000 - n) * interval '1 minute' from generate_series(1, 60000) n`,
    `insert into webhook_deliveries (account_id, endpoint_id, change_id, lane, status, next_at, created_at)
     select c.account_id, e.id, c.id, c.lane, s, case s when 'retrying' then now() end, c.created_at
     from webhook_changes c join webhook_endpoints e using (account_id)
     cross join lateral (select case when c.id % 50 = 0 then 'retrying' when c.id % 9 = 0 then 'failed' else 'delivered' end) of(s)`,
    `insert into webhook_attempts (account_id, endpoint_id, delivery_id, attempt, started_at, duration_ms, outcome)
     select account_id, endpoint_id, id, 1, now(), 1, 'timeout' from webhook_deliveries`,
    `insert into saved_views (account_id, id, user_id, page, name, query) select '${otherAccountId}', gen_random_uuid(), id, 'prospects', 'Mine', '' from users`,
    `insert into import_rejects (account_id, import_id, row_number, record, reasons) select '${accountId}', gen_random_uuid(), n, '{}', '{}' from generate_series(1, 5000) n`,
  ]
}

/** Fills the tables, and gives the planner its statistics. */
export const fillAtSize = async ({ pool }: Desk, world: World): Promise<void> => {
  const client = await pool.connect()
  await client.query('set statement_timeout = 0')
  for (const statement of [...statements(world), 'vacuum analyze'])
    await client.query({ text: statement, query_timeout: 120_000 } as pg.QueryConfig)
  client.release(true)
}
