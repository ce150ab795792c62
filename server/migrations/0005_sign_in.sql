-- Signing in: passwords, second factors, sessions of browsers, and links that work once.
--
-- The people are `users`, as ever; here stands only how they prove who they are. See docs/decisions/0014-sign-in.md.

create table user_credentials (
  user_id uuid primary key references users,
  -- The scrypt hash with its parameters and its salt. Null: none was chosen yet.
  password text,
  password_changed_at timestamptz,
  -- Of the authenticator app; sealed with the operator's key if there was one.
  totp_secret bytea,
  totp_is_sealed boolean not null default false,
  -- Null: it was shown, but no code of it came back. Then it is not asked for.
  totp_confirmed_at timestamptz,
  -- The half minute whose code was taken last: no code is taken twice.
  totp_step bigint not null default 0,
  -- SHA-256 of those that were not used yet.
  backup_codes bytea[] not null default '{}',
  check (totp_confirmed_at is null or totp_secret is not null)
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users,
  -- SHA-256 of what the cookie holds, which is kept nowhere.
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  last_used_at timestamptz not null default clock_timestamp()
);
create index sessions_user_id_idx on sessions (user_id);
create index sessions_expires_at_idx on sessions (expires_at);

-- What is ended is deleted, and every server hears of it at once, as of a token that is revoked.
create trigger session_ended after delete on sessions
  for each row execute function foyer_token_changed();

-- Links by which somebody chooses a password or sets Foyer up. They work once: then the row is gone.
create table sign_in_links (
  hash bytea primary key check (length(hash) = 32),
  purpose text not null check (purpose in ('set_up', 'invitation', 'reset')),
  user_id uuid references users,
  -- Who made it, for somebody: it works as long as they might make it still. Null: nobody had to be allowed to.
  created_by uuid references users,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  check ((created_by is not null) = (purpose = 'invitation')),
  check ((purpose = 'set_up') = (user_id is null))
);
create index sign_in_links_user_id_idx on sign_in_links (user_id);
create index sign_in_links_expires_at_idx on sign_in_links (expires_at);

-- Links go to an address that may not be theirs any more; and who is active again signs in again.
create function foyer_user_signed_out() returns trigger language plpgsql as $$
begin
  delete from sign_in_links where user_id = new.id;
  if new.deactivated_at is not null then
    delete from sessions where user_id = new.id;
  end if;
  return null;
end $$;
create trigger user_signed_out after update of email, deactivated_at on users
  for each row when (new.email <> old.email or new.deactivated_at is distinct from old.deactivated_at)
  execute function foyer_user_signed_out();
