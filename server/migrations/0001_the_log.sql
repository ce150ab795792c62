-- Accounts, the people in them, their tokens, units, prospects, and the log of leasing events.
--
-- Every table that grows carries account_id first in its keys, so that it can be partitioned or distributed by account.
-- The log has no foreign keys: the one statement that writes it holds the prospect's row locked and has checked it, so two
-- look-ups per event would buy nothing (docs/decisions/0004-one-statement.md). Timestamps keep PostgreSQL's microseconds.

create table accounts (
  id uuid primary key,
  name text not null check (name <> ''),
  time_zone text not null default 'UTC',
  -- ISO 3166-1 alpha-2: how a phone number without a country code is read.
  phone_country text not null default 'US' check (phone_country ~ '^[A-Z]{2}$'),
  -- Goes up with every change of who is a member as what. Writers that decided on an older roster decide again.
  roster_version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp()
);

create table users (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null,
  deactivated_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
create unique index users_email_key on users (lower(email));

create table memberships (
  account_id uuid not null references accounts,
  user_id uuid not null references users,
  role text not null,
  active boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  primary key (account_id, user_id)
);
create index memberships_user_id_idx on memberships (user_id, account_id);

create table api_tokens (
  id uuid primary key,
  user_id uuid not null references users,
  name text not null,
  -- SHA-256 of the whole token. The token itself is shown once and kept nowhere.
  hash bytea not null unique check (length(hash) = 32),
  -- The last four characters, by which a person tells tokens apart.
  ending text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_tokens_user_id_idx on api_tokens (user_id);

create table units (
  account_id uuid not null references accounts,
  id bigint generated always as identity,
  address jsonb,
  bedrooms numeric(5, 1),
  bathrooms numeric(5, 1),
  sqft numeric(9, 1),
  target_rental_rate numeric(12, 2),
  status text not null default 'Incomplete',
  is_occupied boolean not null default false,
  earliest_showing_date date,
  earliest_move_in_date date,
  property_type text,
  monthly_fees jsonb not null default '[]',
  move_in_fees jsonb not null default '[]',
  pet_fees jsonb not null default '[]',
  marketing_photos jsonb not null default '[]',
  marketing_description text,
  amenities jsonb not null default '[]',
  furnished boolean,
  pets_allowed boolean,
  showing_method text,
  custom_application_url text,
  extracted_from text,
  date_marked_available timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (account_id, id)
);

-- A prospect is one person times one unit: somebody who asks about three units is three prospects with one phone number.
-- Ids come from one sequence for all accounts, so that an id alone names a prospect on the wire. Nothing sets them.
create table prospects (
  account_id uuid not null references accounts,
  id bigint generated always as identity,
  name text,
  email text,
  phone text,
  -- The same number whatever its spelling; null when `phone` can't be read as a number. Null matches no other null.
  phone_e164 text,
  notes text,
  source text not null default 'Other',
  unit_id bigint,
  prospect_type text not null default 'Self' check (prospect_type in ('Self', 'Agent')),
  prescreened boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  -- From here on: the fold of the prospect's events, written by the engine only and compared by `foyer verify`.
  version integer not null default 0,
  status text not null default 'New',
  stage text not null default 'lead',
  assigned_to_user_ids uuid[] not null default '{}',
  status_before_block text,
  stage_before_block text,
  next_follow_up timestamptz,
  planned_date_time timestamptz,
  last_event_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, unit_id) references units
-- Room in each page for the next version of a row: an event changes no indexed column, so its update stays on the page.
) with (fillfactor = 70);
create index prospects_phone_idx on prospects (account_id, phone_e164) where phone_e164 is not null;
create index prospects_created_at_idx on prospects (account_id, created_at, id);

create sequence leasing_event_ids as bigint;

create table leasing_events (
  account_id uuid not null,
  id bigint not null,
  prospect_id bigint not null,
  -- The prospect's version after this event: 1, 2, 3 … without a gap.
  sequence integer not null,
  event_type text not null,
  created_at timestamptz not null,
  source text,
  notes text,
  planned_date_time timestamptz,
  next_follow_up timestamptz,
  unit_id bigint,
  deleted boolean not null default false,
  created_by uuid not null,
  created_by_token_id uuid,
  context jsonb not null,
  -- What was written by one bulk request.
  batch_id uuid,
  -- Lets a reader of the feed wait for transactions that are still open: an id alone says nothing about commit order.
  transaction_id xid8 not null default pg_current_xact_id(),
  primary key (account_id, id)
);
create unique index leasing_events_prospect_idx on leasing_events (account_id, prospect_id, sequence);

-- Answers of requests that carried an Idempotency-Key. Rows live for 24 hours, so this table does not grow; a key is
-- looked up before its account is known, so it starts with the token.
create table idempotency_keys (
  token_id uuid not null,
  key text not null,
  -- SHA-256 of what was asked for.
  fingerprint bytea not null,
  account_id uuid not null,
  event_id bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (token_id, key)
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);

-- Ends a statement that was overtaken, as PostgreSQL itself does for transactions that can't be put in order.
create function foyer_decide_again() returns boolean language plpgsql as $$
begin
  raise exception 'decide again' using errcode = 'serialization_failure';
end $$;

-- Every server hears at once who may no longer do what (channel `foyer_access`), and every writer sees a newer roster.

create function foyer_membership_changed() returns trigger language plpgsql as $$
begin
  update accounts set roster_version = roster_version + 1
   where id in (old.account_id, new.account_id);
  perform pg_notify('foyer_access', '');
  return null;
end $$;
create trigger membership_changed after insert or update or delete on memberships
  for each row execute function foyer_membership_changed();

create function foyer_user_changed() returns trigger language plpgsql as $$
begin
  update accounts set roster_version = roster_version + 1
   where id in (select account_id from memberships where user_id = new.id);
  perform pg_notify('foyer_access', '');
  return null;
end $$;
create trigger user_changed after update of deactivated_at on users
  for each row execute function foyer_user_changed();

create function foyer_token_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('foyer_access', '');
  return null;
end $$;
create trigger token_changed after update of revoked_at, expires_at or delete on api_tokens
  for each row execute function foyer_token_changed();
