import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { ProspectState } from '../catalogue/prospect-state.ts'
import { evolve, fold, newProspect } from '../domain/prospects.ts'
import { findFalseAssignmentStart, findFalseBatch, findFalseStanding } from '../storage/log/further-checks.ts'
import {
  findFalseAssignee,
  findFalseRedirect,
  findOrphan,
  type ProspectLog,
  readProspectLogs,
} from '../storage/log/read-log.ts'

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
  const { context, eventType } = event
  if (!('previousAssignedToUserIds' in context)) return null
  const showing = eventType === 'Reassign Showing' ? state.showingUserIds : null
  const previous = showing ?? state.assignedToUserIds
  if (isDeepStrictEqual(context.previousAssignedToUserIds, previous)) return null
  return `event ${event.id} says it was assigned to [${context.previousAssignedToUserIds}], the event before to [${previous}]`
}

/** In a history that was numbered anew, and behind a deletion, numbers only rise. */
const inDisorder = (
  event: ProspectLog['events'][number],
  lastSequence: number,
  lastAt: string | null,
): string | null => {
  if (event.sequence <= lastSequence) return `event ${event.id} has sequence ${event.sequence} after ${lastSequence}`
  if (lastAt !== null && event.createdAt < lastAt) return `event ${event.id} happened before the one before it`
  return null
}

const foldAll = ({ stored, events }: ProspectLog): { readonly state: ProspectState } | { readonly fault: string } => {
  const isPlain = !stored.renumbered && !events.some(({ deleted }) => deleted)
  let state = newProspect
  let [lastId, lastSequence, lastAt]: [number, number, string | null] = [0, 0, null]
  for (const event of events) {
    const fault = isPlain ? misplaced(event, state, lastId) : inDisorder(event, lastSequence, lastAt)
    if (fault !== null) return { fault }
    if (isPlain) state = evolve(state, event)
    lastId = event.id
    lastSequence = event.sequence
    lastAt = event.createdAt
  }
  // Deletions, and events that went to another prospect, raised the version and left no number.
  const isRaised = !isPlain && stored.state.version > lastSequence
  return { state: { ...fold(events), version: isRaised ? stored.state.version : lastSequence } }
}

/**
 * The first thing that is wrong with one prospect, or null. Pure. In a history that was numbered anew, because it was merged or an
 * event came late, ids and previous assignees, which belong to the order in which it was written, are not compared.
 */
const differenceIn = (log: ProspectLog): string | null => {
  const { stored, events } = log
  const who = named(stored.accountId, stored.prospectId)
  if (stored.mergedIntoId !== null && events.length > 0)
    return `${who}: has ${events.length} events although it is merged into ${stored.mergedIntoId}`
  const folded = foldAll(log)
  if ('fault' in folded) return `${who}: ${folded.fault}`
  const expected = { ...folded.state, lastEventAt: events.at(-1)?.createdAt ?? null }
  const actual = { ...stored.state, lastEventAt: stored.lastEventAt }
  for (const [name, value] of Object.entries(expected)) {
    const found = actual[name as keyof typeof actual]
    if (!isDeepStrictEqual(found, value))
      return `${who}: ${name} is stored as ${JSON.stringify(found)}, its ${events.length} events fold to ${JSON.stringify(value)}`
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
const furtherChecks = [
  orphan,
  falseRedirect,
  falseAssignee,
  findFalseStanding,
  findFalseAssignmentStart,
  findFalseBatch,
]

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
