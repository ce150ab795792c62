import type pg from 'pg'

/*
 * Of all servers on a database one sends webhooks: so what belongs together goes out in order. It holds an advisory lock, which is
 * free as soon as its connection ends. The name that it leaves in `webhook_sender` tells the next one that it was killed: then
 * that one waits until a server that lives but lost its connection has noticed and stopped.
 */

const lock = "hashtextextended('foyer webhook sender', 0)"

/** Whether this connection is the one now. `isAfterKill`: the one before did not say that it has ended. */
export const takePlace = async (
  client: pg.ClientBase,
  holder: string,
): Promise<{ readonly isTaken: boolean; readonly isAfterKill: boolean }> => {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lock}) as taken`)
  if (!rows[0]?.taken) return { isTaken: false, isAfterKill: false }
  const { rows: before } = await client.query<{ holder: string | null }>(
    `with old as materialized (select holder from webhook_sender)
     update webhook_sender set holder = $1 returning (select holder from old) as holder`,
    [holder],
  )
  return { isTaken: true, isAfterKill: before[0]?.holder !== null }
}

/** Fails when the connection does not answer in time: then somebody else may be the one. */
export const confirmPlace = async (client: pg.ClientBase, answerMs: number): Promise<void> => {
  // Missing in the types of a query.
  await client.query(Object.assign({ text: 'select', values: [] }, { query_timeout: answerMs }))
}

/** Nothing is sent any more. */
export const leavePlace = async (client: pg.ClientBase, holder: string): Promise<void> => {
  await client.query('update webhook_sender set holder = null where holder = $1', [holder])
}
