import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { fold } from '../../domain/prospects.ts'
import { noteActor } from '../../storage/webhooks/actor.ts'
import { findLoggedEvent, markDeleted, readEventsByTime } from '../../storage/writing/histories.ts'
import { readFullStates } from '../../storage/writing/prospect-states.ts'
import { noEvents, writeEvents } from '../../storage/writing/write-events.ts'
import { type Abandoned, again, transact } from '../transactions.ts'
import type { DeleteCommand, Deletion } from './commands.ts'
import { WorkingProspect } from './deciding/working-prospect.ts'
import { scheduleEndsAgain } from './ends-of-blocks.ts'

type End = Exclude<Deletion, { readonly kind: 'unavailable' | 'overloaded' }>

const attempt = async (
  client: pg.PoolClient,
  { accountId, eventId, actor, reason }: DeleteCommand,
): Promise<End | Abandoned<End> | typeof again> => {
  const found = await findLoggedEvent(client, accountId, eventId)
  if (found === null) return { abandoned: { kind: 'unknown' } }
  const [stored] = await readFullStates(client, accountId, [found.prospectId], { lock: true })
  const event = await findLoggedEvent(client, accountId, eventId)
  // A merge took it to another prospect while the lock was waited for.
  if (stored === undefined || event === null || event.prospectId !== stored.prospectId) return again
  if (event.deleted) return { abandoned: { kind: 'deleted', event } }
  const history = await readEventsByTime(client, accountId, [stored.prospectId], limits.eventsPerHistory + 1)
  if (history.length > limits.eventsPerHistory) return { abandoned: { kind: 'historyTooLong' } }
  await noteActor(client, actor)
  const left = history.filter(({ id }) => id !== eventId)
  const prospect = new WorkingProspect(stored).become(fold(left))
  await writeEvents(client, { ...noEvents, accountId, prospects: [prospect] })
  await scheduleEndsAgain(client, accountId, [prospect])
  await markDeleted(client, event, actor.userId, reason)
  const deleted = await findLoggedEvent(client, accountId, eventId)
  return { kind: 'deleted', event: deleted ?? event }
}

/** Marks an event as deleted: it stays in the log, and the prospect becomes what its other events say. */
export const deleteEvent = (
  pool: pg.Pool,
  command: DeleteCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Deletion> => transact<End>(pool, (client) => attempt(client, command), onUnreachable)
