import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '../../catalogue/permissions.ts'
import type { Role } from '../../catalogue/roles.ts'
import type { Tables } from '../tables.ts'

export type NewToken = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly hash: Buffer
  readonly ending: string
  /** Null: it never expires. */
  readonly expiresAt: string | null
  readonly scopes: readonly Scope[]
  /** The only accounts that it reaches. Null: all of its user. */
  readonly accountIds: readonly string[] | null
  /** Null: made on the command line. */
  readonly createdBy: string | null
}

export type ListedToken = Omit<NewToken, 'hash'> & {
  readonly userEmail: string
  readonly createdAt: string
  readonly revokedAt: string | null
  readonly lastUsedAt: string | null
}

/** Whose token it is, and what it reaches. `expiresAt` is for the caller to watch: a row that is remembered grows old. */
export type TokenOwner = {
  readonly tokenId: string
  readonly userId: string
  readonly expiresAt: string | null
  readonly scopes: ReadonlySet<Scope>
  /** The accounts in which the user is an active member and which the token reaches, with the user's role in each. */
  readonly roles: ReadonlyMap<string, Role>
  /** The only accounts that the token reaches; null when it reaches all of its user's. */
  readonly onlyAccountIds: ReadonlySet<string> | null
}

export const insertToken = async (tables: Kysely<Tables>, token: NewToken): Promise<void> => {
  await tables
    .insertInto('api_tokens')
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      hash: token.hash,
      ending: token.ending,
      expires_at: token.expiresAt,
      scopes: [...token.scopes],
      account_ids: token.accountIds === null ? null : [...token.accountIds],
      created_by: token.createdBy,
    })
    .execute()
}

/** The owner of a token that works now: not revoked, not expired, its user not deactivated. */
export const findTokenOwner = async (tables: Kysely<Tables>, hash: Buffer): Promise<TokenOwner | null> => {
  const row = await tables
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select([
      'api_tokens.id',
      'api_tokens.user_id',
      'api_tokens.expires_at',
      'api_tokens.scopes',
      sql<string[] | null>`api_tokens.account_ids::text[]`.as('account_ids'),
      sql<Record<string, Role>>`coalesce((
        select json_object_agg(m.account_id, m.role) from memberships m
        where m.user_id = api_tokens.user_id and m.active
          and (api_tokens.account_ids is null or m.account_id = any(api_tokens.account_ids))), '{}')`.as('roles'),
    ])
    .where('api_tokens.hash', '=', hash)
    .where('api_tokens.revoked_at', 'is', null)
    .where('users.deactivated_at', 'is', null)
    .where((is) =>
      is.or([is('api_tokens.expires_at', 'is', null), is('api_tokens.expires_at', '>', sql<string>`now()`)]),
    )
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    tokenId: row.id,
    userId: row.user_id,
    expiresAt: row.expires_at,
    scopes: new Set(row.scopes),
    roles: new Map(Object.entries(row.roles)),
    onlyAccountIds: row.account_ids === null ? null : new Set(row.account_ids),
  }
}

export const listTokens = async (tables: Kysely<Tables>): Promise<ListedToken[]> => {
  const rows = await tables
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .selectAll('api_tokens')
    .select(sql<string[] | null>`api_tokens.account_ids::text[]`.as('account_ids'))
    .select('users.email')
    .orderBy('api_tokens.created_at')
    .orderBy('api_tokens.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    userId: row.user_id,
    userEmail: row.email,
    name: row.name,
    ending: row.ending,
    scopes: row.scopes,
    accountIds: row.account_ids,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** Revokes a token; false when there is none with this id. Revoking twice keeps the first time. */
export const revokeToken = async (tables: Kysely<Tables>, id: string): Promise<boolean> => {
  const result = await tables
    .updateTable('api_tokens')
    .set({ revoked_at: sql<string>`coalesce(revoked_at, clock_timestamp())` })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Notes that these tokens were used just now. */
export const touchTokens = async (tables: Kysely<Tables>, ids: readonly string[]): Promise<void> => {
  await tables
    .updateTable('api_tokens')
    .set({ last_used_at: sql<string>`clock_timestamp()` })
    .where('id', 'in', [...ids])
    .execute()
}
