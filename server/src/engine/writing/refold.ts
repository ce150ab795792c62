import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { fold, foldVersion } from '../../domain/prospects.ts'
import { listAccountIds, noteFoldVersion, readFoldVersion } from '../../storage/writing/fold-rules.ts'
import { type HistoryEvent, readEventsByTime } from '../../storage/writing/histories.ts'
import { type FullState, readFullStates, readStatesAfter } from '../../storage/writing/prospect-states.ts'
import { noEvents, type WrittenProspect, writeEvents } from '../../storage/writing/write-events.ts'
import { readHistories } from './read-histories.ts'

/** Prospects that one transaction folds again. */
const prospectsAtOnce = 200

const refolded = (stored: FullState, events: readonly HistoryEvent[]): WrittenProspect | null => {
  const { prospectId, createdAt, state: before, lastEventAt, renumbered } = stored
  // Nothing happened to it: its version stays.
  const after = { ...fold(events), version: before.version }
  return isDeepStrictEqual(before, after) ? null : { prospectId, createdAt, before, after, lastEventAt, renumbered }
}

const refoldSome = async (client: pg.PoolClient, accountId: string, ids: readonly number[]): Promise<void> => {
  const states = await readFullStates(client, accountId, ids, { lock: true })
  const byId = new Map(states.map((stored) => [stored.prospectId, stored]))
  const prospects: WrittenProspect[] = []
  for await (const [prospectId, history] of readHistories(client, accountId, ids, limits.lateEventsRead)) {
    const stored = byId.get(prospectId)
    // However long it is: it would be wrong for ever.
    const whole =
      history === 'tooLong' ? await readEventsByTime(client, accountId, [prospectId], Number.MAX_SAFE_INTEGER) : history
    const prospect = stored === undefined ? null : refolded(stored, whole)
    if (prospect !== null) prospects.push(prospect)
  }
  if (prospects.length > 0) await writeEvents(client, { ...noEvents, accountId, prospects })
}

const refoldAccount = async (client: pg.PoolClient, accountId: string): Promise<void> => {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const ids: number[] = (await readStatesAfter(client, accountId, after, prospectsAtOnce)).map(
      (one) => one.prospectId,
    )
    await client.query('begin')
    await client.query(`set local statement_timeout = ${limits.refoldStatementMs}`)
    await refoldSome(client, accountId, ids)
    await client.query('commit')
    after = ids.at(-1)
  }
}

/**
 * Folds every prospect again when the rules that the stored projections were folded by are older than this version's. Safe to be
 * killed: it begins anew with the next start. Servers of an older version must not run meanwhile.
 */
export const refoldIfOlder = async (pool: pg.Pool, tell: (line: string) => void): Promise<void> => {
  const client = await pool.connect()
  let broken = true
  try {
    if ((await readFoldVersion(client)) < foldVersion) {
      const accountIds = await listAccountIds(client)
      if (accountIds.length > 0) tell('Folding the events of all prospects again: the rules have changed')
      for (const accountId of accountIds) await refoldAccount(client, accountId)
      await noteFoldVersion(client, foldVersion)
    }
    broken = false
  } finally {
    client.release(broken)
  }
}
