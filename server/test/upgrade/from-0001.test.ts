import { createHash, randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../src/catalogue/permissions.ts'
import { verifyLog } from '../../src/engine/verify.ts'
import { refoldIfOlder } from '../../src/engine/writing/refold.ts'
import { findProspects } from '../../src/records/prospects/prospect-lists.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { feedBeginning } from '../../src/storage/feed/edge.ts'
import { readFeed } from '../../src/storage/feed/read-feed.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { findTokenOwner } from '../../src/storage/records/tokens.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts'
import { untilInFeed } from '../support/feed.ts'

/** A database that the version of the first migration filled is taken over whole. */

const first = '0001_the_log.sql'
const accountId = randomUUID()
const otherAccountId = randomUUID()
const [ada, ben] = [randomUUID(), randomUUID()] as const
const tokenHash = createHash('sha256').update('a token').digest()
const at = (minute: number): string => `2024-10-05T18:${String(minute).padStart(2, '0')}:03.406168Z`

let own: TestDatabase
let database: Database
let migrated: readonly string[]
const told: string[] = []

const applyFirst = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-first-'))
  await cp(new URL(`../../migrations/${first}`, import.meta.url), join(folder, first))
  await migrate({ url: own.url, timeoutMs: 5_000, folder: pathToFileURL(`${folder}/`) })
  await rm(folder, { recursive: true })
}

type Handover = { readonly account: string; readonly prospect: number; readonly to: readonly string[] }

/** What the version of the first migration wrote for assignments, one transaction each, and its fold. */
const addAssignments = async (client: pg.Client, handovers: readonly Handover[]): Promise<void> => {
  for (const [index, { account, prospect, to }] of handovers.entries()) {
    const { rows } = await client.query<{ version: number; before: string[] }>(
      'select version, assigned_to_user_ids::text[] as before from prospects where account_id = $1 and id = $2',
      [account, prospect],
    )
    const { version, before } = rows[0] ?? { version: 0, before: [] }
    const context = { assignedToUserIds: to, previousAssignedToUserIds: before, createdByUserRole: 'Owner' }
    await client.query(
      `with written as (
         insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
         values ($1, nextval('leasing_event_ids'), $2, $3, 'Assign to User', $4, $5, $6))
       update prospects set version = $3, assigned_to_user_ids = $7::uuid[], last_event_at = $4
       where account_id = $1 and id = $2`,
      [account, prospect, version + 1, at(index), ada, context, to],
    )
  }
}

/** What that version wrote for a showing that was canceled, and a block: of a plan it forgot nothing, of a block it knew the status. */
const addStatuses = async (client: pg.Client): Promise<void> => {
  const add = `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, planned_date_time,
      created_by, context)
    values ($1, nextval('leasing_event_ids'), 3, $2, $3, $4, $5, $6, '{"createdByUserRole": "Owner"}')`
  await client.query(add, [accountId, 1, 'Showing Scheduled', at(10), at(50), ada])
  await client.query(add, [accountId, 2, 'Showing Canceled', at(11), null, ada])
  await client.query(add, [accountId, 3, 'Blocklist Prospect', at(12), null, ada])
  await client.query(
    `update prospects set version = 3, status = 'Blocklist Prospect', stage = 'lost', status_before_block = 'Showing Canceled',
       stage_before_block = 'showing', planned_date_time = $2, last_event_at = $3
     where account_id = $1 and id = 3`,
    [accountId, at(50), at(12)],
  )
}

const fill = async (client: pg.Client): Promise<void> => {
  await client.query(`insert into accounts (id, name) values ($1, 'Aspen'), ($2, 'Birch')`, [accountId, otherAccountId])
  await client.query(
    `insert into users (id, name, email) values ($1, 'Ada Park', 'ada@example.com'), ($2, 'Ben Ito', 'ben@example.com')`,
    [ada, ben],
  )
  await client.query(
    `insert into memberships (account_id, user_id, role) values ($1, $3, 'Owner'), ($1, $4, 'Leasing Agent'), ($2, $4, 'Owner')`,
    [accountId, otherAccountId, ada, ben],
  )
  await client.query(`insert into api_tokens (id, user_id, name, hash, ending) values ($1, $2, 'old', $3, 'abcd')`, [
    randomUUID(),
    ada,
    tokenHash,
  ])
  await client.query(`insert into units (account_id, address, bathrooms, status) values ($1, $2, 2.5, 'Available')`, [
    accountId,
    { formatted_address: '12 Elm Street' },
  ])
  await client.query(
    `insert into prospects (account_id, name, email, phone, phone_e164, unit_id) values
       ($1, 'Zoë Alvarez', 'zoe@example.org', '303-555-0100', '+13035550100', 1),
       ($1, 'Yara Baum', null, null, null, null), ($1, null, null, null, null, null),
       ($2, 'Zoë Alvarez', null, null, null, null)`,
    [accountId, otherAccountId],
  )
  await addAssignments(client, [
    { account: accountId, prospect: 1, to: [ada] },
    { account: accountId, prospect: 2, to: [ben] },
    { account: accountId, prospect: 1, to: [ben, ada] },
    { account: accountId, prospect: 2, to: [] },
    { account: otherAccountId, prospect: 4, to: [ben] },
  ])
  await addStatuses(client)
}

