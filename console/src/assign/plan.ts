import type { NewEvent } from '../api/events.ts'
import { eventsFor } from '../batches/events-for.ts'

/** A prospect that is to be assigned, as it stands now. */
export type Target = {
  readonly id: number
  readonly name: string | null
  readonly phone: string | null
  readonly unitAddress: string | null
  readonly assignees: readonly string[]
  /** Why it can't be assigned at all, such as that it is not there any more. */
  readonly refusal: string | null
}

/** `replace`: these and nobody else. `add`: these beside who has it. `remove`: all who have it but these. */
export type Mode = 'replace' | 'add' | 'remove'

export type Choice = {
  readonly mode: Mode
  readonly agents: readonly string[]
  /** Chosen instead of agents: nobody is to have the prospects. Only when replacing. */
  readonly isNobody: boolean
}

export const isChosen = ({ mode, agents, isNobody }: Choice): boolean =>
  agents.length > 0 || (mode === 'replace' && isNobody)

/** Who has a prospect afterwards. Who is no member any more can not be given anything, so they go. */
const afterwards = ({ mode, agents }: Choice, now: readonly string[], members: ReadonlySet<string>): string[] => {
  if (mode === 'replace') return [...agents]
  const stay = now.filter((id) => members.has(id) && !agents.includes(id))
  return mode === 'add' ? [...stay, ...agents] : stay
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

/** Of the prospects that somebody decided about, those that others have now, or that can be assigned no more. */
export const movedSince = (decided: readonly Target[], now: readonly Target[]): ReadonlySet<number> => {
  const byId = new Map(now.map((target) => [target.id, target]))
  const isAsShown = ({ id, assignees, refusal }: Target): boolean => {
    const found = byId.get(id)
    return found !== undefined && found.refusal === refusal && isSame(found.assignees, assignees)
  }
  return new Set(decided.filter((target) => !isAsShown(target)).map(({ id }) => id))
}

export type Plan = {
  /** One event for all who get the same assignees: the server sets them, it does not add. */
  readonly events: readonly NewEvent[]
  readonly changed: ReadonlySet<number>
}

/** Leaves out whom nothing would change for. */
export const planOf = (targets: readonly Target[], choice: Choice, members: ReadonlySet<string>): Plan => {
  const changed = new Set<number>()
  const groups = new Map<string, { readonly assignees: string[]; readonly ids: number[] }>()
  if (!isChosen(choice)) return { events: [], changed }
  for (const { id, assignees: now, refusal } of targets) {
    const assignees = afterwards(choice, now, members)
    if (refusal !== null || isSame(now, assignees)) continue
    const key = [...assignees].sort().join()
    const group = groups.get(key) ?? { assignees, ids: [] }
    group.ids.push(id)
    groups.set(key, group)
    changed.add(id)
  }
  const events = [...groups.values()].flatMap(({ assignees, ids }) =>
    eventsFor({ event_type: 'Assign to User', context: { assignedToUserIds: assignees } }, ids),
  )
  return { events, changed }
}
