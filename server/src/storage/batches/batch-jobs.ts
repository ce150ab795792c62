import type pg from 'pg'
import { enqueue } from '../jobs/enqueue.ts'
import { noteRefusals, type RefusedTarget } from '../writing/batches.ts'
import type { BatchName, StoredBatch } from './batches.ts'

type Client = Pick<pg.ClientBase, 'query'>

export type NewJob = BatchName &
  Pick<StoredBatch, 'kind' | 'mode' | 'undoesId' | 'targets' | 'createdBy'> & {
    readonly tokenId: string | null
    /** What it has to do, as the rules of the layer above understand it. */
    readonly request: object
  }

/** Does the work in one transaction. */
const transaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    broken = false
    return result
  } finally {
    client.release(broken)
  }
}

/** Writes down a batch that a job will write. */
export const insertJob = (pool: pg.Pool, job: NewJob): Promise<void> =>
  transaction(pool, async (client) => {
    const { accountId, id } = job
    await client.query(
      `insert into batches (account_id, id, kind, mode, status, undoes_id, request, targets, created_by, created_by_token_id)
       values ($1, $2, $3, $4, 'queued', $5, $6, $7, $8, $9)`,
      [
        accountId,
        id,
        job.kind,
        job.mode,
        job.undoesId,
        JSON.stringify(job.request),
        job.targets,
        job.createdBy,
        job.tokenId,
      ],
    )
    await enqueue(client, 'runBatch', { accountId, batchId: id })
  })

/** A job as whoever does it needs it. */
export type RunningJob = Pick<StoredBatch, 'kind' | 'mode' | 'undoesId' | 'targets' | 'targetsDone' | 'createdBy'> & {
  readonly tokenId: string | null
}

/** Notes that the batch is being written. Null: it has ended, or there is none. */
export const startJob = async (client: Client, { accountId, id }: BatchName): Promise<RunningJob | null> => {
  const { rows } = await client.query<RunningJob>(
    `update batches set status = 'running' where account_id = $1 and id = $2 and status in ('queued', 'running')
     returning kind, mode, undoes_id as "undoesId", targets, targets_done as "targetsDone", created_by as "createdBy",
       created_by_token_id as "tokenId"`,
    [accountId, id],
  )
  return rows[0] ?? null
}

/** What the job has to do; null once it has ended. */
export const readRequest = async (client: Client, { accountId, id }: BatchName): Promise<unknown> => {
  const { rows } = await client.query<{ request: unknown }>(
    'select request from batches where account_id = $1 and id = $2',
    [accountId, id],
  )
  return rows[0]?.request ?? null
}

/** Notes how far an atomic job is. False: it has ended, for somebody cancelled it. */
export const noteJobProgress = async (
  client: Client,
  { accountId, id }: BatchName,
  targetsDone: number,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update batches set targets_done = $3 where account_id = $1 and id = $2 and status = 'running'`,
    [accountId, id, targetsDone],
  )
  return rowCount === 1
}

/** Why a job failed. */
export type JobFailure = {
  /** In words for the user. */
  readonly failure: string
  /** Of an atomic job, of which nothing is written then. */
  readonly refused: readonly RefusedTarget[]
}

/** Ends a job before all of its work is done. What it has written stays. */
export const failJob = (pool: pg.Pool, { accountId, id }: BatchName, { failure, refused }: JobFailure): Promise<void> =>
  transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update batches set status = 'failed', failure = $3, finished_at = clock_timestamp(), request = null,
         targets_done = case mode when 'atomic' then 0 else targets_done end, targets_refused = targets_refused + $4
       where account_id = $1 and id = $2 and status in ('queued', 'running')`,
      [accountId, id, failure, refused.length],
    )
    if (rowCount === 1) await noteRefusals(client, accountId, id, refused)
  })

/**
 * Ends a job at once, whether somebody works on it or not: a part that is being written finds its row ended, and is taken back.
 * False: it had ended before.
 */
export const cancelJob = async (client: Client, { accountId, id }: BatchName): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update batches set status = 'cancelled', cancel_asked_at = clock_timestamp(), finished_at = clock_timestamp(),
       request = null, targets_done = case mode when 'atomic' then 0 else targets_done end
     where account_id = $1 and id = $2 and status in ('queued', 'running')`,
    [accountId, id],
  )
  return rowCount === 1
}
