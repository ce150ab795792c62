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
  readonly userName: string
  readonly userEmail: string
  readonly createdAt: string
  readonly revokedAt: string | null
  readonly lastUsedAt: string | null
}

/** Where a list of tokens goes on: the moment of creation, and the id. */
export type TokenPlace = readonly [createdAt: string, id: string]

/** Which tokens somebody may see and revoke: see `records/tokens.ts`. */
export type TokenView = {
  /** Whose own tokens are among them. */
  readonly userId: string
  /** Of the own ones, only those that name no other accounts than these; null: all of them. */
  readonly onlyAccountIds: readonly string[] | null
  /** Also the tokens of others that reach one of these accounts and none beside them. */
  readonly managedAccountIds: readonly string[]
}

/** Whose token it is, and what it reaches. `expiresAt` is for the caller to watch: a row that is remembered grows old. */
export type TokenOwner = {
  /** Null: they signed in, and no token was used. */
  readonly tokenId: string | null
  /** The session of who signed in; null for a token. */
  readonly sessionId: string | null
  readonly userId: string
  readonly expiresAt: string | null
  readonly scopes: ReadonlySet<Scope>
  /** The accounts in which the user is an active member and which the token reaches, with the user's role in each. */
  readonly roles: ReadonlyMap<string, Role>
  /** The only accounts that the token reaches; null when it reaches all of its user's. */
  readonly onlyAccountIds: ReadonlySet<string> | null
}

/** The moment of its creation. */
export const insertToken = async (tables: Kysely<Tables>, token: NewToken): Promise<string> => {
  const { created_at } = await tables
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
    .returning('created_at')
    .executeTakeFirstOrThrow()
  return created_at
}

/** Tokens that work now: not revoked, not expired, their users not deactivated. */
const selectOwners = (tables: Kysely<Tables>) =>
  tables
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
    .where('api_tokens.revoked_at', 'is', null)
    .where('users.deactivated_at', 'is', null)
    .where((is) =>
      is.or([is('api_tokens.expires_at', 'is', null), is('api_tokens.expires_at', '>', sql<string>`now()`)]),
    )

type OwnerRow = Awaited<ReturnType<ReturnType<typeof selectOwners>['executeTakeFirstOrThrow']>>

const toOwner = (row: OwnerRow): TokenOwner => ({
  tokenId: row.id,
  sessionId: null,
  userId: row.user_id,
  expiresAt: row.expires_at,
  scopes: new Set(row.scopes),
  roles: new Map(Object.entries(row.roles)),
  onlyAccountIds: row.account_ids === null ? null : new Set(row.account_ids),
})

/** The owner of the token with this hash, if it works now. */
export const findTokenOwner = async (tables: Kysely<Tables>, hash: Buffer): Promise<TokenOwner | null> => {
  const row = await selectOwners(tables).where('api_tokens.hash', '=', hash).executeTakeFirst()
  return row === undefined ? null : toOwner(row)
}

/** The same by the token's id, for those who go on in its name after its request was answered. */
export const findOwnerOfToken = async (tables: Kysely<Tables>, id: string): Promise<TokenOwner | null> => {
  const row = await selectOwners(tables).where('api_tokens.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toOwner(row)
}

const selectTokens = (tables: Kysely<Tables>) =>
  tables
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .selectAll('api_tokens')
    .select(sql<string[] | null>`api_tokens.account_ids::text[]`.as('account_ids'))
    .select(['users.email', 'users.name as user_name'])

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>

const toToken = (row: TokenRow): ListedToken => ({
  id: row.id,
  userId: row.user_id,
  userName: row.user_name,
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
})

/** All tokens, the oldest first. For the command line only. */
export const listTokens = async (tables: Kysely<Tables>): Promise<ListedToken[]> => {
  const rows = await selectTokens(tables).orderBy('api_tokens.created_at').orderBy('api_tokens.id').execute()
  return rows.map(toToken)
}

/** A token that is there. */
export const findToken = async (tables: Kysely<Tables>, id: string): Promise<ListedToken> =>
  toToken(await selectTokens(tables).where('api_tokens.id', '=', id).executeTakeFirstOrThrow())

/** The memberships through which a token reaches accounts now. */
const reaching = sql`from memberships m where m.user_id = api_tokens.user_id and m.active
  and (api_tokens.account_ids is null or m.account_id = any(api_tokens.account_ids))`

const isInView = ({ userId, onlyAccountIds, managedAccountIds }: TokenView) => {
  const only = onlyAccountIds === null ? null : [...onlyAccountIds]
  const isManaged = sql`m.account_id = any(${[...managedAccountIds]}::uuid[])`
  return sql<boolean>`(
    (api_tokens.user_id = ${userId}::uuid and (${only}::uuid[] is null or api_tokens.account_ids <@ ${only}::uuid[]))
    or (exists (select ${reaching} and ${isManaged}) and not exists (select ${reaching} and not ${isManaged})))`
}

/** The tokens of a view, the newest first, those after the place; of one user only unless `ofUserId` is null. */
export const pageTokens = async (
  tables: Kysely<Tables>,
  view: TokenView,
  ofUserId: string | null,
  after: TokenPlace | null,
  limit: number,
): Promise<ListedToken[]> => {
  let query = selectTokens(tables)
    // Whose tokens can be in the view at all: by the index of users' tokens.
    .where(sql<boolean>`api_tokens.user_id = any(array[${view.userId}::uuid] || array(
      select m.user_id from memberships m where m.active and m.account_id = any(${[...view.managedAccountIds]}::uuid[])))`)
    .where(isInView(view))
    .orderBy('api_tokens.created_at', 'desc')
    .orderBy('api_tokens.id', 'desc')
    .limit(limit)
  if (ofUserId !== null) query = query.where('api_tokens.user_id', '=', ofUserId)
  if (after !== null)
    query = query.where(
      sql<boolean>`(api_tokens.created_at, api_tokens.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    )
  return (await query.execute()).map(toToken)
}

/** One token of a view, or null when there is none with this id in it. */
export const findTokenInView = async (
  tables: Kysely<Tables>,
  view: TokenView,
  id: string,
): Promise<ListedToken | null> => {
  const row = await selectTokens(tables).where('api_tokens.id', '=', id).where(isInView(view)).executeTakeFirst()
  return row === undefined ? null : toToken(row)
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
