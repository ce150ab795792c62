import { expect } from 'vitest'
import type { DecidedEvent, EventDraft } from '../../src/catalogue/leasing-events.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import { decide, isRefusal } from '../../src/domain/decide.ts'
import { evolve, newProspect, type ProspectState } from '../../src/domain/prospects.ts'
import type { Fault } from '../../src/domain/refusals.ts'

/** One member of each kind. Their names stand for their ids. */
export const roster: ReadonlyMap<string, Role> = new Map([
  ['olga', 'Owner'],
  ['adam', 'Admin'],
  ['mary', 'Property Manager'],
  ['lena', 'Leasing Agent'],
  ['rosa', 'Read-only'],
])

export const draftOf = (draft: Partial<EventDraft>): EventDraft => ({
  eventType: 'Log Note',
  source: null,
  notes: null,
  plannedDateTime: null,
  nextFollowUp: null,
  assignedToUserIds: null,
  ...draft,
})

type Said = Partial<EventDraft> & { readonly by?: string }

const decideOn = (state: ProspectState, { by = 'mary', ...draft }: Said) =>
  decide({ actorUserId: by, draft: draftOf(draft) }, state, roster)

/** The state after these events, each of which the rules allow. */
export const after = (...history: readonly Said[]): ProspectState =>
  history.reduce<ProspectState>((state, said) => {
    const outcome = decideOn(state, said)
    if (isRefusal(outcome)) throw new Error(`the history itself is refused: ${JSON.stringify(outcome)}`)
    return evolve(state, outcome)
  }, newProspect)

/** Given these events, when this is said, then exactly this event, or exactly these faults. */
export const given = (...history: readonly Said[]) => ({
  when: (said: Said) => {
    const outcome = decideOn(after(...history), said)
    return {
      thenRecorded: (event: Partial<Omit<DecidedEvent, 'context'>> & Pick<DecidedEvent, 'context'>): void => {
        const { assignedToUserIds: _, ...nothing } = draftOf({})
        expect(outcome).toStrictEqual({ ...nothing, ...event })
      },
      thenRefused: (...faults: readonly Fault[]): void => expect(outcome).toStrictEqual({ faults }),
    }
  },
})

export const assignTo = (...assignedToUserIds: readonly string[]): Said => ({
  eventType: 'Assign to User',
  assignedToUserIds,
})
