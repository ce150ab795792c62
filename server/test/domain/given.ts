import { expect } from 'vitest'
import type { DecidedEvent, EventDraft, Timestamp } from '../../src/catalogue/leasing-events.ts'
import type { ProspectState } from '../../src/catalogue/prospect-state.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import { decide, isRefusal, type Surroundings } from '../../src/domain/decide.ts'
import { evolve, newProspect } from '../../src/domain/prospects.ts'
import type { Fault } from '../../src/domain/refusals.ts'

/** One member of each kind. Their names stand for their ids. */
export const roster: ReadonlyMap<string, Role> = new Map([
  ['olga', 'Owner'],
  ['adam', 'Admin'],
  ['mary', 'Property Manager'],
  ['lena', 'Leasing Agent'],
  ['rosa', 'Read-only'],
])

export const around: Surroundings = { roster, phone: '+13035550199', phoneIsBlocked: false }

/** The day on which everything happens, unless it is said otherwise. */
export const today: Timestamp = '2024-10-05T18:53:03.406168Z'

const draftOf = (draft: Partial<EventDraft>): EventDraft => ({
  eventType: 'Log Note',
  source: null,
  notes: draft.eventType === undefined || draft.eventType === 'Log Note' ? 'a note' : null,
  plannedDateTime: null,
  nextFollowUp: null,
  assignedToUserIds: null,
  reason: null,
  until: null,
  followUpDone: false,
  ...draft,
})

/** The least that each type needs. */
export const complete = (draft: Partial<EventDraft> & Pick<EventDraft, 'eventType'>): EventDraft => ({
  ...draftOf(draft),
  ...(/^(Showing|Move-in) Scheduled$/.test(draft.eventType) ? { plannedDateTime: today } : {}),
  ...(/^(Assign to User|Reassign Showing)$/.test(draft.eventType)
    ? { assignedToUserIds: draft.assignedToUserIds ?? [] }
    : {}),
})

export type Said = Partial<EventDraft> & {
  readonly by?: string
  readonly at?: Timestamp
  readonly around?: Partial<Surroundings>
}

const decideOn = (state: ProspectState, { by = 'mary', at = today, around: other, ...draft }: Said) =>
  decide({ actorUserId: by, draft: draftOf(draft), at }, state, { ...around, ...other })

/** The state after these events, each of which the rules allow. */
export const after = (...history: readonly Said[]): ProspectState =>
  history.reduce<ProspectState>((state, said) => {
    const outcome = decideOn(state, said)
    if (isRefusal(outcome)) throw new Error(`the history itself is refused: ${JSON.stringify(outcome)}`)
    return evolve(state, { ...outcome, createdAt: said.at ?? today, createdBy: said.by ?? 'mary' })
  }, newProspect)

type Recorded = Partial<Omit<DecidedEvent, 'context'>> & Pick<DecidedEvent, 'context'>

/** Given these events, when this is said, then exactly this event, or exactly these faults. */
export const given = (...history: readonly Said[]) => ({
  when: (said: Said) => {
    const outcome = decideOn(after(...history), said)
    return {
      thenRecorded: (event: Recorded): void => {
        const nothing = { source: null, notes: null, plannedDateTime: null, nextFollowUp: null }
        expect(outcome).toStrictEqual({ eventType: 'Log Note', ...nothing, ...event })
      },
      thenRefused: (...faults: readonly Fault[]): void => expect(outcome).toStrictEqual({ faults }),
    }
  },
})

export const assignTo = (...assignedToUserIds: readonly string[]): Said => ({
  eventType: 'Assign to User',
  assignedToUserIds,
})
