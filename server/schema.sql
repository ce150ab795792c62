-- The schema after all migrations, for reading and for reviews. Generated: npm run generate

create sequence leasing_event_ids as bigint;

create table accounts (
  id uuid not null,
  name text not null,
  time_zone text default 'UTC'::text not null,
  phone_country text default 'US'::text not null,
  roster_version bigint default 1 not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  revision integer default 1 not null,
  constraint accounts_name_check CHECK ((name <> ''::text)),
  constraint accounts_phone_country_check CHECK ((phone_country ~ '^[A-Z]{2}$'::text)),
  constraint accounts_pkey PRIMARY KEY (id)
);

create table api_tokens (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  hash bytea not null,
  ending text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  scopes text[] default '{read,write,admin}'::text[] not null,
  account_ids uuid[],
  created_by uuid,
  constraint api_tokens_hash_check CHECK ((length(hash) = 32)),
  constraint api_tokens_hash_key UNIQUE (hash),
  constraint api_tokens_pkey PRIMARY KEY (id)
);

create table assignment_starts (
  account_id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  event_id bigint not null,
  constraint assignment_starts_pkey PRIMARY KEY (account_id, user_id, created_at, event_id)
);

create table batch_refusals (
  account_id uuid not null,
  batch_id uuid not null,
  place integer not null,
  event_index integer not null,
  prospect_id bigint,
  faults jsonb not null,
  constraint batch_refusals_pkey PRIMARY KEY (account_id, batch_id, place)
);

create table batches (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  mode text not null,
  status text not null,
  undoes_id uuid,
  request jsonb,
  targets integer not null,
  targets_done integer default 0 not null,
  events_written integer default 0 not null,
  targets_refused integer default 0 not null,
  failure text,
  cancel_asked_at timestamp with time zone,
  created_at timestamp with time zone default clock_timestamp() not null,
  finished_at timestamp with time zone,
  created_by uuid not null,
  created_by_token_id uuid,
  constraint batches_kind_check CHECK ((kind = ANY (ARRAY['events'::text, 'undo'::text]))),
  constraint batches_mode_check CHECK ((mode = ANY (ARRAY['atomic'::text, 'partial'::text]))),
  constraint batches_pkey PRIMARY KEY (account_id, id),
  constraint batches_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'finished'::text, 'failed'::text, 'cancelled'::text])))
);

create table feed_order (
  only_row boolean default true not null,
  offset_of_order bigint default 0 not null,
  constraint feed_order_only_row_check CHECK (only_row),
  constraint feed_order_pkey PRIMARY KEY (only_row)
);

create table fold_rules (
  only_row boolean default true not null,
  version integer not null,
  constraint fold_rules_only_row_check CHECK (only_row),
  constraint fold_rules_pkey PRIMARY KEY (only_row)
);

create table idempotency_keys (
  token_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  account_id uuid,
  event_id bigint,
  created_at timestamp with time zone default clock_timestamp() not null,
  answer bytea,
  import_id uuid,
  constraint idempotency_keys_answer_check CHECK ((num_nonnulls(event_id, answer, import_id) = 1)),
  constraint idempotency_keys_pkey PRIMARY KEY (token_id, key)
);

create table import_rejects (
  account_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  record jsonb not null,
  reasons text[] not null,
  constraint import_rejects_pkey PRIMARY KEY (account_id, import_id, row_number)
);

create table imports (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  file_name text,
  dry_run boolean not null,
  status text default 'running'::text not null,
  columns jsonb default '{}'::jsonb not null,
  file_columns text[] default '{}'::text[] not null,
  rows_read integer default 0 not null,
  rows_created integer default 0 not null,
  rows_updated integer default 0 not null,
  rows_unchanged integer default 0 not null,
  rows_rejected integer default 0 not null,
  failure text,
  created_by uuid not null,
  created_by_token_id uuid,
  started_at timestamp with time zone default clock_timestamp() not null,
  active_at timestamp with time zone default clock_timestamp() not null,
  finished_at timestamp with time zone,
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['prospects'::text, 'units'::text, 'users'::text]))),
  constraint imports_pkey PRIMARY KEY (account_id, id),
  constraint imports_status_check CHECK ((status = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text])))
);

