-- Saved views: what somebody wants to see of a page again.

create table saved_views (
  account_id uuid not null references accounts (id),
  id uuid not null,
  user_id uuid not null references users (id),
  page text not null check (page in ('prospects')),
  name text not null check (name <> ''),
  -- A query string, as the page has it. The server reads nothing in it.
  query text not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (account_id, id)
);
create index saved_views_user_idx on saved_views (account_id, user_id, created_at, id);
