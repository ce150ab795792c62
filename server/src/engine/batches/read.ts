import type { Queryable } from '../../storage/connections/queryable.ts'
import {
  findAnswers,
  findRosters,
  findStates,
  findStatesBehind,
  findStatesByPhone,
  type StoredState,
} from '../../storage/log/read-states.ts'
import { keyHolderOf } from '../actor.ts'
import { type Knowledge, type Readings, readingKey } from '../knowledge.ts'
import type { Pending } from '../pending.ts'

const learn = (states: readonly StoredState[], knowledge: Knowledge): void => {
  for (const state of states) knowledge.learnProspect(state)
}

/** The named prospects and, for those that were merged, all on the way to where their events are now. */
export const readStates = async (db: Queryable, requests: readonly Pending[]): Promise<StoredState[]> => {
  const named = await findStates(
    db,
    requests.map(({ command }) => ({ userId: command.actor.userId, prospectId: command.prospectId })),
  )
  const merged = named.filter(({ redirect }) => redirect !== null)
  return merged.length === 0 ? named : [...named, ...(await findStatesBehind(db, merged))]
}

/** Whose events a request for this prospect adds to, among the states that were read for it. */
export const targetOf = (byId: ReadonlyMap<number, StoredState>, prospectId: number): StoredState | undefined => {
  let state = byId.get(prospectId)
  for (let left = byId.size; state?.redirect && left > 0; left--) state = byId.get(state.redirect.toProspectId)
  return state
}

/**
 * Reads only the states that nobody knows yet, which is all that most requests lack. Returns the requests whose user sees no
 * such prospect: to refuse them, all has to be read.
 */
export const readUnknown = async (
  db: Queryable,
  requests: readonly Pending[],
  knowledge: Knowledge,
): Promise<readonly Pending[]> => {
  const states = await readStates(db, requests)
  learn(states, knowledge)
  await readRosters(
    db,
    states.filter(({ accountId }) => knowledge.roster(accountId) === null),
    knowledge,
  )
  const found = new Set(states.map(({ prospectId }) => prospectId))
  return requests.filter(({ command }) => !found.has(command.prospectId))
}

/** Reads all that a decision about these requests needs: the named prospects, those that share their phones, rosters, answers. */
export const readFor = async (
  db: Queryable,
  requests: readonly Pending[],
  knowledge: Knowledge,
  readings: Readings,
): Promise<void> => {
  const named = await readStates(db, requests)
  learn(named, knowledge)
  const byId = new Map(named.map((state) => [state.prospectId, state]))
  await readRosters(db, named, knowledge)
  await readSharing(db, requests, byId, knowledge, readings)
  await readAnswers(db, requests, readings)
  // Not whether anybody in the batch sees the prospect: whether this user does.
  for (const { command } of requests) {
    const state = byId.get(command.prospectId)
    if (state !== undefined && knowledge.roster(state.accountId)?.members.has(command.actor.userId))
      readings.visible.add(readingKey(command.actor.userId, command.prospectId))
  }
  for (const pending of requests) readings.readFor.add(pending)
}

const readRosters = async (db: Queryable, named: readonly StoredState[], knowledge: Knowledge): Promise<void> => {
  const accountIds = [...new Set(named.map((state) => state.accountId))]
  if (accountIds.length === 0) return
  for (const roster of await findRosters(db, accountIds)) knowledge.learnRoster(roster)
}

const readSharing = async (
  db: Queryable,
  requests: readonly Pending[],
  byId: ReadonlyMap<number, StoredState>,
  knowledge: Knowledge,
  readings: Readings,
): Promise<void> => {
  const wanted = new Map<string, { accountId: string; phoneE164: string }>()
  for (const { command } of requests) {
    const state = targetOf(byId, command.prospectId)
    if (!command.samePhone || state === undefined || state.phoneE164 === null) continue
    wanted.set(readingKey(state.accountId, state.phoneE164), { accountId: state.accountId, phoneE164: state.phoneE164 })
  }
  if (wanted.size === 0) return
  const sharing = await findStatesByPhone(db, [...wanted.values()])
  learn(sharing, knowledge)
  const ids = new Map<string, number[]>(Array.from(wanted.keys(), (key) => [key, []]))
  for (const state of sharing) ids.get(readingKey(state.accountId, state.phoneE164 ?? ''))?.push(state.prospectId)
  for (const [key, prospectIds] of ids) readings.sharing.set(key, prospectIds)
}

const readAnswers = async (db: Queryable, requests: readonly Pending[], readings: Readings): Promise<void> => {
  const wanted = requests.flatMap(({ command: { actor, idempotency } }) => {
    const holder = keyHolderOf(actor)
    return idempotency === null || holder === null ? [] : [{ tokenId: holder, key: idempotency.key }]
  })
  if (wanted.length === 0) return
  for (const answer of await findAnswers(db, wanted))
    readings.answers.set(readingKey(answer.tokenId, answer.key), answer)
}
