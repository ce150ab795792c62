import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { evolve, newProspect, type ProspectState } from '../domain/prospects.ts'
import { findOrphan, type ProspectLog, readProspectLogs } from '../storage/log/read-log.ts'

export type Verification = {
  readonly prospects: number
  readonly events: number
  /** The first difference in words; null when there is none. */
  readonly difference: string | null
}

const toStored = (state: ProspectState, lastEventAt: string | null): ProspectLog['stored'] => ({
  version: state.version,
  status: state.status,
  stage: state.stage,
  assignedToUserIds: state.assignedToUserIds,
  statusBeforeBlock: state.beforeBlock?.status ?? null,
  stageBeforeBlock: state.beforeBlock?.stage ?? null,
  nextFollowUp: state.nextFollowUp,
  plannedDateTime: state.plannedDateTime,
  lastEventAt,
})

/** The first thing that is wrong with one prospect, or null. Pure. */
const differenceIn = (log: ProspectLog): string | null => {
  const who = `prospect ${log.prospectId} of account ${log.accountId}`
  let state = newProspect
  let lastEventAt: string | null = null
  let lastId = 0
  for (const event of log.events) {
    if (event.sequence !== state.version + 1)
      return `${who}: event ${event.id} has sequence ${event.sequence}, expected ${state.version + 1}`
    if (event.id <= lastId) return `${who}: event ${event.id} comes after event ${lastId}`
    const { context } = event
    if (
      'previousAssignedToUserIds' in context &&
      !isDeepStrictEqual(context.previousAssignedToUserIds, state.assignedToUserIds)
    )
      return `${who}: event ${event.id} says it was assigned to [${context.previousAssignedToUserIds}], the event before to [${state.assignedToUserIds}]`
    state = evolve(state, event)
    lastEventAt = event.createdAt
    lastId = event.id
  }
  for (const [name, folded] of Object.entries(toStored(state, lastEventAt))) {
    const stored = log.stored[name as keyof ProspectLog['stored']]
    if (!isDeepStrictEqual(stored, folded))
      return `${who}: ${name} is stored as ${JSON.stringify(stored)}, its ${log.events.length} events fold to ${JSON.stringify(folded)}`
  }
  return null
}

const compareAll = async (client: pg.ClientBase): Promise<Verification> => {
  let prospects = 0
  let events = 0
  for await (const log of readProspectLogs(client)) {
    prospects++
    events += log.events.length
    const difference = differenceIn(log)
    if (difference !== null) return { prospects, events, difference }
  }
  const orphan = await findOrphan(client)
  const difference =
    orphan === null ? null : `event ${orphan.id} is about prospect ${orphan.prospectId}, which does not exist`
  return { prospects, events, difference }
}

/** Folds the whole log again and compares it with what is stored. Sees one moment of the database; writers go on meanwhile. */
export const verifyLog = async (pool: pg.Pool): Promise<Verification> => {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const verification = await compareAll(client)
    await client.query('rollback')
    client.release()
    return verification
  } catch (error) {
    client.release(true)
    throw error
  }
}
