import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { limits } from '../../src/catalogue/limits.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import type { AppendCommand, IdempotencyKey, Outcome } from '../../src/engine/commands.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { verifyLog } from '../../src/engine/verify.ts'
import { watchHealth } from '../../src/storage/connections/health.ts'
import { SteadyConnection } from '../../src/storage/connections/steady-connection.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { readDatabaseState } from '../../src/storage/database-state.ts'
import { appendSession } from '../../src/storage/log/append-assignments.ts'
import { insertAccount } from '../../src/storage/records/accounts.ts'
import { upsertMembership } from '../../src/storage/records/memberships.ts'
import { insertProspects } from '../../src/storage/records/prospects.ts'
import { insertUser } from '../../src/storage/records/users.ts'
import { createTestDatabase } from '../support/database.ts'

/** A database with accounts, people and prospects, for one test file. Everything is written as Foyer itself writes it. */
export type Desk = Awaited<ReturnType<typeof openDesk>>

const timeoutMs = 5_000

export const openDesk = async () => {
  const test = await createTestDatabase()
  const database = openDatabase({ url: test.url, connections: 6, timeoutMs })
  const { tables, pool } = database
  const endings: (() => Promise<void>)[] = []

  const addAccount = async (): Promise<string> => {
    const id = randomUUID()
    await insertAccount(tables, { id, name: 'Desk', timeZone: 'UTC', phoneCountry: 'US' })
    return id
  }
  const addUser = async (): Promise<string> => {
    const id = randomUUID()
    await insertUser(tables, { id, name: 'Somebody', email: `${id}@example.com` })
    return id
  }
  const addMember = async (accountId: string, role: Role = 'Leasing Agent'): Promise<string> => {
    const id = await addUser()
    await upsertMembership(tables, accountId, id, role)
    return id
  }
  const addProspects = (accountId: string, count: number, phoneE164: string | null = null): Promise<number[]> =>
    insertProspects(
      pool,
      Array.from({ length: count }, () => ({
        accountId,
        name: null,
        email: null,
        phone: phoneE164,
        phoneE164,
        notes: null,
        source: 'Other',
        unitId: null,
        prospectType: 'Self' as const,
        prescreened: false,
        externalId: null,
        createdAt: '2024-10-05T18:53:03.406168Z',
      })),
    )
  return {
    url: test.url,
    database,
    pool,
    addAccount,
    addUser,
    addMember,
    addProspects,
    setMember: (accountId: string, userId: string, role: Role) => upsertMembership(tables, accountId, userId, role),
    removeMember: (accountId: string, userId: string) =>
      pool.query('update memberships set active = false where account_id = $1 and user_id = $2', [accountId, userId]),
    deactivate: (userId: string) => pool.query('update users set deactivated_at = now() where id = $1', [userId]),
    /** The log of one prospect, in order. */
    eventsOf: async (prospectId: number) =>
      (
        await pool.query<StoredEvent>(
          `select id, sequence, event_type as "eventType", notes, context, created_at as "createdAt", batch_id as "batchId"
           from leasing_events where prospect_id = $1 order by sequence`,
          [prospectId],
        )
      ).rows,
    countEvents: async () => (await pool.query<{ n: number }>('select count(*) as n from leasing_events')).rows[0]?.n,
    verify: async () => (await verifyLog(pool)).difference,
    /** Done before the database is closed. */
    whenClosing: (end: () => Promise<void>) => void endings.push(end),
    close: async () => {
      for (const end of endings) await end()
      await database.close()
      await test.drop()
    },
  }
}

type StoredEvent = {
  readonly id: number
  readonly sequence: number
  readonly eventType: string
  readonly notes: string | null
  readonly context: { assignedToUserIds: string[]; previousAssignedToUserIds: string[]; createdByUserRole: string }
  readonly createdAt: string
  readonly batchId: string | null
}

export type TestEngine = ReturnType<typeof openEngine>

/** An engine as `foyer serve` makes one, with connections of its own: two of them are two servers. Whoever opens it closes it. */
export const openEngine = (
  url: string,
  { lockTimeoutMs = 2_000, statementTimeoutMs = timeoutMs, queueLength = 4_096 } = {},
) => {
  const open = (connections: number, lockMs: number): Database =>
    openDatabase({
      url,
      connections,
      timeoutMs: statementTimeoutMs,
      sessionOptions: `${appendSession} -c lock_timeout=${lockMs}`,
    })
  const asking = openDatabase({ url, connections: 1, timeoutMs })
  const batches = open(2, limits.batchLockTimeoutMs)
  const waiting = open(limits.waitingTransactions + limits.transactionsBeside, lockTimeoutMs)
  const [writer, reader] = [new SteadyConnection(batches.pool), new SteadyConnection(batches.pool)]
  const errors: unknown[] = []
  const batchSizes: number[] = []
  let written = 0
  const health = watchHealth({
    ping: () => readDatabaseState(asking.pool),
    revive: async () => {},
    onChange: () => {},
  })
  const engine = createEngine({
    batches: writer,
    readings: reader,
    waiting: waiting.pool,
    health,
    queueLength,
    onBatch: (requests) => batchSizes.push(requests),
    onWritten: () => {
      written++
    },
    onError: (error) => errors.push(error),
  })
  const closeAll = async (): Promise<void> => {
    await engine.close()
    health.close()
    writer.close()
    reader.close()
    await Promise.all([asking.close(), batches.close(), waiting.close()])
  }
  return { ...engine, health, errors, batchSizes, writings: () => written, closeAll }
}

/** An engine that is closed when the test ends. */
export const useEngine = (url: string, options: Parameters<typeof openEngine>[1] = {}): TestEngine => {
  const engine = openEngine(url, options)
  onTestFinished(() => engine.closeAll())
  return engine
}

type Assignment = Partial<Pick<AppendCommand, 'samePhone' | 'idempotency'>> & {
  readonly notes?: string
  readonly tokenId?: string
}

/** "This user assigns this prospect to these users." */
export const assign = (
  userId: string,
  prospectId: number,
  assignedToUserIds: readonly string[],
  { tokenId, notes, ...rest }: Assignment = {},
): AppendCommand => ({
  actor: { userId, tokenId: tokenId ?? null, onlyAccountIds: null },
  prospectId,
  draft: { source: null, notes: notes ?? null, assignedToUserIds },
  samePhone: false,
  idempotency: null,
  ...rest,
})

export const keyOf = (key: string, body = 'the same body'): IdempotencyKey => ({
  key,
  fingerprint: Buffer.alloc(32, body),
})

/** The recorded outcome; throws for any other, so that the test says which it was. */
export const recorded = (outcome: Outcome | undefined): Extract<Outcome, { kind: 'recorded' }> => {
  if (outcome?.kind !== 'recorded') throw new Error(`not recorded but ${JSON.stringify(outcome)}`)
  return outcome
}
