import type pg from 'pg'
import type { DecidedEvent, LeasingEvent } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { type EventSource, eventSources } from '../../catalogue/sources.ts'
import { decideCreation } from '../../domain/decide.ts'
import type { Fault, Refusal } from '../../domain/refusals.ts'
import { brokenConstraint, failureOf, tookTooLong } from '../../storage/failures.ts'
import { appendNewProspects, type CreatedProspect, type NewHistory } from '../../storage/log/append-new-prospects.ts'
import { findRosters, type StoredRoster } from '../../storage/log/read-states.ts'
import type { Actor } from '../actor.ts'
import type { CreateCommand, Creation } from '../commands.ts'

type Wanted = CreateCommand['prospects'][number]

/** Prospects come from anywhere (`Zillow`), events from eight sources only. */
const eventSource = (source: string): EventSource | null => eventSources.find((name) => name === source) ?? null

type Decided = NewHistory & { readonly first: DecidedEvent }

const unknown: Refusal = { faults: [{ code: 'unknownProspect' }] }

const decideHistory = (wanted: Wanted, actor: Actor, roster: StoredRoster | undefined): Decided | Refusal => {
  const { record, assignedToUserIds } = wanted
  const { accountId, source } = record
  if (roster === undefined || (actor.onlyAccountIds !== null && !actor.onlyAccountIds.has(accountId))) return unknown
  const decided = decideCreation(actor.userId, eventSource(source), assignedToUserIds, roster.members)
  if ('faults' in decided) return decided
  const [first] = decided
  if (first === undefined) throw new Error('a prospect begins with an event')
  const events = decided.map((event) => ({
    eventType: event.eventType,
    source: event.source,
    context: JSON.stringify(event.context),
  }))
  return { record, events, assignedToUserIds: assignedToUserIds ?? [], first }
}

type Plan = { readonly histories: readonly Decided[] } | { readonly place: number; readonly faults: readonly Fault[] }

const planAll = ({ actor, prospects }: CreateCommand, rosters: readonly StoredRoster[]): Plan => {
  const byAccount = new Map(rosters.map((roster) => [roster.accountId, roster]))
  const histories: Decided[] = []
  for (const [place, wanted] of prospects.entries()) {
    const decided = decideHistory(wanted, actor, byAccount.get(wanted.record.accountId))
    if ('faults' in decided) return { place, faults: decided.faults }
    histories.push(decided)
  }
  return { histories }
}

const toEvent = ({ record, first }: Decided, created: CreatedProspect, actor: Actor): LeasingEvent => ({
  ...first,
  id: created.eventId,
  accountId: record.accountId,
  prospectId: created.prospectId,
  createdAt: created.createdAt,
  createdBy: actor.userId,
  deleted: false,
})

/** One try. Null: a roster changed in between; try again. */
const attempt = async (pool: pg.Pool, command: CreateCommand): Promise<Creation | null> => {
  const accountIds = [...new Set(command.prospects.map(({ record }) => record.accountId))]
  const rosters = await findRosters(pool, accountIds)
  const plan = planAll(command, rosters)
  if ('faults' in plan) return { kind: 'refused', ...plan }
  const { histories } = plan
  const created = await appendNewProspects(pool, histories, command.actor, rosters)
  if (created === null) return null
  const events = histories.flatMap((history, place) => {
    const row = created[place]
    return row === undefined ? [] : [toEvent(history, row, command.actor)]
  })
  return { kind: 'created', events }
}

const failed = (error: unknown): Creation => {
  if (brokenConstraint(error) === 'prospects_external_id_key') return { kind: 'externalIdTaken' }
  if (failureOf(error) === 'faulty') throw error
  return { kind: 'unavailable' }
}

/** Creates prospects with their first events, all or none. Rejects only for a bug. */
export const createProspects = async (
  pool: pg.Pool,
  command: CreateCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Creation> => {
  if (command.prospects.length > limits.prospectsPerCreation) throw new RangeError('too many prospects at once')
  try {
    for (let tries = 0; tries < limits.transactionsPerRequest; tries++) {
      const creation = await attempt(pool, command)
      if (creation !== null) return creation
    }
    return { kind: 'unavailable' }
  } catch (error) {
    // A database that ends a long statement is there.
    if (failureOf(error) === 'unreachable' && !tookTooLong(error)) onUnreachable(error)
    return failed(error)
  }
}
