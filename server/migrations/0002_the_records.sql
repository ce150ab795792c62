-- The records around the log: what lists, searches, the feed, imports and the history of a profile need.

-- Of every record that is updated with If-Match: goes up with each change of the record itself (not with events).
alter table accounts add column revision integer not null default 1;
alter table users add column revision integer not null default 1;

-- What a token may do, and where. Both narrow what its user may; neither widens it.
alter table api_tokens add column scopes text[] not null default '{read,write,admin}';
-- Null: all accounts of its user, also those that they join later.
alter table api_tokens add column account_ids uuid[];
alter table api_tokens add column created_by uuid references users;

alter table units add column revision integer not null default 1;
-- The unit's name in the system that it was imported from.
alter table units add column external_id text;
create unique index units_external_id_key on units (account_id, external_id) where external_id is not null;
create index units_updated_at_idx on units (account_id, updated_at, id);
-- What comes in goes out: two and a quarter bathrooms are not 2.3.
alter table units alter column bedrooms type numeric, alter column bathrooms type numeric, alter column sqft type numeric,
  alter column target_rental_rate type numeric;
create index units_status_idx on units (account_id, status, id);
create index units_city_idx on units (account_id, lower(address ->> 'city'), id);
create index units_zip_code_idx on units (account_id, (address ->> 'zip_code'), id);
create index units_extracted_from_idx on units (account_id, extracted_from, id) where extracted_from is not null;

alter table prospects add column revision integer not null default 1;
alter table prospects add column external_id text;
-- Where this prospect went when it was merged into another one: a redirect. Its events went along.
alter table prospects add column merged_into_id bigint;

create unique index prospects_external_id_key on prospects (account_id, external_id) where external_id is not null;
create index prospects_merged_into_idx on prospects (account_id, merged_into_id) where merged_into_id is not null;

-- One for each filter and order of a list, each ending in the list's own order. None has a column that an assignment changes:
-- its update stays on the page (see the fill factor).
create index prospects_status_idx on prospects (account_id, status, created_at, id);
create index prospects_stage_idx on prospects (account_id, stage, created_at, id);
create index prospects_unit_idx on prospects (account_id, unit_id, created_at, id) where unit_id is not null;
create index prospects_source_idx on prospects (account_id, source, created_at, id);
create index prospects_follow_up_idx on prospects (account_id, next_follow_up, id) where next_follow_up is not null;
-- As much of a name as orders a list: short enough for an index and for a cursor, whatever the characters.
create index prospects_name_idx on prospects (account_id, left(lower(coalesce(name, '')), 50), id);
create index prospects_email_idx on prospects (account_id, lower(email), id) where email is not null;

-- The words by which a prospect is found: of its name and e-mail address, and the ends of its phone number. Each begins with a
-- piece of the account's id, so that one index finds the words of one account without looking at the others'.
create function foyer_search_terms(account_id uuid, name text, email text, phone_e164 text) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array(
    select distinct left(account_id::text, 8) || left(term, 64) from (
      select regexp_split_to_table(lower(coalesce(name, '') || ' ' || coalesce(email, '')), '[^[:alnum:]]+') as term
      union all select lower(email)
      union all select right(ltrim(phone_e164, '+'), digits) from unnest(array[15, 10, 7, 4]) as digits
    ) terms where term <> ''
  ))
$$;
-- What is looked for in them: all of the words, each as the beginning of a term, split as those of a name are; all of the e-mail
-- addresses; one of the spellings of a number. Null when there is nothing to look for. Eight words say enough, and each costs.
create function foyer_search_query(account_id uuid, words text, emails text[], numbers text[]) returns tsquery
language sql immutable parallel safe as $$
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
$$;
create index prospects_search_idx on prospects
  using gin (foyer_search_terms(account_id, name, email, phone_e164)) with (fastupdate = off);
create index units_search_idx on units
  using gin (foyer_search_terms(account_id, address ->> 'formatted_address', null, null)) with (fastupdate = off);

-- Changes of profiles. Events are in the log; this is what happened to a prospect beside it.
create table prospect_changes (
  account_id uuid not null,
  prospect_id bigint not null,
  -- The prospect's revision after the change.
  revision integer not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid not null,
  changed_by_token_id uuid,
  -- { "<field>": { "old": …, "new": … } }
  changes jsonb not null,
  primary key (account_id, prospect_id, revision)
);