beforeAll(async () => {
  own = await createEmptyDatabase()
  await applyFirst()
  const client = new pg.Client({ connectionString: own.url })
  await client.connect()
  await fill(client)
  await client.end()
  migrated = (await migrate({ url: own.url, timeoutMs: 5_000, log: (line) => told.push(line) })).applied
  database = openDatabase({ url: own.url, connections: 2, timeoutMs: 5_000 })
  await refoldIfOlder(database.pool, (line) => told.push(line))
})
afterAll(async () => {
  await database.close()
  await own.drop()
})

test('all later migrations are applied, and the operator hears what must not run meanwhile', () => {
  expect(migrated[0]).toBe('0002_the_records')
  expect(told).toContain('Servers of the version before must be stopped: what they write from now on is not whole')
})

test('the log folds to what is stored, and who has which prospects is known by user', async () => {
  expect(await verifyLog(database.pool)).toEqual({ prospects: 4, events: 8, difference: null })
  const { rows } = await database.pool.query(
    `select user_id as "user", prospect_id as prospect from prospect_assignees
     where user_id = any($1::uuid[]) order by prospect_id, user_id = $2`,
    [[ada, ben], ada],
  )
  expect(rows).toEqual([
    { user: ben, prospect: 1 },
    { user: ada, prospect: 1 },
    { user: ben, prospect: 4 },
  ])
})

test('prospects are folded again by the rules of today, once', async () => {
  expect(told.at(-1)).toBe('Folding the events of all prospects again: the rules have changed')
  const { rows } = await database.pool.query(
    `select status, stage_times as "stageTimes", blocked_at as "blockedAt", planned_date_time as planned
     from prospects where id = 3`,
  )
  expect(rows).toEqual([
    { status: 'Blocklist Prospect', stageTimes: { showing: at(10), lost: at(12) }, blockedAt: at(12), planned: null },
  ])
  const again: string[] = []
  await refoldIfOlder(database.pool, (line) => again.push(line))
  expect(again).toEqual([])
})

const listed = async (filters: Partial<Parameters<typeof findProspects>[1]['filters']>): Promise<number[]> => {
  const none = { searched: null, statuses: null, stages: null, assignee: null, unitId: null, source: null }
  const dates = { createdAfter: null, createdBefore: null, followUpDueBefore: null, isAwaiting: false }
  const rows = await findProspects(database, {
    filters: { accountIds: [accountId], ...none, ...dates, ...filters },
    order: 'oldest',
    after: null,
    limit: 10,
  })
  return rows.map(({ id }) => id)
}

test('prospects from before are found by their words, by their user, and by having none', async () => {
  expect(await listed({ searched: 'zoë' })).toEqual([1])
  expect(await listed({ searched: '303 555 0100' })).toEqual([1])
  expect(await listed({ assignee: { userId: ben } })).toEqual([1])
  expect(await listed({ assignee: { userId: null } })).toEqual([2, 3])
})

test('the feed gives every event from before once', async () => {
  await untilInFeed(database.pool)
  const query = { accountIds: [accountId, otherAccountId], limit: 2, eventTypes: null, prospectId: null }
  const ids: number[] = []
  for (let after = feedBeginning, more = true; more; ) {
    const page = await readFeed(database.pool, { ...query, after })
    ids.push(...page.events.map(({ id }) => id))
    after = page.end
    more = page.hasMore
  }
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a token from before may do all that it might', async () => {
  const owner = await findTokenOwner(database.tables, tokenHash)
  expect([...(owner?.scopes ?? [])].toSorted()).toEqual([...scopes].toSorted())
  expect(owner?.onlyAccountIds).toBeNull()
  expect([...(owner?.roles ?? [])]).toEqual([[accountId, 'Owner']])
})

test('a unit from before says what it said', async () => {
  const { rows } = await database.pool.query('select bathrooms, status, revision from units')
  expect(rows).toEqual([{ bathrooms: 2.5, status: 'Available', revision: 1 }])
})
