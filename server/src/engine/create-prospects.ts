import type pg from 'pg'
import type { EventDraft, LeasingEvent } from '../catalogue/leasing-events.ts'
import { limits } from '../catalogue/limits.ts'
import { type EventSource, eventSources } from '../catalogue/sources.ts'
import { brokenConstraint, failureOf } from '../storage/failures.ts'
import { insertProspects } from '../storage/records/prospects.ts'
import { runBatch } from './batches/run-batch.ts'
import type { AppendCommand, CreateCommand, Creation, Outcome } from './commands.ts'
import { Knowledge } from './knowledge.ts'
import type { Pending } from './pending.ts'

const nothing: EventDraft = {
  eventType: 'New',
  source: null,
  notes: null,
  plannedDateTime: null,
  nextFollowUp: null,
  assignedToUserIds: null,
}

/** Prospects come from anywhere (`Zillow`), events from eight sources only. */
const eventSource = (source: string): EventSource | null => eventSources.find((name) => name === source) ?? null

type Step = { readonly place: number; readonly command: AppendCommand }

const stepsOf = ({ actor, prospects }: CreateCommand, ids: readonly number[]): Step[] =>
  prospects.flatMap(({ record, assignedToUserIds }, place) => {
    const common = { actor, prospectId: ids[place] ?? 0, samePhone: false, idempotency: null }
    const source = eventSource(record.source)
    const first = { ...common, draft: { ...nothing, source }, happenedAt: record.createdAt }
    const assignment = { ...nothing, eventType: 'Assign to User' as const, source, assignedToUserIds }
    return [
      { place, command: first },
      ...(assignedToUserIds === null ? [] : [{ place, command: { ...common, draft: assignment, happenedAt: null } }]),
    ]
  })

/** Decides and writes all steps in the transaction of this connection. Null: somebody changed the roster; try again. */
const writeSteps = async (client: pg.PoolClient, steps: readonly Step[]): Promise<readonly Outcome[] | null> => {
  const outcomes: Outcome[] = []
  const failures: unknown[] = []
  let waiting = steps.map(
    ({ command }, index): Pending => ({
      command,
      runningKey: null,
      attempts: 0,
      settle: (outcome) => {
        outcomes[index] = outcome
      },
      fail: (error) => failures.push(error),
    }),
  )
  while (waiting.length > 0) {
    const { settle, leftOver, deferred } = await runBatch(client, waiting, new Knowledge())
    settle()
    if (leftOver.length > 0) return null
    waiting = [...deferred]
  }
  if (failures.length > 0) throw failures[0]
  return outcomes
}

const toCreation = (steps: readonly Step[], outcomes: readonly Outcome[]): Creation => {
  const events: LeasingEvent[] = []
  for (const [index, { place, command }] of steps.entries()) {
    const outcome = outcomes[index]
    if (outcome?.kind === 'refused') return { kind: 'refused', place, faults: outcome.faults }
    if (outcome?.kind !== 'recorded') return { kind: 'unavailable' }
    if (command.draft.eventType === 'New') events.push(outcome.event)
  }
  return { kind: 'created', events }
}

/** One try, in one transaction. Null: try again. */
const attempt = async (client: pg.PoolClient, command: CreateCommand): Promise<Creation | null> => {
  await client.query('begin')
  const ids = await insertProspects(
    client,
    command.prospects.map(({ record }) => record),
  )
  const steps = stepsOf(command, ids)
  const outcomes = await writeSteps(client, steps)
  const creation = outcomes === null ? null : toCreation(steps, outcomes)
  await client.query(creation?.kind === 'created' ? 'commit' : 'rollback')
  return creation
}

const failed = (error: unknown): Creation => {
  if (brokenConstraint(error) === 'prospects_external_id_key') return { kind: 'externalIdTaken' }
  if (failureOf(error) === 'faulty') throw error
  return { kind: 'unavailable' }
}

/** Creates prospects with their first events in one transaction. Rejects only for a bug. */
export const createProspects = async (
  pool: pg.Pool,
  command: CreateCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Creation> => {
  if (command.prospects.length > limits.prospectsPerCreation) throw new RangeError('too many prospects at once')
  let broken: Error | boolean = true
  let client: pg.PoolClient | null = null
  try {
    client = await pool.connect()
    for (let tries = 0; tries < limits.transactionsPerRequest; tries++) {
      const creation = await attempt(client, command)
      if (creation === null) continue
      broken = false
      return creation
    }
    broken = false
    return { kind: 'unavailable' }
  } catch (error) {
    if (failureOf(error) === 'unreachable') onUnreachable(error)
    return failed(error)
  } finally {
    client?.release(broken)
  }
}
