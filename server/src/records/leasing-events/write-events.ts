import { randomUUID } from 'node:crypto'
import { limits } from '../../catalogue/limits.ts'
import { isPhoneCountry, toE164 } from '../../domain/phone-numbers.ts'
import type { Engine } from '../../engine/commands.ts'
import type { Target, TargetResult, WantedEvent, Writing } from '../../engine/writing/commands.ts'
import { findTargets } from '../../engine/writing/deciding/targets.ts'
import { insertJob } from '../../storage/batches/batch-jobs.ts'
import { findBatch } from '../../storage/batches/batches.ts'
import type { Database } from '../../storage/database.ts'
import { phoneCountries } from '../../storage/prospects/find-prospect.ts'
import type { Access } from '../access.ts'
import type { AskedEvent, AskedEvents, AskingFault, EventsOutcome } from './asked-events.ts'
import { toEventsRequest } from './batch-requests.ts'
import { chooseAccount } from './choose-account.ts'

export type EventParts = { readonly database: Database; readonly engine: Engine }

/** Numbers as the account reads them. */
const readNumbers = async (
  { tables }: Database,
  accountId: string,
  asked: readonly AskedEvent[],
): Promise<{ readonly events: readonly WantedEvent[]; readonly faults: readonly AskingFault[] }> => {
  const hasPhones = asked.some(({ target }) => 'phone' in target)
  const [country = ''] = hasPhones ? await phoneCountries(tables, [accountId]) : []
  const faults: AskingFault[] = []
  const events = asked.map((event, eventIndex): WantedEvent => {
    if ('prospectIds' in event.target) return { ...event, target: event.target }
    const phone = isPhoneCountry(country) ? toE164(event.target.phone, country) : null
    if (phone === null) faults.push({ code: 'unreadablePhone', eventIndex })
    return { ...event, target: { phone: phone ?? '' } }
  })
  return { events, faults }
}

/** How many targets there are at least: a number may be that of many prospects. */
const countNamed = (events: readonly AskedEvent[]): number =>
  events.reduce((sum, { target }) => sum + ('phone' in target ? 1 : target.prospectIds.length), 0)

const namedTargets = (events: readonly WantedEvent[]): Target[] =>
  events.flatMap(({ target }, eventIndex) =>
    'phone' in target
      ? []
      : target.prospectIds.map((prospectId, targetIndex) => ({ eventIndex, targetIndex, prospectId })),
  )

const findAllTargets = async (
  { pool }: Database,
  accountId: string,
  events: readonly WantedEvent[],
): Promise<readonly Target[] | null> => {
  if (!events.some(({ target }) => 'phone' in target)) return namedTargets(events)
  const client = await pool.connect()
  try {
    return await findTargets(client, accountId, events, limits.targetsPerJob)
  } finally {
    client.release()
  }
}

/** Whether a call can't wait for it, or for its answer: the notes of an event stand in it once for each target. */
const isLarge = (events: readonly WantedEvent[], targets: readonly Target[]): boolean => {
  const characters = targets.reduce((sum, { eventIndex }) => sum + (events[eventIndex]?.draft.notes?.length ?? 0), 0)
  return targets.length > limits.targetsPerWrite || characters > limits.notesPerWrite
}

const externalIdsOfMany = (events: readonly WantedEvent[], targets: readonly Target[]): AskingFault[] => {
  const counts = Map.groupBy(targets, ({ eventIndex }) => eventIndex)
  return events.flatMap(({ externalId }, eventIndex) =>
    externalId !== null && (counts.get(eventIndex)?.length ?? 0) > 1 ? [{ code: 'externalIdOfMany', eventIndex }] : [],
  )
}

const tooMany: EventsOutcome = {
  kind: 'invalid',
  faults: [{ code: 'tooManyTargets', limit: limits.targetsPerJob }],
}

type Wanted = Pick<AskedEvents, 'mode'> & {
  readonly accountId: string
  readonly events: readonly WantedEvent[]
}

const queue = async (
  { pool }: Database,
  access: Access,
  { accountId, events, mode }: Wanted,
  targets: readonly Target[],
): Promise<EventsOutcome> => {
  const faults = externalIdsOfMany(events, targets)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const by = { createdBy: access.userId, tokenId: access.tokenId }
  const name = { accountId, id: randomUUID() }
  const request = toEventsRequest(events, targets)
  await insertJob(pool, { ...name, ...by, kind: 'events', mode, undoesId: null, targets: targets.length, request })
  const batch = await findBatch(pool, [accountId], name.id)
  if (batch === null) throw new Error('a batch that was written is there')
  return { kind: 'queued', batch }
}

/** Nothing of it is new, so there is no batch. */
const isKnown = (results: readonly TargetResult[]): boolean => results.every(({ end }) => end.kind === 'known')

const toOutcome = (writing: Writing, batchId: string, dryRun: boolean): EventsOutcome => {
  switch (writing.kind) {
    case 'written':
    case 'refused':
      if (dryRun) return { kind: 'previewed', results: writing.results }
      return writing.kind === 'refused' ? writing : { ...writing, batchId: isKnown(writing.results) ? null : batchId }
    case 'tooManyTargets':
      return tooMany
    case 'givenUp':
      throw new Error('nobody watches the progress of a call')
    default:
      return writing
  }
}

/**
 * Writes events of one account, or says what would become of them; more than are written at once are left to a job. A preview is
 * never left to one: who asks for it waits for it.
 */
export const writeEvents = async (
  { database, engine }: EventParts,
  access: Access,
  asked: AskedEvents,
): Promise<EventsOutcome> => {
  if (countNamed(asked.events) > limits.targetsPerJob) return tooMany
  const chosen = await chooseAccount(database, access, asked)
  if ('kind' in chosen) return chosen
  const { accountId } = chosen
  const { mode, dryRun } = asked
  const { events, faults } = await readNumbers(database, accountId, asked.events)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const targets = await findAllTargets(database, accountId, events)
  if (targets === null) return tooMany
  if (!dryRun && isLarge(events, targets)) return queue(database, access, { accountId, events, mode }, targets)
  const batchId = randomUUID()
  const command = { actor: access, accountId, batchId, events, part: null, mode, dryRun }
  return toOutcome(await engine.write(command), batchId, dryRun)
}
