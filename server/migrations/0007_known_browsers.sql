-- Browsers: from where sessions were begun, and which ones somebody has signed in with before. See docs/decisions/0014-sign-in.md.

-- What the browser called itself, and its address. Null: the session is older than this.
alter table sessions
  add column user_agent text,
  add column address text;

-- Signs the cookie of a browser that the user has signed in with. A new password brings a new one: then no browser is known any more.
alter table user_credentials
  add column browser_key bytea not null default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
  add check (length(browser_key) = 32);
