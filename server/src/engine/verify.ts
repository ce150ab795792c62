import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { evolve, newProspect, type ProspectState } from '../domain/prospects.ts'
import {
  findFalseAssignee,
  findFalseRedirect,
  findOrphan,
  type ProspectLog,
  readProspectLogs,
} from '../storage/log/read-log.ts'
import { toProjection } from './projection.ts'

export type Verification = {
  readonly prospects: number
  readonly events: number
  /** The first difference in words; null when there is none. */
  readonly difference: string | null
}

const named = (accountId: string, prospectId: number): string => `prospect ${prospectId} of account ${accountId}`

/** What is wrong with the place of an event in its prospect's history, or null. */
const misplaced = (event: ProspectLog['events'][number], state: ProspectState, lastId: number): string | null => {
  if (event.sequence !== state.version + 1)
    return `event ${event.id} has sequence ${event.sequence}, expected ${state.version + 1}`
  if (event.id <= lastId) return `event ${event.id} comes after event ${lastId}`
  const { context } = event
  if (
    'previousAssignedToUserIds' in context &&
    !isDeepStrictEqual(context.previousAssignedToUserIds, state.assignedToUserIds)
  )
    return `event ${event.id} says it was assigned to [${context.previousAssignedToUserIds}], the event before to [${state.assignedToUserIds}]`
  return null
}

/**
 * The first thing that is wrong with one prospect, or null. Pure. In a merged history events stand in the order of time and are
 * numbered anew, above the versions from before: there the numbers only rise, and ids and previous assignees, which belong to the
 * histories that it was made of, are not compared.
 */
const differenceIn = (log: ProspectLog): string | null => {
  const who = named(log.accountId, log.prospectId)
  if (log.mergedIntoId !== null && log.events.length > 0)
    return `${who}: has ${log.events.length} events although it is merged into ${log.mergedIntoId}`
  let state = newProspect
  let lastEventAt: string | null = null
  let lastId = 0
  for (const event of log.events) {
    const fault = log.tookPart ? null : misplaced(event, state, lastId)
    if (fault !== null) return `${who}: ${fault}`
    state = { ...evolve(state, event), version: event.sequence }
    lastEventAt = event.createdAt
    lastId = event.id
  }
  // Its version rose when its last event went.
  if (log.tookPart && log.events.length === 0) state = { ...state, version: log.stored.version }
  for (const [name, folded] of Object.entries({ ...toProjection(state), lastEventAt })) {
    const stored = log.stored[name as keyof ProspectLog['stored']]
    if (!isDeepStrictEqual(stored, folded))
      return `${who}: ${name} is stored as ${JSON.stringify(stored)}, its ${log.events.length} events fold to ${JSON.stringify(folded)}`
  }
  return null
}

const orphan = async (client: pg.ClientBase): Promise<string | null> => {
  const found = await findOrphan(client)
  return found && `event ${found.id} is about prospect ${found.prospectId}, which does not exist`
}

const falseRedirect = async (client: pg.ClientBase): Promise<string | null> => {
  const found = await findFalseRedirect(client)
  return (
    found &&
    `${named(found.accountId, found.prospectId)}: leads to ${found.mergedIntoId}, but the merge of it that holds is into ${found.keptId}`
  )
}

const falseAssignee = async (client: pg.ClientBase): Promise<string | null> => {
  const found = await findFalseAssignee(client)
  if (found === null) return null
  const { accountId, prospectId, userId, isThere } = found
  const said = `prospect_assignees ${isThere ? 'has' : 'lacks'} user ${userId}, and the prospect says otherwise`
  return `${named(accountId, prospectId)}: ${said} (if servers of an older version ran on, see Upgrades in docs/operations.md)`
}

/** What the prospects themselves don't show: each asks the whole database one question. */
const furtherChecks = [orphan, falseRedirect, falseAssignee]

const compareAll = async (client: pg.ClientBase): Promise<Verification> => {
  let prospects = 0
  let events = 0
  let difference: string | null = null
  for await (const log of readProspectLogs(client)) {
    prospects++
    events += log.events.length
    difference = differenceIn(log)
    if (difference !== null) break
  }
  for (const check of furtherChecks) difference ??= await check(client)
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