create table job_workers (
  id text not null,
  lost_at timestamp with time zone,
  constraint job_workers_pkey PRIMARY KEY (id)
);

create table leasing_events (
  account_id uuid not null,
  id bigint not null,
  prospect_id bigint not null,
  sequence integer not null,
  event_type text not null,
  created_at timestamp with time zone not null,
  source text,
  notes text,
  planned_date_time timestamp with time zone,
  next_follow_up timestamp with time zone,
  unit_id bigint,
  deleted boolean default false not null,
  created_by uuid not null,
  created_by_token_id uuid,
  context jsonb not null,
  batch_id uuid,
  merged_from_id bigint,
  commit_order bigint default ((pg_current_xact_id())::text)::bigint not null,
  recorded_at timestamp with time zone,
  external_id text,
  deleted_at timestamp with time zone,
  deleted_by uuid,
  deletion_reason text,
  undoes_batch_id uuid,
  constraint leasing_events_pkey PRIMARY KEY (account_id, id)
);

create table memberships (
  account_id uuid not null,
  user_id uuid not null,
  role text not null,
  active boolean default true not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint memberships_pkey PRIMARY KEY (account_id, user_id)
);

create table prospect_assignees (
  account_id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  prospect_id bigint not null,
  constraint prospect_assignees_pkey PRIMARY KEY (account_id, user_id, created_at, prospect_id)
);

create table prospect_changes (
  account_id uuid not null,
  prospect_id bigint not null,
  revision integer not null,
  changed_at timestamp with time zone default clock_timestamp() not null,
  changed_by uuid not null,
  changed_by_token_id uuid,
  changes jsonb not null,
  constraint prospect_changes_pkey PRIMARY KEY (account_id, prospect_id, revision)
);

create table prospect_merges (
  account_id uuid not null,
  id uuid not null,
  kept_id bigint not null,
  merged_id bigint not null,
  merged_at timestamp with time zone default clock_timestamp() not null,
  merged_by uuid not null,
  merged_by_token_id uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint prospect_merges_pkey PRIMARY KEY (account_id, id)
);

create table prospect_standings (
  account_id uuid not null,
  prospect_id bigint not null,
  created_at timestamp with time zone not null,
  status text not null,
  stage text not null,
  next_follow_up timestamp with time zone,
  constraint prospect_standings_pkey PRIMARY KEY (account_id, prospect_id)
) with (fillfactor=80);

create table prospects (
  account_id uuid not null,
  id bigint generated always as identity not null,
  name text,
  email text,
  phone text,
  phone_e164 text,
  notes text,
  source text default 'Other'::text not null,
  unit_id bigint,
  prospect_type text default 'Self'::text not null,
  prescreened boolean default false not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  updated_at timestamp with time zone default clock_timestamp() not null,
  version integer default 0 not null,
  status text default 'New'::text not null,
  stage text default 'lead'::text not null,
  assigned_to_user_ids uuid[] default '{}'::uuid[] not null,
  status_before_block text,
  stage_before_block text,
  next_follow_up timestamp with time zone,
  planned_date_time timestamp with time zone,
  last_event_at timestamp with time zone,
  revision integer default 1 not null,
  external_id text,
  merged_into_id bigint,
  stage_times jsonb default '{}'::jsonb not null,
  showing_user_ids uuid[],
  block_reason text,
  block_until timestamp with time zone,
  blocked_at timestamp with time zone,
  blocked_by uuid,
  block_phone text,
  renumbered boolean default false not null,
  constraint prospects_pkey PRIMARY KEY (account_id, id),
  constraint prospects_prospect_type_check CHECK ((prospect_type = ANY (ARRAY['Self'::text, 'Agent'::text])))
) with (fillfactor=70);

create table saved_views (
  account_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  page text not null,
  name text not null,
  query text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  updated_at timestamp with time zone default clock_timestamp() not null,
  constraint saved_views_name_check CHECK ((name <> ''::text)),
  constraint saved_views_page_check CHECK ((page = 'prospects'::text)),
  constraint saved_views_pkey PRIMARY KEY (account_id, id)
);

create table schema_migrations (
  version integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default clock_timestamp() not null,
  constraint schema_migrations_pkey PRIMARY KEY (version)
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  hash bytea not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone default clock_timestamp() not null,
  user_agent text,
  address text,
  constraint sessions_hash_check CHECK ((length(hash) = 32)),
  constraint sessions_hash_key UNIQUE (hash),
  constraint sessions_pkey PRIMARY KEY (id)
);

