import { limits } from '../catalogue/limits.ts'
import type { StoredAnswer, StoredRoster, StoredState } from '../storage/log/read-states.ts'

const remember = <K, V>(map: Map<K, V>, key: K, value: V, most: number): void => {
  map.delete(key)
  map.set(key, value)
  if (map.size <= most) return
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}

/**
 * The last known state of prospects and rosters, so that a hot prospect costs no read. Only ever a guess: the statement that
 * writes checks the version of all that was decided on, and a refusal is given only on what was read after the request came.
 */
export class Knowledge {
  readonly #prospects = new Map<number, StoredState>()
  readonly #rosters = new Map<string, StoredRoster>()

  prospect(prospectId: number): StoredState | null {
    return this.#prospects.get(prospectId) ?? null
  }

  roster(accountId: string): StoredRoster | null {
    return this.#rosters.get(accountId) ?? null
  }

  /** Whose events a request for this prospect adds to, as far as is known: its own unless it was merged. */
  writtenTo(prospectId: number): number {
    let to = prospectId
    let redirect = this.#prospects.get(to)?.redirect ?? null
    const version = redirect?.rosterVersion
    // Only what was true at one moment: redirects of different moments may lead in a circle.
    while (redirect !== null && redirect.rosterVersion === version) {
      to = redirect.toProspectId
      redirect = this.#prospects.get(to)?.redirect ?? null
    }
    return to
  }

  /** Whether a decision about the prospect needs a reading: it is unknown, or its account's roster is. */
  lacks(prospectId: number): boolean {
    const known = this.#prospects.get(prospectId)
    return known === undefined || !this.#rosters.has(known.accountId)
  }

  // Two connections read: what one of them read earlier may arrive later, and must not replace what is newer.

  learnProspect(state: StoredState): void {
    const before = this.#prospects.get(state.prospectId)
    if (before !== undefined && before.version > state.version) return
    remember(this.#prospects, state.prospectId, state, limits.cachedProspects)
  }

  learnRoster(roster: StoredRoster): void {
    const before = this.#rosters.get(roster.accountId)
    if (before !== undefined && before.version > roster.version) return
    remember(this.#rosters, roster.accountId, roster, limits.cachedAccounts)
  }

  forgetProspect(prospectId: number): void {
    this.#prospects.delete(prospectId)
  }

  forgetRoster(accountId: string): void {
    this.#rosters.delete(accountId)
  }
}

/** What was read for one batch after its requests had come: nothing in it is older than they are. */
export type Readings = {
  /** By `readingKey`: which user sees which prospect. */
  readonly visible: Set<string>
  /** By account and phone: the prospects that share it. */
  readonly sharing: Map<string, readonly number[]>
  readonly answers: Map<string, StoredAnswer>
  /** The requests for which all of the above was read. */
  readonly readFor: Set<object>
}

export const newReadings = (): Readings => ({
  visible: new Set(),
  sharing: new Map(),
  answers: new Map(),
  readFor: new Set(),
})

/** UUIDs and numbers have no blanks, so two parts never run together. */
export const readingKey = (scope: string, id: string | number): string => `${scope} ${id}`
