-- Webhooks: who is told, what there is to tell, and what became of it.
--
-- What changes is noted by triggers, in the transaction that changes it: no way of writing can forget it. They are off until somebody
-- makes an endpoint (server/src/storage/webhooks/triggers.ts), so nobody pays for them before. See docs/decisions/0013-webhooks.md.

create table webhook_endpoints (
  account_id uuid not null references accounts (id),
  id uuid not null,
  url text not null,
  description text,
  format text not null check (format in ('standard', 'compatible')),
  tables text[] not null,
  -- Of leasing events. Null: all.
  event_types text[],
  status text not null default 'active' check (status in ('active', 'paused')),
  paused_at timestamptz,
  pause_reason text check (pause_reason in ('asked', 'gone', 'failing')),
  -- Sealed with the operator's key.
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz,
  -- Since when there was nothing but failures.
  failing_since timestamptz,
  warned_at timestamptz,
  last_delivered_at timestamptz,
  -- It asked to be left alone until then.
  not_before timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid not null,
  created_by_token_id uuid,
  check ((status = 'paused') = (paused_at is not null) and (paused_at is null) = (pause_reason is null)),
  primary key (account_id, id)
);

-- What happened to a record, as long as somebody may want to hear it (again).
create table webhook_changes (
  account_id uuid not null,
  id bigint not null generated always as identity,
  table_name text not null check (table_name in ('leasing_events', 'prospects', 'units', 'webhooks')),
  operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
  -- What is told in order: the prospect's id, or the unit's with a minus.
  lane bigint not null,
  event_type text,
  -- Whether it changes what the flat format shows.
  is_flat boolean not null,
  -- The row, and the row before. Of a prospect that is gone: its id, and the prospect that it was merged into.
  record jsonb,
  old_record jsonb,
  actor_user_id uuid,
  actor_token_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (account_id, id)
);
create index webhook_changes_created_at_idx on webhook_changes (account_id, created_at);

create table webhook_deliveries (
  account_id uuid not null,
  endpoint_id uuid not null,
  id bigint not null generated always as identity,
  change_id bigint not null,
  lane bigint not null,
  status text not null default 'ready' check (status in ('ready', 'retrying', 'held', 'delivered', 'failed')),
  -- All of them; and those that count, since the first or since the endpoint was resumed.
  attempts integer not null default 0,
  tries integer not null default 0,
  first_attempt_at timestamptz,
  next_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  check ((status = 'retrying') = (next_at is not null)),
  primary key (account_id, endpoint_id, id)
);
-- By `id + 0`, so that nothing but this index has the order that the sender asks for: the primary key has that of `id`, and would be read from
-- its beginning, over all that was ever delivered.
create index webhook_deliveries_ready_idx on webhook_deliveries (account_id, endpoint_id, (id + 0)) where status = 'ready';
create index webhook_deliveries_retrying_idx on webhook_deliveries (account_id, endpoint_id, next_at) where status = 'retrying';
-- A lane's others wait for the one that is retried.
create index webhook_deliveries_lane_idx on webhook_deliveries (account_id, endpoint_id, lane, (id + 0)) where status in ('retrying', 'held');
create index webhook_deliveries_change_idx on webhook_deliveries (account_id, change_id);
create index webhook_deliveries_created_at_idx on webhook_deliveries (account_id, created_at);
create index webhook_deliveries_status_idx on webhook_deliveries (account_id, endpoint_id, status, id);

create table webhook_attempts (
  account_id uuid not null,
  endpoint_id uuid not null,
  delivery_id bigint not null,
  attempt integer not null,
  started_at timestamptz not null,
  duration_ms integer not null,
  outcome text not null,
  status_code integer,
  -- The beginning of the answer, or what went wrong.
  reply text,
  primary key (account_id, endpoint_id, delivery_id, attempt)
);

