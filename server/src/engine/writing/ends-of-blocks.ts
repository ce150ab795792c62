import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { LoggedEvent } from '../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import { endedBlock } from '../../domain/decide.ts'
import type { Queryable } from '../../storage/connections/queryable.ts'
import { enqueueAll } from '../../storage/jobs/enqueue.ts'
import { findWays, readFullStates } from '../../storage/writing/prospect-states.ts'
import { findRosterNow } from '../../storage/writing/rosters.ts'
import { again, transact } from '../transactions.ts'
import { WorkingProspect } from './deciding/working-prospect.ts'
import { writeProspects } from './write-prospects.ts'

/** A block with an end is lifted by a job at that moment: until then nothing forbids it, but nobody is told either. */
export const scheduleEnds = async (db: Queryable, written: readonly LoggedEvent[]): Promise<void> => {
  const ends = written.flatMap(({ eventType, context, accountId, prospectId }) =>
    eventType === 'Blocklist Prospect' && 'until' in context && context.until !== undefined
      ? [{ payload: { accountId, prospectId }, runAt: context.until }]
      : [],
  )
  await enqueueAll(db, 'endBlock', ends)
}

/** A block that comes back, as what ended it is taken back, is lifted again: the job of that moment may have been and gone. */
export const scheduleEndsAgain = (
  db: Queryable,
  accountId: string,
  changes: readonly { readonly prospectId: number; readonly before: ProspectState; readonly after: ProspectState }[],
): Promise<void> => {
  const ends = changes.flatMap(({ prospectId, before, after: { block } }) =>
    block === null || block.until === null || isDeepStrictEqual(before.block, block)
      ? []
      : [{ payload: { accountId, prospectId }, runAt: block.until }],
  )
  return enqueueAll(db, 'endBlock', ends)
}

type Ended = { readonly kind: 'done' }

/** Writes down that the prospect's block has ended, if it has, and nobody did so before. */
export const endBlock = (
  pool: pg.Pool,
  { accountId, prospectId }: { readonly accountId: string; readonly prospectId: number },
  onUnreachable: (error: unknown) => void,
): Promise<Ended | { readonly kind: 'unavailable' }> =>
  transact<Ended>(
    pool,
    async (client) => {
      // It may have been merged into another one meanwhile, and its block with it.
      const [way] = await findWays(client, accountId, [prospectId])
      const [stored] = await readFullStates(client, accountId, [way?.endId ?? prospectId], { lock: true })
      if (stored !== undefined && stored.mergedIntoId !== null) return again
      const found = await findRosterNow(client, accountId)
      const by = stored?.state.block?.by
      if (stored === undefined || by === undefined || found === null) return { kind: 'done' }
      const { roster, now } = found
      const prospect = new WorkingProspect(stored)
      const at = prospect.momentNow(now)
      const lifted = endedBlock(stored.state, roster.members, at)
      if (lifted === null) return { kind: 'done' }
      prospect.add(lifted, at, by)
      const common = { accountId, actor: { tokenId: null }, batchId: null, undoesId: null, externalIds: new Map() }
      const written = await writeProspects(client, [prospect], { ...common, roster, now })
      return written === again ? again : { kind: 'done' }
    },
    onUnreachable,
  )