create table prospect_merges (
  account_id uuid not null,
  id uuid not null,
  kept_id bigint not null,
  merged_id bigint not null,
  merged_at timestamptz not null default clock_timestamp(),
  merged_by uuid not null,
  merged_by_token_id uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (account_id, id)
);
create index prospect_merges_kept_idx on prospect_merges (account_id, kept_id);
create index prospect_merges_merged_idx on prospect_merges (account_id, merged_id);

-- Where a merged prospect's events came from, for the way back.
alter table leasing_events add column merged_from_id bigint;

-- The order of the feed. Ids are taken before the commit, so an event with a lower id may appear later; a transaction's number
-- can be compared with those that are still open. It is the transaction's own number, plus an offset that keeps the order
-- rising when the log moves to a server whose transactions are numbered lower.
alter table leasing_events drop column transaction_id;
alter table leasing_events add column commit_order bigint not null default (pg_current_xact_id()::text::bigint);
create index leasing_events_feed_idx on leasing_events (account_id, commit_order, id);
create table feed_order (
  only_row boolean primary key default true check (only_row),
  offset_of_order bigint not null default 0
);
insert into feed_order default values;

-- For reports. Without the most frequent type, which none of them counts and which pays nothing for them.
create index leasing_events_type_idx on leasing_events (account_id, event_type, created_at)
  where event_type <> 'Assign to User';
create index leasing_events_unit_idx on leasing_events (account_id, unit_id, created_at)
  where event_type <> 'Assign to User' and unit_id is not null;
create index leasing_events_planned_idx on leasing_events (account_id, planned_date_time)
  where planned_date_time is not null;

-- Files of records that were read, or are being read.
create table imports (
  account_id uuid not null references accounts,
  id uuid not null,
  kind text not null check (kind in ('prospects', 'units', 'users')),
  file_name text,
  dry_run boolean not null,
  status text not null default 'running' check (status in ('running', 'finished', 'failed')),
  -- { "<column of the file>": "<field of the record>" }
  columns jsonb not null default '{}',
  -- All columns of the file, in their order: a file of rejects has the same.
  file_columns text[] not null default '{}',
  rows_read integer not null default 0,
  rows_created integer not null default 0,
  rows_updated integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_rejected integer not null default 0,
  -- Why it failed, in words for the user.
  failure text,
  created_by uuid not null,
  created_by_token_id uuid,
  started_at timestamptz not null default clock_timestamp(),
  -- When its reader last gave a sign: who is silent for long was killed.
  active_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (account_id, id)
);
create index imports_started_at_idx on imports (account_id, started_at, id);

create table import_rejects (
  account_id uuid not null,
  import_id uuid not null,
  -- The row's place in the file: 1 is the first below the head line.
  row_number integer not null,
  -- The row as it was read: { "<column>": "<text>" }
  record jsonb not null,
  -- Each in words: what is wrong and what would be right.
  reasons text[] not null,
  primary key (account_id, import_id, row_number)
);

-- A token's reach is remembered by servers: they hear of a change at once.
drop trigger token_changed on api_tokens;
create trigger token_changed after update of revoked_at, expires_at, scopes, account_ids or delete on api_tokens
  for each row execute function foyer_token_changed();

-- Who has which prospects: the same as prospects.assigned_to_user_ids, by user. A table of its own, so that the row of a prospect
-- has no index that an assignment would have to change. Written by the engine with the event. A prospect that nobody has, and that
-- was not merged into another one, has a row too, of a user that can't be: so those are found without reading the others.
create table prospect_assignees (
  account_id uuid not null,
  user_id uuid not null,
  -- The prospect's, which never changes: lists are in this order.
  created_at timestamptz not null,
  prospect_id bigint not null,
  primary key (account_id, user_id, created_at, prospect_id)
);
insert into prospect_assignees
  select account_id, unnest(case assigned_to_user_ids when '{}' then '{00000000-0000-0000-0000-000000000000}' else assigned_to_user_ids end),
    created_at, id from prospects;