-- Who sends, of all servers: one at a time. It holds an advisory lock too; the name is for who comes after one that was killed.
create table webhook_sender (
  only_row boolean not null default true check (only_row) primary key,
  holder text
);
insert into webhook_sender default values;

-- Whether an endpoint hears of such a change.
create function foyer_hears(e webhook_endpoints, table_name text, event_type text, is_flat boolean) returns boolean language sql immutable as $$
  select table_name = any(e.tables) and (is_flat or e.format = 'standard')
    and (event_type is null or e.event_types is null or event_type = any(e.event_types))
$$;

-- Puts down what is told of some changes, in the order in which they happened, to all who hear of them.
create function foyer_note_changes(noted webhook_changes[]) returns void language plpgsql as $$
begin
  with changes as (
    insert into webhook_changes (account_id, table_name, operation, lane, event_type, is_flat, record, old_record, actor_user_id, actor_token_id)
    select n.account_id, n.table_name, n.operation, n.lane, n.event_type, n.is_flat, n.record, n.old_record, n.actor_user_id, n.actor_token_id
    from unnest(noted) with ordinality as n
    where exists (
      select from webhook_endpoints e where e.account_id = n.account_id and foyer_hears(e, n.table_name, n.event_type, n.is_flat)
    )
    order by n.ordinality
    returning account_id, id, table_name, lane, event_type, is_flat, record, created_at
  )
  -- Of one moment: who replays from the time of a delivery gets it.
  insert into webhook_deliveries (account_id, endpoint_id, change_id, lane, created_at)
  select c.account_id, e.id, c.id, c.lane, c.created_at
  from changes c join webhook_endpoints e on e.account_id = c.account_id and foyer_hears(e, c.table_name, c.event_type, c.is_flat)
  -- Of itself an endpoint hears nothing.
  where c.table_name <> 'webhooks' or c.record ->> 'id' <> e.id::text
  order by c.id;
end $$;

-- Who writes, where the row itself does not say it: a setting of the transaction, "<user> <token>".
create function foyer_actor(part integer) returns uuid language sql stable as $$
  select nullif(split_part(coalesce(current_setting('foyer.actor', true), ''), ' ', part), '')::uuid
$$;

-- The sequence of a log that is put in order anew is nobody's business.
create function foyer_events_changed() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook_endpoints e where 'leasing_events' = any(e.tables) and e.account_id in (select account_id from new_rows)) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform foyer_note_changes(array(
      select row(n.account_id, null, 'leasing_events', 'INSERT', n.prospect_id, n.event_type, true, to_jsonb(n), null,
        n.created_by, n.created_by_token_id, null)::webhook_changes
      from new_rows n order by n.id));
  else
    perform foyer_note_changes(array(
      select row(n.account_id, null, 'leasing_events', 'UPDATE', n.prospect_id, n.event_type, true, to_jsonb(n), to_jsonb(o),
        case when n.deleted and not o.deleted then n.deleted_by else foyer_actor(1) end, foyer_actor(2), null)::webhook_changes
      from new_rows n join old_rows o on o.account_id = n.account_id and o.id = n.id
      where to_jsonb(n) - '{sequence,commit_order}'::text[] <> to_jsonb(o) - '{sequence,commit_order}'::text[]
      order by n.id));
  end if;
  return null;
end $$;

