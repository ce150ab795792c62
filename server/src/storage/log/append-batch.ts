import type { EventContext, Timestamp } from '../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import type { StoredState } from './read-states.ts'

/** What a batch makes of one prospect. Each prospect stands in a batch once, whatever the number of its events. */
export type ProspectChange = {
  /** What was decided on. If the row has another version by now, the prospect's group is left out. */
  readonly before: StoredState
  /** After its events, each of which raised the version by one. */
  readonly after: StoredState
  /** Groups are written whole or not at all. */
  readonly group: number
}

/** An assignment that was decided. */
export type EventRow = {
  readonly prospectId: number
  /** 1 for the first event of its prospect in this batch, then 2, 3 … */
  readonly step: number
  readonly source: string | null
  readonly notes: string | null
  readonly createdBy: string
  readonly createdByTokenId: string | null
  readonly context: EventContext
  /** What all events of a bulk request have in common; null for all others. */
  readonly batchId: string | null
}

export type KeyRow = {
  readonly tokenId: string
  readonly key: string
  readonly fingerprint: Buffer
  readonly group: number
  /** The place in `events` of the event that the key's answer is about. */
  readonly event: number
}

export type AppendBatch = {
  readonly changes: readonly ProspectChange[]
  readonly events: readonly EventRow[]
  readonly keys: readonly KeyRow[]
  /** The roster of each account that was decided on. */
  readonly rosters: readonly { readonly accountId: string; readonly version: number }[]
}

export type WrittenEvent = { readonly id: number; readonly createdAt: Timestamp }

/** The user of a row of `prospect_assignees` that says that nobody has the prospect: can't be anybody's id. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A row of `prospect_assignees` that comes or goes; its user may be `nobody`. */
export type AssigneeRow = { readonly prospectId: number; readonly userId: string }

const onlyNobody = [nobody]
const holdersIn = ({ assignedToUserIds }: Pick<ProspectState, 'assignedToUserIds'>): readonly string[] =>
  assignedToUserIds.length === 0 ? onlyNobody : assignedToUserIds

/** Who no longer has one of the prospects, and who has it now and had it not. */
export const handovers = (
  changes: readonly Pick<ProspectChange, 'before' | 'after'>[],
): [released: AssigneeRow[], taken: AssigneeRow[]] => {
  const [released, taken]: [AssigneeRow[], AssigneeRow[]] = [[], []]
  for (const { before, after } of changes) {
    const { prospectId, version } = before
    const [had, have] = [holdersIn(before), holdersIn(after)]
    for (const userId of had) if (!have.includes(userId)) released.push({ prospectId, userId })
    // One without an event may have come without a row that says that nobody has it.
    for (const userId of have) if (version === 0 || !had.includes(userId)) taken.push({ prospectId, userId })
  }
  return [released, taken]
}
