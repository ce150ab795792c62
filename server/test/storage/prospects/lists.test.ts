import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { nobody } from '../../../src/storage/log/append-batch.ts'
import { listProspects } from '../../../src/storage/prospects/lists/list-prospects.ts'
import type {
  ListedProspect,
  ProspectFilters,
  ProspectOrder,
  ProspectPlace,
} from '../../../src/storage/prospects/lists/prospect-list.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { noFilters } from './lists.ts'

let desk: Desk
let accounts: string[]
let units: number[]
const users = [randomUUID(), randomUUID()]

/** Ids of all that a list can show. */
let stored: Row[]

type Row = {
  readonly id: number
  readonly account: string
  readonly name: string
  readonly status: string
  readonly stage: string
  readonly source: string
  readonly unit: number | null
  readonly users: readonly string[]
  readonly created: string
  readonly due: string | null
}

const pick = (list: string): string => `(array[${list}])[1 + floor(random() * ${list.split(',').length})::int]`

const fill = (accountId: string, unitIds: readonly number[]): string => `
  insert into prospects (account_id, name, source, status, stage, unit_id, created_at, next_follow_up, assigned_to_user_ids)
  select '${accountId}', ${pick("'Ada', 'ada', 'Bob', 'Äda', '', null, repeat('x', 60) || n")}, ${pick("'Zillow', 'Other'")},
    ${pick("'New', 'Ghosting', 'Moved In'")}, ${pick("'lead', 'lost', 'moved in'")}, ${pick(['null::bigint', ...unitIds].join(', '))},
    '2024-10-05T18:00:00Z'::timestamptz + floor(random() * 30) * interval '1 second',
    ${pick("null, '2024-11-01T00:00:00Z', '2024-11-02T00:00:00Z', '2024-11-03T00:00:00.000001Z'")}::timestamptz,
    case when random() < 0.3 then '{}'::uuid[] when random() < 0.5 then '{${users[0]}}' else '{${users.join(',')}}' end
  from generate_series(1, 60) n`

/** Brings the tables that stand beside the prospects to where these are. Returns all that a list can show. */
const settle = async (): Promise<Row[]> => {
  await desk.pool.query('update prospects set merged_into_id = id + 1 where id % 10 = 0')
  await desk.pool.query(`insert into prospect_assignees
    select account_id, unnest(case assigned_to_user_ids when '{}' then '{${nobody}}' else assigned_to_user_ids end), created_at, id
    from prospects where merged_into_id is null on conflict do nothing`)
  await desk.pool.query(`insert into prospect_standings
    select account_id, id, created_at, status, stage, next_follow_up from prospects where merged_into_id is null
    on conflict do nothing`)
  const { rows } = await desk.pool.query<Row>(
    `select id, account_id as account, left(lower(coalesce(name, '')), 50) as name, status, stage, source, unit_id as unit,
      assigned_to_user_ids as users, created_at as created, next_follow_up as due
    from prospects where merged_into_id is null`,
  )
  return rows
}

beforeAll(async () => {
  desk = await openDesk()
  accounts = [await desk.addAccount(), await desk.addAccount(), await desk.addAccount()]
  const { rows } = await desk.pool.query<{ id: number; account_id: string }>(
    'insert into units (account_id) select unnest($1::uuid[]) from generate_series(1, 2) returning id, account_id',
    [accounts],
  )
  units = rows.map((row) => row.id)
  for (const accountId of accounts)
    await desk.pool.query(
      fill(
        accountId,
        rows.filter((row) => row.account_id === accountId).map((row) => row.id),
      ),
    )
  stored = await settle()
})
afterAll(() => desk.close())

const isAmong = (value: string, values: readonly string[] | null): boolean => values?.includes(value) ?? true

/** What the filters mean, without any database. */
const passes = (row: Row, of: ProspectFilters): boolean =>
  of.accountIds.includes(row.account) &&
  isAmong(row.status, of.statuses) &&
  isAmong(row.stage, of.stages) &&
  isAmong(row.source, of.source === null ? null : [of.source]) &&
  (of.unitId === null || row.unit === of.unitId) &&
  (of.createdAfter === null || row.created >= of.createdAfter) &&
  (of.createdBefore === null || row.created < of.createdBefore) &&
  (of.followUpDueBefore === null || (row.due !== null && row.due < of.followUpDueBefore)) &&
  (of.assignee === null ||
    (of.assignee.userId === null ? row.users.length === 0 : row.users.includes(of.assignee.userId)))

const keyOf = (row: Row, order: ProspectOrder): string =>
  order === 'name' ? row.name : order === 'nextFollowUp' ? (row.due ?? '') : row.created

