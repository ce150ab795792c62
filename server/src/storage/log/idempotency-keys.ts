import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import type { Queryable } from '../connections/queryable.ts'

/** A key as one token sends it: of another token it is another key. */
export type KeyName = { readonly tokenId: string; readonly key: string }

/** What a key was used for. Of a request of v1 there is neither an answer nor an import here. */
export type KeyUse = {
  /** SHA-256 of what was asked for. */
  readonly fingerprint: Buffer
  /** The answer of a write of v2, sealed. */
  readonly answer: Buffer | null
  /** The import whose row is the answer, or will be while it is running. */
  readonly import: { readonly accountId: string; readonly id: string; readonly isRunning: boolean } | null
}

const isExpired = `i.created_at < clock_timestamp() - interval '${limits.idempotencyHours} hours'`

/** Whether a key may be used anew: its time is over, or its import failed or was killed. A condition on the row `i`. */
const isFree = `(${isExpired} or exists (select from imports m where m.account_id = i.account_id and m.id = i.import_id
  and (m.status = 'failed' or m.status = 'running'
    and m.active_at < clock_timestamp() - interval '${limits.importSilenceMs} milliseconds')))`

/**
 * Keeps everybody else from working with the key until the end of the transaction. False: somebody works with it. By a hash of 64
 * bits, so that two keys that share one now and then wait for each other, and nothing worse.
 */
export const tryLockKey = async (db: Queryable, { tokenId, key }: KeyName): Promise<boolean> => {
  const { rows } = await db.query<[boolean]>({
    name: 'lock-key',
    text: `select pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))`,
    values: [tokenId, key],
    rowMode: 'array',
  })
  return rows[0]?.[0] === true
}

/** What the key was used for, or null if it is free. */
export const findKeyUse = async (db: Queryable, { tokenId, key }: KeyName): Promise<KeyUse | null> => {
  const { rows } = await db.query<[Buffer, Buffer | null, string | null, string | null, boolean | null]>({
    name: 'find-key-use',
    text: `select i.fingerprint, i.answer, i.account_id, i.import_id,
             (select m.status = 'running' from imports m where m.account_id = i.account_id and m.id = i.import_id)
           from idempotency_keys i where i.token_id = $1 and i.key = $2 and not ${isFree}`,
    values: [tokenId, key],
    rowMode: 'array',
  })
  const [row] = rows
  if (row === undefined) return null
  const [fingerprint, answer, accountId, importId, isRunning] = row
  const ofImport =
    accountId === null || importId === null ? null : { accountId, id: importId, isRunning: isRunning === true }
  return { fingerprint, answer, import: ofImport }
}

/**
 * Takes a free key. The values are the token, the key, the fingerprint, the sealed answer, and the account and the id of the import.
 * Somebody who has taken it meanwhile keeps it: then no row comes back.
 */
export const takeKey = `insert into idempotency_keys as i (token_id, key, fingerprint, answer, account_id, import_id)
  values ($1::uuid, $2, $3::bytea, $4::bytea, $5::uuid, $6::uuid)
  on conflict (token_id, key) do update set fingerprint = excluded.fingerprint, answer = excluded.answer,
    account_id = excluded.account_id, import_id = excluded.import_id, event_id = null, created_at = clock_timestamp()
  where ${isFree}
  returning 1`

/** Stores the answer of a write. False: somebody else has used the key meanwhile. */
export const keepAnswer = async (
  db: Queryable,
  { tokenId, key }: KeyName,
  fingerprint: Buffer,
  answer: Buffer,
): Promise<boolean> => {
  const { rowCount } = await db.query({
    name: 'keep-answer',
    text: takeKey,
    values: [tokenId, key, fingerprint, answer, null, null],
    rowMode: 'array',
  })
  return rowCount === 1
}

/** Rows per statement: few enough to be done before anybody notices. */
const rowsAtOnce = 5_000

/** Deletes keys that no longer answer, a bounded number at a time. */
export const deleteExpiredKeys = async (pool: pg.Pool): Promise<void> => {
  let deleted: number | null
  do {
    const result = await pool.query(
      `delete from idempotency_keys where ctid = any(array(
         select ctid from idempotency_keys i where ${isExpired} limit ${rowsAtOnce}))`,
    )
    deleted = result.rowCount
  } while (deleted === rowsAtOnce)
}