create table sign_in_links (
  hash bytea not null,
  purpose text not null,
  user_id uuid,
  created_by uuid,
  created_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_links_check CHECK (((created_by IS NOT NULL) = (purpose = 'invitation'::text))),
  constraint sign_in_links_check1 CHECK (((purpose = 'set_up'::text) = (user_id IS NULL))),
  constraint sign_in_links_hash_check CHECK ((length(hash) = 32)),
  constraint sign_in_links_pkey PRIMARY KEY (hash),
  constraint sign_in_links_purpose_check CHECK ((purpose = ANY (ARRAY['set_up'::text, 'invitation'::text, 'reset'::text])))
);

create table units (
  account_id uuid not null,
  id bigint generated always as identity not null,
  address jsonb,
  bedrooms numeric,
  bathrooms numeric,
  sqft numeric,
  target_rental_rate numeric,
  status text default 'Incomplete'::text not null,
  is_occupied boolean default false not null,
  earliest_showing_date date,
  earliest_move_in_date date,
  property_type text,
  monthly_fees jsonb default '[]'::jsonb not null,
  move_in_fees jsonb default '[]'::jsonb not null,
  pet_fees jsonb default '[]'::jsonb not null,
  marketing_photos jsonb default '[]'::jsonb not null,
  marketing_description text,
  amenities jsonb default '[]'::jsonb not null,
  furnished boolean,
  pets_allowed boolean,
  showing_method text,
  custom_application_url text,
  extracted_from text,
  date_marked_available timestamp with time zone,
  created_at timestamp with time zone default clock_timestamp() not null,
  updated_at timestamp with time zone default clock_timestamp() not null,
  revision integer default 1 not null,
  external_id text,
  constraint units_pkey PRIMARY KEY (account_id, id)
);

create table user_credentials (
  user_id uuid not null,
  password text,
  password_changed_at timestamp with time zone,
  totp_secret bytea,
  totp_is_sealed boolean default false not null,
  totp_confirmed_at timestamp with time zone,
  totp_step bigint default 0 not null,
  backup_codes bytea[] default '{}'::bytea[] not null,
  browser_key bytea default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) not null,
  constraint user_credentials_browser_key_check CHECK ((length(browser_key) = 32)),
  constraint user_credentials_check CHECK (((totp_confirmed_at IS NULL) OR (totp_secret IS NOT NULL))),
  constraint user_credentials_pkey PRIMARY KEY (user_id)
);

create table users (
  id uuid not null,
  name text not null,
  email text not null,
  deactivated_at timestamp with time zone,
  created_at timestamp with time zone default clock_timestamp() not null,
  revision integer default 1 not null,
  constraint users_name_check CHECK ((name <> ''::text)),
  constraint users_pkey PRIMARY KEY (id)
);

create table webhook_attempts (
  account_id uuid not null,
  endpoint_id uuid not null,
  delivery_id bigint not null,
  attempt integer not null,
  started_at timestamp with time zone not null,
  duration_ms integer not null,
  outcome text not null,
  status_code integer,
  reply text,
  constraint webhook_attempts_pkey PRIMARY KEY (account_id, endpoint_id, delivery_id, attempt)
);

create table webhook_changes (
  account_id uuid not null,
  id bigint generated always as identity not null,
  table_name text not null,
  operation text not null,
  lane bigint not null,
  event_type text,
  is_flat boolean not null,
  record jsonb,
  old_record jsonb,
  actor_user_id uuid,
  actor_token_id uuid,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint webhook_changes_operation_check CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text]))),
  constraint webhook_changes_pkey PRIMARY KEY (account_id, id),
  constraint webhook_changes_table_name_check CHECK ((table_name = ANY (ARRAY['leasing_events'::text, 'prospects'::text, 'units'::text, 'webhooks'::text])))
);