-- Of who changed a prospect, the event that did so knows, or the note about its profile.
create function foyer_prospects_changed() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook_endpoints e where 'prospects' = any(e.tables) and e.account_id in (select account_id from new_rows)) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform foyer_note_changes(array(
      select row(n.account_id, null, 'prospects', 'INSERT', n.id, null, true, to_jsonb(n), null,
        coalesce(foyer_actor(1), by_event.created_by), coalesce(foyer_actor(2), by_event.created_by_token_id), null)::webhook_changes
      from new_rows n
      left join lateral (
        select e.created_by, e.created_by_token_id from leasing_events e
        where e.account_id = n.account_id and e.prospect_id = n.id and e.sequence = n.version
      ) by_event on true
      order by n.id));
  else
    perform foyer_note_changes(array(
      select row(n.account_id, null, 'prospects',
        case when n.merged_into_id is not null then 'DELETE' when o.merged_into_id is not null then 'INSERT' else 'UPDATE' end,
        n.id, null, flat,
        case when n.merged_into_id is null then to_jsonb(n) else jsonb_build_object('id', n.id, 'merged_into_id', n.merged_into_id) end,
        case when o.merged_into_id is null then to_jsonb(o) end,
        coalesce(foyer_actor(1), by_event.created_by, by_change.changed_by),
        coalesce(foyer_actor(2), by_event.created_by_token_id, by_change.changed_by_token_id), null)::webhook_changes
      from new_rows n join old_rows o on o.account_id = n.account_id and o.id = n.id
      cross join lateral (
        select (n.name, n.email, n.phone, n.notes, n.status, n.source, n.unit_id, n.prospect_type, n.prescreened, n.merged_into_id)
          is distinct from (o.name, o.email, o.phone, o.notes, o.status, o.source, o.unit_id, o.prospect_type, o.prescreened, o.merged_into_id) as flat
      ) f
      left join lateral (
        select e.created_by, e.created_by_token_id from leasing_events e
        where n.version > o.version and e.account_id = n.account_id and e.prospect_id = n.id and e.sequence = n.version
      ) by_event on true
      left join lateral (
        select c.changed_by, c.changed_by_token_id from prospect_changes c
        where n.revision > o.revision and c.account_id = n.account_id and c.prospect_id = n.id and c.revision = n.revision
      ) by_change on true
      where (n.merged_into_id is null or o.merged_into_id is null)
        and to_jsonb(n) - '{version,revision,renumbered,updated_at,last_event_at}'::text[]
          <> to_jsonb(o) - '{version,revision,renumbered,updated_at,last_event_at}'::text[]
      order by n.id));
  end if;
  return null;
end $$;

create function foyer_units_changed() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook_endpoints e where 'units' = any(e.tables) and e.account_id in (select account_id from new_rows)) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform foyer_note_changes(array(
      select row(n.account_id, null, 'units', 'INSERT', -n.id, null, true, to_jsonb(n), null, foyer_actor(1), foyer_actor(2), null)::webhook_changes
      from new_rows n order by n.id));
  else
    perform foyer_note_changes(array(
      select row(n.account_id, null, 'units', 'UPDATE', -n.id, null, true, to_jsonb(n), to_jsonb(o), foyer_actor(1), foyer_actor(2), null)::webhook_changes
      from new_rows n join old_rows o on o.account_id = n.account_id and o.id = n.id
      where to_jsonb(n) - '{revision,updated_at}'::text[] <> to_jsonb(o) - '{revision,updated_at}'::text[]
      order by n.id));
  end if;
  return null;
end $$;

create trigger events_added after insert on leasing_events referencing new table as new_rows
  for each statement execute function foyer_events_changed();
create trigger events_changed after update on leasing_events referencing new table as new_rows old table as old_rows
  for each statement execute function foyer_events_changed();
create trigger prospects_added after insert on prospects referencing new table as new_rows
  for each statement execute function foyer_prospects_changed();
create trigger prospects_changed after update on prospects referencing new table as new_rows old table as old_rows
  for each statement execute function foyer_prospects_changed();
create trigger units_added after insert on units referencing new table as new_rows
  for each statement execute function foyer_units_changed();
create trigger units_changed after update on units referencing new table as new_rows old table as old_rows
  for each statement execute function foyer_units_changed();

alter table leasing_events disable trigger events_added;
alter table leasing_events disable trigger events_changed;
alter table prospects disable trigger prospects_added;
alter table prospects disable trigger prospects_changed;
alter table units disable trigger units_added;
alter table units disable trigger units_changed;