const expected = (filters: ProspectFilters, order: ProspectOrder, from: readonly Row[] = stored): number[] => {
  const rows = from.filter((row) => passes(row, filters) && (order !== 'nextFollowUp' || row.due !== null))
  const compare = (one: Row, other: Row): number =>
    Buffer.compare(Buffer.from(keyOf(one, order)), Buffer.from(keyOf(other, order))) || one.id - other.id
  const sorted = rows.toSorted(compare)
  return (order === 'newest' ? sorted.toReversed() : sorted).map((row) => row.id)
}

/** So many pages of a list, put together. */
const readPages = async (
  filters: ProspectFilters,
  order: ProspectOrder,
  limit: number,
  most: number,
): Promise<number[]> => {
  const ids: number[] = []
  let after: ProspectPlace | null = null
  for (let pages = 0; pages < most; pages++) {
    const page: ListedProspect[] = await listProspects(desk.database.tables, { filters, order, after, limit })
    ids.push(...page.map((row) => row.id))
    const last = page.at(-1)
    if (page.length < limit || last === undefined) break
    after = [last.orderKey, last.id]
  }
  return ids
}

const readAll = (filters: ProspectFilters, order: ProspectOrder, limit: number): Promise<number[]> =>
  readPages(filters, order, limit, Number.POSITIVE_INFINITY)

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 2 })
const someOf = (...values: string[]): fc.Arbitrary<string[]> => fc.subarray(values, { minLength: 1 })
const moment = fc.constantFrom(
  '2024-10-05T18:00:10.000000Z',
  '2024-10-05T18:00:20.000000Z',
  '2024-11-02T00:00:00.000000Z',
)

const orders = fc.constantFrom<ProspectOrder>('newest', 'oldest', 'name', 'nextFollowUp')
const filtersOf = (
  accountIds: string[],
  assignees: readonly (string | null)[],
  unitIds: fc.Arbitrary<number | null>,
): fc.Arbitrary<ProspectFilters> =>
  fc.record({
    accountIds: fc.subarray(accountIds, { minLength: 1 }),
    search: fc.constant(null),
    statuses: orNull(someOf('New', 'Ghosting', 'Moved In', 'Withdrawn')),
    stages: orNull(someOf('lead', 'lost', 'moved in')),
    assignee: orNull(fc.record({ userId: fc.constantFrom(...assignees) })),
    unitId: unitIds,
    source: orNull(fc.constantFrom('Zillow', 'Other')),
    createdAfter: orNull(moment),
    createdBefore: orNull(moment),
    followUpDueBefore: orNull(moment),
    isAwaiting: fc.constant(false),
  })

test('every page of every order, through any filters together, put together are exactly those that the filters mean', async () => {
  const filters = filtersOf(accounts, [null, ...users], orNull(fc.constantFrom(...units)))
  await fc.assert(
    fc.asyncProperty(filters, orders, fc.integer({ min: 3, max: 40 }), async (of, by, limit) => {
      expect(await readAll(of, by, limit)).toEqual(expected(of, by))
    }),
    { numRuns: 250 },
  )
})

test('a list of all shows every prospect once in each order', async () => {
  const filters = { ...noFilters, accountIds: accounts }
  for (const order of ['newest', 'oldest', 'name'] as const)
    expect((await readAll(filters, order, 7)).toSorted((a, b) => a - b)).toEqual(
      stored.map((row) => row.id).toSorted((a, b) => a - b),
    )
})

test('so are the first pages where what is looked for stands behind more rows than are walked through', async () => {
  const crowded = [await desk.addAccount(), await desk.addAccount()]
  for (const accountId of crowded) {
    await desk.pool.query(fill(accountId, []))
    // They come first in every order.
    await desk.pool.query(
      `insert into prospects (account_id, name, source, created_at, next_follow_up)
       select $1, 'A' || n, 'Zumper', at + n * interval '1 ms', '2024-10-30T00:00:00Z' from generate_series(1, $2::int) n,
         unnest(array['2024-10-05T17:50:00Z', '2024-10-05T18:30:00Z']::timestamptz[]) at`,
      [accountId, limits.listWalkRows + 100],
    )
  }
  const rows = (await settle()).filter((row) => crowded.includes(row.account))
  await desk.pool.query('analyze')
  const filters = filtersOf(crowded, [null, ...users], fc.constant(null))
  await fc.assert(
    fc.asyncProperty(filters, orders, fc.integer({ min: 20, max: 50 }), async (of, by, limit) => {
      expect(await readPages(of, by, limit, 3)).toEqual(expected(of, by, rows).slice(0, 3 * limit))
    }),
    { numRuns: 250 },
  )
}, 60_000)