create table webhook_deliveries (
  account_id uuid not null,
  endpoint_id uuid not null,
  id bigint generated always as identity not null,
  change_id bigint not null,
  lane bigint not null,
  status text default 'ready'::text not null,
  attempts integer default 0 not null,
  tries integer default 0 not null,
  first_attempt_at timestamp with time zone,
  next_at timestamp with time zone,
  ended_at timestamp with time zone,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint webhook_deliveries_check CHECK (((status = 'retrying'::text) = (next_at IS NOT NULL))),
  constraint webhook_deliveries_pkey PRIMARY KEY (account_id, endpoint_id, id),
  constraint webhook_deliveries_status_check CHECK ((status = ANY (ARRAY['ready'::text, 'retrying'::text, 'held'::text, 'delivered'::text, 'failed'::text])))
);

create table webhook_endpoints (
  account_id uuid not null,
  id uuid not null,
  url text not null,
  description text,
  format text not null,
  tables text[] not null,
  event_types text[],
  status text default 'active'::text not null,
  paused_at timestamp with time zone,
  pause_reason text,
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamp with time zone,
  failing_since timestamp with time zone,
  warned_at timestamp with time zone,
  last_delivered_at timestamp with time zone,
  not_before timestamp with time zone,
  revision integer default 1 not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  updated_at timestamp with time zone default clock_timestamp() not null,
  created_by uuid not null,
  created_by_token_id uuid,
  constraint webhook_endpoints_check CHECK ((((status = 'paused'::text) = (paused_at IS NOT NULL)) AND ((paused_at IS NULL) = (pause_reason IS NULL)))),
  constraint webhook_endpoints_format_check CHECK ((format = ANY (ARRAY['standard'::text, 'compatible'::text]))),
  constraint webhook_endpoints_pause_reason_check CHECK ((pause_reason = ANY (ARRAY['asked'::text, 'gone'::text, 'failing'::text]))),
  constraint webhook_endpoints_pkey PRIMARY KEY (account_id, id),
  constraint webhook_endpoints_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text])))
);

create table webhook_sender (
  only_row boolean default true not null,
  holder text,
  constraint webhook_sender_only_row_check CHECK (only_row),
  constraint webhook_sender_pkey PRIMARY KEY (only_row)
);

CREATE OR REPLACE FUNCTION public.foyer_actor(part integer)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(split_part(coalesce(current_setting('foyer.actor', true), ''), ' ', part), '')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.foyer_decide_again()
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'decide again' using errcode = 'serialization_failure';
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_events_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_hears(e webhook_endpoints, table_name text, event_type text, is_flat boolean)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select table_name = any(e.tables) and (is_flat or e.format = 'standard')
    and (event_type is null or e.event_types is null or event_type = any(e.event_types))
$function$;

CREATE OR REPLACE FUNCTION public.foyer_membership_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update accounts set roster_version = roster_version + 1
   where id in (old.account_id, new.account_id);
  perform pg_notify('foyer_access', '');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_note_changes(noted webhook_changes[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_prospects_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_search_query(account_id uuid, words text, emails text[], numbers text[])
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  with prefixes as (
    select kind, '''' || left(account_id::text, 8) || replace(replace(left(lower(prefix), 64), '\', '\\'), '''', '''''') || ''':*' as quoted
    from (
      (select 'word' as kind, word as prefix
       from regexp_split_to_table(lower(words), '[^[:alnum:]]+') with ordinality as w(word, n)
       where word <> '' order by n limit 8)
      union all select 'email', unnest(emails)
      union all select 'number', unnest(numbers)
    ) given
  )
  select string_agg(part, ' & ')::tsquery from (
    select quoted from prefixes where kind <> 'number'
    union all select '(' || string_agg(quoted, ' | ') || ')' from prefixes where kind = 'number' having count(*) > 0
  ) parts(part)
$function$;

CREATE OR REPLACE FUNCTION public.foyer_search_terms(account_id uuid, name text, email text, phone_e164 text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array(
    select distinct left(account_id::text, 8) || left(term, 64) from (
      select regexp_split_to_table(lower(coalesce(name, '') || ' ' || coalesce(email, '')), '[^[:alnum:]]+') as term
      union all select lower(email)
      union all select right(ltrim(phone_e164, '+'), digits) from unnest(array[15, 10, 7, 4]) as digits
    ) terms where term <> ''
  ))
$function$;

CREATE OR REPLACE FUNCTION public.foyer_token_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('foyer_access', '');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_units_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_user_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update accounts set roster_version = roster_version + 1
   where id in (select account_id from memberships where user_id = new.id);
  perform pg_notify('foyer_access', '');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.foyer_user_signed_out()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from sign_in_links where user_id = new.id;
  if new.deactivated_at is not null then
    delete from sessions where user_id = new.id;
  end if;
  return null;
end $function$;

alter table api_tokens add constraint api_tokens_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id);
alter table api_tokens add constraint api_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table batches add constraint batches_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table imports add constraint imports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table memberships add constraint memberships_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table memberships add constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table prospects add constraint prospects_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table prospects add constraint prospects_account_id_unit_id_fkey FOREIGN KEY (account_id, unit_id) REFERENCES units(account_id, id);
alter table saved_views add constraint saved_views_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table saved_views add constraint saved_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table sign_in_links add constraint sign_in_links_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id);
alter table sign_in_links add constraint sign_in_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table units add constraint units_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table user_credentials add constraint user_credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table webhook_endpoints add constraint webhook_endpoints_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);

