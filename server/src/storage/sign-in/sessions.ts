import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { scopes } from '../../catalogue/permissions.ts'
import type { Role } from '../../catalogue/roles.ts'
import { signInLimits } from '../../catalogue/sign-in.ts'
import type { TokenOwner } from '../records/tokens.ts'
import type { Tables } from '../tables.ts'

/** A session as its user sees it. */
export type Session = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly expiresAt: string
  /** Whether the user is asked for a code too. */
  readonly hasTwoFactor: boolean
}

/** With what, and from where, a session was begun. Null: nothing was said of it. */
export type SessionOrigin = { readonly userAgent: string | null; readonly address: string | null }

/** One of a person's sessions. */
export type OwnSession = SessionOrigin & {
  readonly id: string
  readonly createdAt: string
  readonly lastUsedAt: string
  readonly expiresAt: string
}

const renewed = sql<string>`clock_timestamp() + make_interval(days => ${signInLimits.sessionDays})`

const rolesOf = (userId: string) =>
  sql<Record<string, Role>>`coalesce((
    select json_object_agg(m.account_id, m.role) from memberships m where m.user_id = ${sql.ref(userId)} and m.active), '{}')`

/** All scopes, all accounts: a session may do what its user may. What it writes is written as the user, and as no token. */
const ownerOf = (row: {
  user_id: string
  roles: Record<string, Role>
}): Omit<TokenOwner, 'sessionId' | 'expiresAt'> => ({
  tokenId: null,
  userId: row.user_id,
  scopes: new Set(scopes),
  roles: new Map(Object.entries(row.roles)),
  onlyAccountIds: null,
})

export const insertSession = async (
  tables: Kysely<Tables>,
  session: { readonly id: string; readonly userId: string; readonly hash: Buffer; readonly origin: SessionOrigin },
): Promise<void> => {
  const { id, userId, hash, origin } = session
  const row = { id, user_id: userId, hash, user_agent: origin.userAgent, address: origin.address }
  await tables
    .insertInto('sessions')
    .values({ ...row, expires_at: renewed })
    .execute()
}

const newestFirst = (tables: Kysely<Tables>, userId: string) =>
  tables.selectFrom('sessions').where('user_id', '=', userId).orderBy('last_used_at', 'desc').orderBy('id')

/** Ends those of a user's sessions that were used longest ago, but for so many. */
export const deleteOldestSessions = async (tables: Kysely<Tables>, userId: string, keep: number): Promise<void> => {
  await tables.deleteFrom('sessions').where('id', 'in', newestFirst(tables, userId).select('id').offset(keep)).execute()
}

/** The sessions of a user that work now, the one that was used last first. */
export const listSessions = async (tables: Kysely<Tables>, userId: string): Promise<OwnSession[]> => {
  const rows = await newestFirst(tables, userId)
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'user_agent', 'address'])
    .where('expires_at', '>', sql<string>`now()`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    address: row.address,
  }))
}

/** Who signed in with this session, if it works now: not expired, its user not deactivated. */
export const findSessionOwner = async (tables: Kysely<Tables>, hash: Buffer): Promise<TokenOwner | null> => {
  const row = await tables
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id', 'sessions.user_id', 'sessions.expires_at', rolesOf('sessions.user_id').as('roles')])
    .where('sessions.hash', '=', hash)
    .where('users.deactivated_at', 'is', null)
    .where('sessions.expires_at', '>', sql<string>`now()`)
    .executeTakeFirst()
  return row === undefined ? null : { ...ownerOf(row), sessionId: row.id, expiresAt: row.expires_at }
}

/** What a user may do who is not deactivated, for what goes on in their name after their session has ended. */
export const findOwnerWithoutToken = async (tables: Kysely<Tables>, userId: string): Promise<TokenOwner | null> => {
  const row = await tables
    .selectFrom('users')
    .select(['users.id as user_id', rolesOf('users.id').as('roles')])
    .where('id', '=', userId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { ...ownerOf(row), sessionId: null, expiresAt: null }
}

/** A session that is there. */
export const readSession = async (tables: Kysely<Tables>, id: string): Promise<Session | null> => {
  const row = await tables
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('user_credentials', 'user_credentials.user_id', 'sessions.user_id')
    .select([
      'sessions.id',
      'sessions.user_id',
      'sessions.expires_at',
      'users.name',
      'users.email',
      'totp_confirmed_at',
    ])
    .where('sessions.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { user_id: userId, name, email, expires_at: expiresAt } = row
  return { id: row.id, userId, name, email, expiresAt, hasTwoFactor: row.totp_confirmed_at !== null }
}

/** Notes that these sessions were used just now: they last so much longer. */
export const touchSessions = async (tables: Kysely<Tables>, ids: readonly string[]): Promise<void> => {
  await tables
    .updateTable('sessions')
    .set({ last_used_at: sql<string>`clock_timestamp()`, expires_at: renewed })
    .where('id', 'in', [...ids])
    .execute()
}

/** Ends the session with this hash; nothing when there is none. */
export const deleteSession = async (tables: Kysely<Tables>, hash: Buffer): Promise<void> => {
  await tables.deleteFrom('sessions').where('hash', '=', hash).execute()
}

/** Ends one session of a user; false when they have none with this id. */
export const deleteSessionOf = async (tables: Kysely<Tables>, userId: string, id: string): Promise<boolean> => {
  const own = tables.deleteFrom('sessions').where('user_id', '=', userId).where('id', '=', id)
  return (await own.executeTakeFirst()).numDeletedRows > 0n
}

/** Ends all sessions of a user, but for one if it is named. How many they were. */
export const deleteSessionsOf = async (
  tables: Kysely<Tables>,
  userId: string,
  exceptId: string | null,
): Promise<number> => {
  let sessions = tables.deleteFrom('sessions').where('user_id', '=', userId)
  if (exceptId !== null) sessions = sessions.where('id', '<>', exceptId)
  return Number((await sessions.executeTakeFirst()).numDeletedRows)
}

/** Sessions and links that work no more, a few thousand at a time. */
export const deleteExpiredSignIns = async (tables: Kysely<Tables>): Promise<void> => {
  await sql`delete from sessions where id in (select id from sessions where expires_at < now() limit 5000)`.execute(
    tables,
  )
  await sql`delete from sign_in_links where hash in (select hash from sign_in_links where expires_at < now() limit 5000)`.execute(
    tables,
  )
}
