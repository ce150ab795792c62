import type pg from 'pg'
import { findByPhones, findWays } from '../../../storage/writing/prospect-states.ts'
import type { Target, WantedEvent } from '../commands.ts'

/** A target and the prospect whose events it adds to: another one when it was merged. Null: there is none. */
export type FoundTarget = Target & { readonly endId: number | null }

type Phones = ReadonlyMap<string, readonly number[]>

const targetsOf = ({ target }: WantedEvent, eventIndex: number, byPhone: Phones): Target[] => {
  if ('prospectIds' in target)
    return target.prospectIds.map((prospectId, targetIndex) => ({ eventIndex, targetIndex, prospectId }))
  const sharing = byPhone.get(target.phone) ?? []
  return sharing.length === 0
    ? [{ eventIndex, targetIndex: null, prospectId: null }]
    : sharing.map((prospectId) => ({ eventIndex, targetIndex: null, prospectId }))
}

/** Who has these numbers. Null: more than so many. */
const readPhones = async (
  db: pg.ClientBase,
  accountId: string,
  events: readonly WantedEvent[],
  most: number,
): Promise<Phones | null> => {
  const phones = new Set(events.flatMap(({ target }) => ('phone' in target ? target.phone : [])))
  if (phones.size === 0) return new Map()
  const found = await findByPhones(db, accountId, [...phones], most + 1)
  if (found.length > most) return null
  const byPhone = new Map<string, number[]>(Array.from(phones, (phone) => [phone, []]))
  for (const { prospectId, phoneE164 } of found) byPhone.get(phoneE164)?.push(prospectId)
  return byPhone
}

const countTargets = (events: readonly WantedEvent[], byPhone: Phones): number =>
  events.reduce(
    (sum, { target }) =>
      sum + ('phone' in target ? Math.max(byPhone.get(target.phone)?.length ?? 0, 1) : target.prospectIds.length),
    0,
  )

/**
 * All targets of the events, in order, as they are named: phones become the prospects that have them now. Null: more than so many,
 * which are counted before they are put together: a thousand events may be about one number of ten thousand prospects.
 */
export const findTargets = async (
  db: pg.ClientBase,
  accountId: string,
  events: readonly WantedEvent[],
  most: number,
): Promise<Target[] | null> => {
  const byPhone = await readPhones(db, accountId, events, most)
  if (byPhone === null || countTargets(events, byPhone) > most) return null
  return events.flatMap((event, index) => targetsOf(event, index, byPhone))
}

/** Where the events of the targets go, and the numbers of those prospects. */
export const followTargets = async (
  db: pg.ClientBase,
  accountId: string,
  targets: readonly Target[],
): Promise<{ readonly found: FoundTarget[]; readonly phones: string[] }> => {
  const ids = new Set(targets.flatMap(({ prospectId }) => prospectId ?? []))
  const ways = await findWays(db, accountId, [...ids])
  const ends = new Map(ways.map(({ prospectId, endId }) => [prospectId, endId]))
  const found = targets.map((target) => ({
    ...target,
    endId: target.prospectId === null ? null : (ends.get(target.prospectId) ?? null),
  }))
  return { found, phones: [...new Set(ways.flatMap(({ phoneE164 }) => phoneE164 ?? []))] }
}