CREATE INDEX api_tokens_user_id_idx ON public.api_tokens USING btree (user_id);
CREATE INDEX batches_created_at_idx ON public.batches USING btree (account_id, created_at, id);
CREATE INDEX batches_status_idx ON public.batches USING btree (account_id, status, created_at, id) WHERE (status <> 'finished'::text);
CREATE INDEX batches_undoes_idx ON public.batches USING btree (account_id, undoes_id) WHERE (undoes_id IS NOT NULL);
CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at);
CREATE INDEX imports_started_at_idx ON public.imports USING btree (account_id, started_at, id);
CREATE INDEX leasing_events_batch_idx ON public.leasing_events USING btree (account_id, batch_id, id) WHERE (batch_id IS NOT NULL);
CREATE UNIQUE INDEX leasing_events_external_id_key ON public.leasing_events USING btree (account_id, COALESCE(source, ''::text), external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX leasing_events_feed_idx ON public.leasing_events USING btree (account_id, commit_order, id);
CREATE INDEX leasing_events_planned_idx ON public.leasing_events USING btree (account_id, planned_date_time) WHERE (planned_date_time IS NOT NULL);
CREATE UNIQUE INDEX leasing_events_prospect_idx ON public.leasing_events USING btree (account_id, prospect_id, sequence);
CREATE INDEX leasing_events_type_idx ON public.leasing_events USING btree (account_id, event_type, created_at) WHERE (event_type <> 'Assign to User'::text);
CREATE INDEX leasing_events_unit_idx ON public.leasing_events USING btree (account_id, unit_id, created_at) WHERE ((event_type <> 'Assign to User'::text) AND (unit_id IS NOT NULL));
CREATE INDEX memberships_user_id_idx ON public.memberships USING btree (user_id, account_id);
CREATE INDEX prospect_merges_kept_idx ON public.prospect_merges USING btree (account_id, kept_id);
CREATE INDEX prospect_merges_merged_idx ON public.prospect_merges USING btree (account_id, merged_id);
CREATE INDEX prospect_standings_follow_up_idx ON public.prospect_standings USING btree (account_id, next_follow_up, prospect_id) WHERE (next_follow_up IS NOT NULL);
CREATE INDEX prospect_standings_stage_idx ON public.prospect_standings USING btree (account_id, stage, created_at, prospect_id);
CREATE INDEX prospect_standings_status_idx ON public.prospect_standings USING btree (account_id, status, created_at, prospect_id);
CREATE INDEX prospects_block_phone_idx ON public.prospects USING btree (account_id, block_phone) WHERE (block_phone IS NOT NULL);
CREATE INDEX prospects_created_at_idx ON public.prospects USING btree (account_id, created_at, id);
CREATE INDEX prospects_email_idx ON public.prospects USING btree (account_id, lower(email), id) WHERE (email IS NOT NULL);
CREATE UNIQUE INDEX prospects_external_id_key ON public.prospects USING btree (account_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX prospects_merged_into_idx ON public.prospects USING btree (account_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX prospects_name_idx ON public.prospects USING btree (account_id, "left"(lower(COALESCE(name, ''::text)), 50), id);
CREATE INDEX prospects_phone_idx ON public.prospects USING btree (account_id, phone_e164) WHERE (phone_e164 IS NOT NULL);
CREATE INDEX prospects_search_idx ON public.prospects USING gin (foyer_search_terms(account_id, name, email, phone_e164)) WITH (fastupdate=off);
CREATE INDEX prospects_source_idx ON public.prospects USING btree (account_id, source, created_at, id);
CREATE INDEX prospects_unit_idx ON public.prospects USING btree (account_id, unit_id, created_at, id) WHERE (unit_id IS NOT NULL);
CREATE INDEX saved_views_user_idx ON public.saved_views USING btree (account_id, user_id, created_at, id);
CREATE INDEX sessions_expires_at_idx ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);
CREATE INDEX sign_in_links_expires_at_idx ON public.sign_in_links USING btree (expires_at);
CREATE INDEX sign_in_links_user_id_idx ON public.sign_in_links USING btree (user_id);
CREATE INDEX units_city_idx ON public.units USING btree (account_id, lower((address ->> 'city'::text)), id);
CREATE UNIQUE INDEX units_external_id_key ON public.units USING btree (account_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX units_extracted_from_idx ON public.units USING btree (account_id, extracted_from, id) WHERE (extracted_from IS NOT NULL);
CREATE INDEX units_search_idx ON public.units USING gin (foyer_search_terms(account_id, (address ->> 'formatted_address'::text), NULL::text, NULL::text)) WITH (fastupdate=off);
CREATE INDEX units_status_idx ON public.units USING btree (account_id, status, id);
CREATE INDEX units_updated_at_idx ON public.units USING btree (account_id, updated_at, id);
CREATE INDEX units_zip_code_idx ON public.units USING btree (account_id, ((address ->> 'zip_code'::text)), id);
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));
CREATE INDEX webhook_changes_created_at_idx ON public.webhook_changes USING btree (account_id, created_at);
CREATE INDEX webhook_deliveries_change_idx ON public.webhook_deliveries USING btree (account_id, change_id);
CREATE INDEX webhook_deliveries_created_at_idx ON public.webhook_deliveries USING btree (account_id, created_at);
CREATE INDEX webhook_deliveries_lane_idx ON public.webhook_deliveries USING btree (account_id, endpoint_id, lane, ((id + 0))) WHERE (status = ANY (ARRAY['retrying'::text, 'held'::text]));
CREATE INDEX webhook_deliveries_ready_idx ON public.webhook_deliveries USING btree (account_id, endpoint_id, ((id + 0))) WHERE (status = 'ready'::text);
CREATE INDEX webhook_deliveries_retrying_idx ON public.webhook_deliveries USING btree (account_id, endpoint_id, next_at) WHERE (status = 'retrying'::text);
CREATE INDEX webhook_deliveries_status_idx ON public.webhook_deliveries USING btree (account_id, endpoint_id, status, id);

CREATE TRIGGER token_changed AFTER DELETE OR UPDATE OF revoked_at, expires_at, scopes, account_ids ON public.api_tokens FOR EACH ROW EXECUTE FUNCTION foyer_token_changed();
CREATE TRIGGER events_added AFTER INSERT ON public.leasing_events REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION foyer_events_changed();
CREATE TRIGGER events_changed AFTER UPDATE ON public.leasing_events REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION foyer_events_changed();
CREATE TRIGGER membership_changed AFTER INSERT OR DELETE OR UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION foyer_membership_changed();
CREATE TRIGGER prospects_added AFTER INSERT ON public.prospects REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION foyer_prospects_changed();
CREATE TRIGGER prospects_changed AFTER UPDATE ON public.prospects REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION foyer_prospects_changed();
CREATE TRIGGER session_ended AFTER DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION foyer_token_changed();
CREATE TRIGGER units_added AFTER INSERT ON public.units REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION foyer_units_changed();
CREATE TRIGGER units_changed AFTER UPDATE ON public.units REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION foyer_units_changed();
CREATE TRIGGER user_changed AFTER UPDATE OF deactivated_at ON public.users FOR EACH ROW EXECUTE FUNCTION foyer_user_changed();
CREATE TRIGGER user_signed_out AFTER UPDATE OF email, deactivated_at ON public.users FOR EACH ROW WHEN (((new.email <> old.email) OR (new.deactivated_at IS DISTINCT FROM old.deactivated_at))) EXECUTE FUNCTION foyer_user_signed_out();
