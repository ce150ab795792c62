import type { ColumnType, Generated } from 'kysely'

/** The tables of signing in as Kysely sees them: as `Tables` has all others. */
type Timestamptz = ColumnType<string, string | undefined, string>
type NullableTimestamptz = ColumnType<string | null, string | null | undefined, string | null>

type UserCredentialsTable = {
  user_id: string
  password: string | null
  password_changed_at: NullableTimestamptz
  totp_secret: Buffer | null
  totp_is_sealed: Generated<boolean>
  totp_confirmed_at: NullableTimestamptz
  totp_step: Generated<number>
  backup_codes: Generated<Buffer[]>
  browser_key: Generated<Buffer>
}

type SessionsTable = {
  id: string
  user_id: string
  hash: Buffer
  created_at: Timestamptz
  expires_at: Timestamptz
  last_used_at: Timestamptz
  user_agent: string | null
  address: string | null
}

export type LinkPurpose = 'set_up' | 'invitation' | 'reset'

type SignInLinksTable = {
  hash: Buffer
  purpose: LinkPurpose
  user_id: string | null
  created_by: string | null
  created_at: Timestamptz
  expires_at: Timestamptz
}

export type SignInTables = {
  user_credentials: UserCredentialsTable
  sessions: SessionsTable
  sign_in_links: SignInLinksTable
}
