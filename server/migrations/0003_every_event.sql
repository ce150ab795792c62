-- Every leasing event: what the 45 types say about a prospect, late and deleted events, batches and their undoing.

alter table prospects
  -- When the prospect last entered each stage: { "<stage>": "<moment>" }.
  add column stage_times jsonb not null default '{}',
  -- Who shows the planned showing, if that was handed to somebody; null: whoever has the prospect.
  add column showing_user_ids uuid[],
  -- The block that holds: with status_before_block. Its number is refused for every prospect of the account.
  add column block_reason text,
  add column block_until timestamptz,
  add column blocked_at timestamptz,
  add column blocked_by uuid,
  add column block_phone text,
  -- Whether its events were numbered anew, because one came late or prospects were merged: then numbers only rise.
  add column renumbered boolean not null default false;
create index prospects_block_phone_idx on prospects (account_id, block_phone) where block_phone is not null;
update prospects set renumbered = true
  where (account_id, id) in (
    select account_id, kept_id from prospect_merges union select account_id, merged_id from prospect_merges
  );

alter table leasing_events
  -- When it was written, if that is not when it happened (created_at).
  add column recorded_at timestamptz,
  -- Its name in the system that it comes from: one of the account and the source.
  add column external_id text,
  add column deleted_at timestamptz,
  add column deleted_by uuid,
  add column deletion_reason text,
  -- The batch that this event takes back. Reports don't count it: nothing happened.
  add column undoes_batch_id uuid;
create unique index leasing_events_external_id_key on leasing_events (account_id, coalesce(source, ''), external_id)
  where external_id is not null;
create index leasing_events_batch_idx on leasing_events (account_id, batch_id, id) where batch_id is not null;

-- Where prospects stand: the same as their status, stage and next follow-up, and, as in prospect_assignees, not of those that were
-- merged into another one. A table of its own, so that an event that changes them changes no index of a prospect's wide row: with
-- the indexes there, a thousand such events took 93 ms, of which 6 were the rows.
create table prospect_standings (
  account_id uuid not null,
  prospect_id bigint not null,
  -- The prospect's, which never changes: lists are in this order.
  created_at timestamptz not null,
  status text not null,
  stage text not null,
  next_follow_up timestamptz,
  primary key (account_id, prospect_id)
) with (fillfactor = 80);
insert into prospect_standings
  select account_id, id, created_at, status, stage, next_follow_up from prospects where merged_into_id is null;
drop index prospects_status_idx;
drop index prospects_stage_idx;
drop index prospects_follow_up_idx;
create index prospect_standings_status_idx on prospect_standings (account_id, status, created_at, prospect_id);
create index prospect_standings_stage_idx on prospect_standings (account_id, stage, created_at, prospect_id);
create index prospect_standings_follow_up_idx on prospect_standings (account_id, next_follow_up, prospect_id)
  where next_follow_up is not null;

-- Who was given prospects when: a row for each user whom an `Assign to User` names. For the history of one user's assignments;
-- until when it lasted is told by the prospect's own events. Rows say nothing but what the event says, so they never change.
create table assignment_starts (
  account_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  event_id bigint not null,
  primary key (account_id, user_id, created_at, event_id)
);
insert into assignment_starts
  select distinct account_id, user_id::uuid, created_at, id from leasing_events
  cross join jsonb_array_elements_text(context -> 'assignedToUserIds') as user_id
  where event_type = 'Assign to User';

-- Calls that write many events, jobs that do so in the background, and their undoing.
create table batches (
  account_id uuid not null references accounts,
  id uuid not null,
  kind text not null check (kind in ('events', 'undo')),
  mode text not null check (mode in ('atomic', 'partial')),
  status text not null check (status in ('queued', 'running', 'finished', 'failed', 'cancelled')),
  -- The batch that this one takes back.
  undoes_id uuid,
  -- What a job has to do; null when it was done at once.
  request jsonb,
  targets integer not null,
  targets_done integer not null default 0,
  events_written integer not null default 0,
  targets_refused integer not null default 0,
  -- Why it failed, in words for the user.
  failure text,
  cancel_asked_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  created_by uuid not null,
  created_by_token_id uuid,
  primary key (account_id, id)
);
create index batches_created_at_idx on batches (account_id, created_at, id);
-- Most are finished, and so have no place in it.
create index batches_status_idx on batches (account_id, status, created_at, id) where status <> 'finished';
create index batches_undoes_idx on batches (account_id, undoes_id) where undoes_id is not null;

-- What a batch did not write, and why.
create table batch_refusals (
  account_id uuid not null,
  batch_id uuid not null,
  -- The target's place among the targets of the batch, from 0 on, and that of its event in the request.
  place integer not null,
  event_index integer not null,
  -- As the request named it; null for a number that no prospect has.
  prospect_id bigint,
  -- The faults, as domain/refusals.ts has them.
  faults jsonb not null,
  primary key (account_id, batch_id, place)
);

-- The version of the rules by which the stored projections were folded. Foyer folds all of them again when its rules are newer.
create table fold_rules (
  only_row boolean primary key default true check (only_row),
  version integer not null
);
insert into fold_rules (version) values (1);

-- The answers of v2's writes stand with those of v1, so that to a token a key means one request: the event of v1's answer, or the
-- answer itself, sealed with the caller's token (http/idempotency/seal.ts), or the import whose row is the answer.
alter table idempotency_keys
  alter column account_id drop not null,
  alter column event_id drop not null,
  add column answer bytea,
  add column import_id uuid,
  add constraint idempotency_keys_answer_check check (num_nonnulls(event_id, answer, import_id) = 1);
-- What is sealed gets no smaller by compressing it.
alter table idempotency_keys alter column answer set storage external;

-- The servers that work on jobs, by the name under which they lock them. Each holds an advisory lock of its name for as long as it
-- lives: by that the others know whose jobs nobody works on any more. (The jobs themselves are in graphile_worker's own schema.)
create table job_workers (
  id text primary key,
  -- Since when somebody has found its lock free.
  lost_at timestamptz
);
