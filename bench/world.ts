import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { mintToken } from '../server/src/domain/tokens.ts'
import { nobody } from '../server/src/storage/log/append-batch.ts'

/** Accounts that the load is spread over. The next number is the hot account, which nothing else touches. */
const spreadAccounts = 100
const hotAccount = spreadAccounts + 1
const membersPerAccount = 10
const prospectsPerSpreadAccount = 200
const prospectsOfHotAccount = 2_000
/** The prospect that hundreds want at once: the last of the hot account. */
const hotProspect = spreadAccounts * prospectsPerSpreadAccount + prospectsOfHotAccount

/** Ids are made by counting, so that pgbench, which has no lists, can make them too. `n` has up to eleven digits. */
export const idPrefixes = {
  account: '00000001-0000-4000-8000-',
  user: '00000002-0000-4000-8000-',
  token: '00000003-0000-4000-8000-',
} as const
export const idBase = 100_000_000_000
const idOf = (kind: keyof typeof idPrefixes, n: number): string => `${idPrefixes[kind]}${idBase + n}`
const idSql = (kind: keyof typeof idPrefixes, n: string): string => `('${idPrefixes[kind]}' || ${idBase} + ${n})::uuid`

/** What one account gives to a load: who writes, about whom, and to whom it may be assigned. */
export type Target = {
  readonly accountId: string
  readonly ownerId: string
  readonly tokenId: string
  readonly token: string
  readonly prospectIds: readonly number[]
  readonly assigneeIds: readonly string[]
}

export type Spread = 'spread' | 'hot account' | 'hot prospect'

export type World = { readonly [S in Spread]: readonly Target[] }

/** The numbers by which pgbench finds its way: `prospects` is the range to draw from. */
export const numbering = (spread: Spread) => ({
  membersPerAccount,
  prospects: spread === 'hot prospect' ? [hotProspect, hotProspect] : [1, spreadAccounts * prospectsPerSpreadAccount],
  accountOf: `least((:prospect - 1) / ${prospectsPerSpreadAccount} + 1, ${hotAccount})`,
  userOf: (account: string, member: string): string => `${idBase} + ${account} * 100 + ${member}`,
})

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index)

const targetOf = (account: number, token: string): Target => ({
  accountId: idOf('account', account),
  ownerId: idOf('user', account * 100),
  tokenId: idOf('token', account),
  token,
  prospectIds: range(
    (account - 1) * prospectsPerSpreadAccount + 1,
    account === hotAccount ? prospectsOfHotAccount : prospectsPerSpreadAccount,
  ),
  assigneeIds: range(account * 100, membersPerAccount).map((user) => idOf('user', user)),
})

const accountOfProspect = `least((n - 1) / ${prospectsPerSpreadAccount} + 1, ${hotAccount})`

const fill = [
  `insert into accounts (id, name) select ${idSql('account', 'a')}, 'Account ' || a
   from generate_series(1, ${hotAccount}) a`,
  `insert into users (id, name, email) select ${idSql('user', '(a * 100 + m)')}, 'User ' || a || '-' || m, a || '-' || m || '@example.com'
   from generate_series(1, ${hotAccount}) a, generate_series(0, ${membersPerAccount - 1}) m`,
  `insert into memberships (account_id, user_id, role)
   select ${idSql('account', 'a')}, ${idSql('user', '(a * 100 + m)')}, case m when 0 then 'Owner' else 'Leasing Agent' end
   from generate_series(1, ${hotAccount}) a, generate_series(0, ${membersPerAccount - 1}) m`,
  `insert into units (account_id, id) overriding system value select ${idSql('account', 'a')}, u
   from generate_series(1, ${hotAccount}) a, generate_series(1, 20) u`,
  `insert into prospects (account_id, id, name, phone, phone_e164, unit_id) overriding system value
   select ${idSql('account', accountOfProspect)}, n, 'Prospect ' || n, '+1555' || (1000000 + n), '+1555' || (1000000 + n), n % 20 + 1
   from generate_series(1, ${hotProspect}) n`,
  `insert into prospect_assignees select account_id, '${nobody}', created_at, id from prospects`,
  'insert into prospect_standings select account_id, id, created_at, status, stage, next_follow_up from prospects',
]

/** Fills an empty database with accounts, members, prospects without events, and a token for the owner of each account. */
export const fillWorld = async (pool: pg.Pool): Promise<World> => {
  for (const statement of fill) await pool.query(statement)
  const targets: Target[] = []
  for (const account of range(1, hotAccount)) {
    const { token, hash, ending } = mintToken(randomBytes(32))
    const target = targetOf(account, token)
    await pool.query('insert into api_tokens (id, user_id, name, hash, ending) values ($1, $2, $3, $4, $5)', [
      target.tokenId,
      target.ownerId,
      'bench',
      hash,
      ending,
    ])
    targets.push(target)
  }
  // Statistics, without which the planner guesses, and then once to disk, so that no measurement pays for the fill.
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
  const hot = targets.slice(hotAccount - 1)
  return {
    spread: targets.slice(0, hotAccount - 1),
    'hot account': hot,
    'hot prospect': hot.map((target) => ({ ...target, prospectIds: [hotProspect] })),
  }
}
