import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** How somebody proves who they are. */
export type Credentials = {
  readonly userId: string
  readonly name: string
  readonly email: string
  /** False: they are deactivated. */
  readonly isActive: boolean
  /** The stored hash; null: they have chosen no password. */
  readonly password: string | null
  readonly totpSecret: Buffer | null
  readonly totpIsSealed: boolean
  /** Whether they are asked for a code. */
  readonly hasTwoFactor: boolean
  readonly totpStep: number
  readonly backupCodes: readonly Buffer[]
}

const selectCredentials = (tables: Kysely<Tables>) =>
  tables
    .selectFrom('users')
    .leftJoin('user_credentials', 'user_credentials.user_id', 'users.id')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.deactivated_at',
      'password',
      'totp_secret',
      'totp_is_sealed',
    ])
    .select(['totp_confirmed_at', 'totp_step', 'backup_codes'])

type Row = Awaited<ReturnType<ReturnType<typeof selectCredentials>['executeTakeFirstOrThrow']>>

const toCredentials = (row: Row): Credentials => ({
  userId: row.id,
  name: row.name,
  email: row.email,
  isActive: row.deactivated_at === null,
  password: row.password,
  totpSecret: row.totp_secret,
  totpIsSealed: row.totp_is_sealed ?? false,
  hasTwoFactor: row.totp_confirmed_at !== null,
  totpStep: row.totp_step ?? 0,
  backupCodes: row.backup_codes ?? [],
})

/** Those of the user with this e-mail address, in any letter case. */
export const findCredentialsByEmail = async (tables: Kysely<Tables>, email: string): Promise<Credentials | null> => {
  const row = await selectCredentials(tables).where(sql<boolean>`lower(email) = lower(${email})`).executeTakeFirst()
  return row === undefined ? null : toCredentials(row)
}

/** Who is meant by somebody who tries to sign in. */
export type Person = {
  /** Of nobody's, an e-mail address with its letters folded. */
  readonly id: string
  /** Signs the cookies of browsers that they have signed in with; null for who never chose a password. */
  readonly browserKey: Buffer | null
}

/**
 * The user with this e-mail address; of nobody's, the address with its letters folded. Only PostgreSQL knows which addresses are one
 * to it.
 */
export const findPersonByEmail = async (tables: Kysely<Tables>, email: string): Promise<Person> => {
  const { rows } = await sql<{ id: string; key: Buffer | null }>`
    select coalesce(users.id::text, asked.email) as id, browser_key as key
      from (select lower(${email}) as email) asked
      left join users on lower(users.email) = asked.email
      left join user_credentials on user_id = users.id`.execute(tables)
  const { id = email, key = null } = rows[0] ?? {}
  return { id, browserKey: key }
}

/** The user of this id. */
export const findPersonById = async (tables: Kysely<Tables>, userId: string): Promise<Person> => {
  const credentials = tables.selectFrom('user_credentials').where('user_id', '=', userId)
  const row = await credentials.select('browser_key').executeTakeFirst()
  return { id: userId, browserKey: row?.browser_key ?? null }
}

export const findCredentials = async (tables: Kysely<Tables>, userId: string): Promise<Credentials | null> => {
  const row = await selectCredentials(tables).where('users.id', '=', userId).executeTakeFirst()
  return row === undefined ? null : toCredentials(row)
}

/** The same, safe from change until the end of the transaction: no code is taken by two requests at once. */
export const lockCredentials = async (tables: Kysely<Tables>, userId: string): Promise<Credentials | null> => {
  await tables
    .insertInto('user_credentials')
    .values({ user_id: userId })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .execute()
  await tables.selectFrom('user_credentials').select('user_id').where('user_id', '=', userId).forUpdate().execute()
  return findCredentials(tables, userId)
}

/** Stores the hash of a new password, and forgets all browsers. The user's row must be there: see `lockCredentials`. */
export const storePassword = async (tables: Kysely<Tables>, userId: string, password: string): Promise<void> => {
  await tables
    .updateTable('user_credentials')
    .set({ password, password_changed_at: sql<string>`clock_timestamp()`, browser_key: sql<Buffer>`default` })
    .where('user_id', '=', userId)
    .execute()
}

/** The browsers that the user has signed in with are as unknown as any others. */
export const forgetBrowsers = async (tables: Kysely<Tables>, userId: string): Promise<void> => {
  await tables
    .updateTable('user_credentials')
    .set({ browser_key: sql<Buffer>`default` })
    .where('user_id', '=', userId)
    .execute()
}

/** The same for a password that stays the same, and is only hashed anew. */
export const storeHashAnew = async (tables: Kysely<Tables>, userId: string, before: string, password: string) => {
  await tables
    .updateTable('user_credentials')
    .set({ password })
    .where('user_id', '=', userId)
    .where('password', '=', before)
    .execute()
}

/** A secret as it is kept. */
export type KeptSecret = { readonly secret: Buffer; readonly isSealed: boolean }

/** A secret that was shown: it counts once a code of it came back. */
export const storeTotpSecret = async (
  tables: Kysely<Tables>,
  userId: string,
  { secret, isSealed }: KeptSecret,
): Promise<void> => {
  await tables
    .updateTable('user_credentials')
    .set({ totp_secret: secret, totp_is_sealed: isSealed, totp_step: 0 })
    .where('user_id', '=', userId)
    .execute()
}

/** From now on a code is asked for. */
export const confirmTotp = async (
  tables: Kysely<Tables>,
  userId: string,
  { step, backupCodes }: { readonly step: number; readonly backupCodes: readonly Buffer[] },
): Promise<void> => {
  await tables
    .updateTable('user_credentials')
    .set({ totp_confirmed_at: sql<string>`clock_timestamp()`, totp_step: step, backup_codes: [...backupCodes] })
    .where('user_id', '=', userId)
    .execute()
}

/** Notes that the code of this step was taken, and keeps the secret as it is kept now. */
export const storeTotpStep = async (
  tables: Kysely<Tables>,
  userId: string,
  step: number,
  { secret, isSealed }: KeptSecret,
): Promise<void> => {
  await tables
    .updateTable('user_credentials')
    .set({ totp_step: step, totp_secret: secret, totp_is_sealed: isSealed })
    .where('user_id', '=', userId)
    .execute()
}

/** Takes a backup code away. */
export const removeBackupCode = async (tables: Kysely<Tables>, userId: string, hash: Buffer): Promise<void> => {
  await tables
    .updateTable('user_credentials')
    .set({ backup_codes: sql<Buffer[]>`array_remove(backup_codes, ${hash}::bytea)` })
    .where('user_id', '=', userId)
    .execute()
}

/** From now on no code is asked for. False when none was. */
export const removeTotp = async (tables: Kysely<Tables>, userId: string): Promise<boolean> => {
  const result = await tables
    .updateTable('user_credentials')
    .set({ totp_secret: null, totp_is_sealed: false, totp_confirmed_at: null, totp_step: 0, backup_codes: [] })
    .where('user_id', '=', userId)
    .where('totp_secret', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
