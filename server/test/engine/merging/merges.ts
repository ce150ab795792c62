import type { MergeCommand, Merging, UndoMergeCommand } from '../../../src/engine/commands.ts'
import type { Desk } from '../desk.ts'

const actorOf = (userId: string) => ({ userId, tokenId: null, onlyAccountIds: null })

export const mergeOf = (userId: string, accountId: string, keptId: number, mergedId: number): MergeCommand => ({
  actor: actorOf(userId),
  accountId,
  keptId,
  mergedId,
})

export const undoOf = (userId: string, accountId: string, mergeId: string): UndoMergeCommand => ({
  actor: actorOf(userId),
  accountId,
  mergeId,
})

/** The merge as it stands; throws for any other end, so that the test says which it was. */
export const done = (merging: Merging | undefined): Extract<Merging, { kind: 'done' }>['merge'] => {
  if (merging?.kind !== 'done') throw new Error(`not done but ${JSON.stringify(merging)}`)
  return merging.merge
}

type StoredProspect = {
  readonly version: number
  readonly status: string
  readonly assignedToUserIds: readonly string[]
  readonly mergedIntoId: number | null
  readonly lastEventAt: string | null
}

export const prospectOf = async ({ pool }: Desk, prospectId: number): Promise<StoredProspect> => {
  const { rows } = await pool.query<StoredProspect>(
    `select version, status, assigned_to_user_ids as "assignedToUserIds", merged_into_id as "mergedIntoId",
       last_event_at as "lastEventAt" from prospects where id = $1`,
    [prospectId],
  )
  if (rows[0] === undefined) throw new Error(`there is no prospect ${prospectId}`)
  return rows[0]
}

/** Who has the prospect, as the table of assignees says: `nobody` is one of the answers, of a merged one there is none. */
export const assigneesOf = async ({ pool }: Desk, prospectId: number): Promise<string[]> => {
  const { rows } = await pool.query<{ userId: string }>(
    'select user_id as "userId" from prospect_assignees where prospect_id = $1 order by user_id',
    [prospectId],
  )
  return rows.map(({ userId }) => userId)
}

/** A session that holds a prospect's row, as somebody's editor may. */
export const holdRow = async ({ pool }: Desk, prospectId: number) => {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('select from prospects where id = $1 for update', [prospectId])
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return {
    hasWaiter: async (): Promise<boolean> => {
      const waiting = 'select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))'
      return (await pool.query(waiting, [rows[0]?.pid])).rowCount !== 0
    },
    release: async (): Promise<void> => {
      await client.query('rollback')
      client.release()
    },
  }
}
