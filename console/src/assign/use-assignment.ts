import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useAccount } from '../api/accounts.ts'
import { useAssignableUsers } from '../api/users.ts'
import { type Outcome, previewQuery } from '../batches/preview.ts'
import { nobody } from './agent-list.tsx'
import { type Choice, isChosen, type Mode, movedSince, planOf, type Target } from './plan.ts'
import { samePeopleQuery, targetsQuery } from './targets.ts'

/** A prospect in the preview, with what the server says would happen to it. */
export type Row = {
  readonly target: Target
  /** Another inquiry of a person who was chosen. */
  readonly isOther: boolean
  readonly isChanged: boolean
  /** Found to be other than what was decided upon, when it was to be written. */
  readonly isMoved: boolean
  readonly outcome: Outcome | undefined
}

const none: readonly Target[] = []
const nothing: ReadonlySet<number> = new Set()

/** Others stand below the first of the chosen with the same number. */
const inOrder = (targets: readonly Target[], others: readonly Target[]): readonly (readonly [Target, boolean])[] => {
  const byPhone = Map.groupBy(others, ({ phone }) => (phone ?? '').replace(/\D/g, '').slice(-7))
  const rows = targets.flatMap((target): (readonly [Target, boolean])[] => {
    const key = (target.phone ?? '').replace(/\D/g, '').slice(-7)
    const mine = byPhone.get(key) ?? []
    byPhone.delete(key)
    return [[target, false], ...mine.map((other) => [other, true] as const)]
  })
  return [...rows, ...[...byPhone.values()].flat().map((other) => [other, true] as const)]
}

const useChoice = () => {
  const [mode, setMode] = useState<Mode>('replace')
  const [picked, setPicked] = useState<readonly string[]>([])
  const toggle = (id: string): void => {
    setPicked((before) => {
      if (before.includes(id)) return before.filter((one) => one !== id)
      return id === nobody ? [nobody] : [...before.filter((one) => one !== nobody), id]
    })
  }
  const change = (next: Mode): void => {
    setMode(next)
    if (next !== 'replace') setPicked((before) => before.filter((one) => one !== nobody))
  }
  const choice = useMemo(
    (): Choice => ({ mode, agents: picked.filter((id) => id !== nobody), isNobody: picked.includes(nobody) }),
    [mode, picked],
  )
  return { mode, setMode: change, picked, toggle, choice }
}

/** What the dialog knows: targets, the same people's other inquiries, the choice, and what it would do. */
export const useAssignment = (ids: readonly number[]) => {
  const { id: accountId } = useAccount()
  const users = useAssignableUsers()
  const choosing = useChoice()
  const [withOthers, setWithOthers] = useState(false)
  const [leftOut, setLeftOut] = useState(nothing)
  const [moved, setMoved] = useState(nothing)
  const look = useQuery(targetsQuery(accountId, ids))
  const targets = look.data ?? none
  const people = useQuery(samePeopleQuery(accountId, ids, targets))
  const others = people.data ?? none
  const ordered = useMemo(
    () => inOrder(targets, withOthers ? others : none).filter(([{ id }]) => !leftOut.has(id)),
    [targets, others, withOthers, leftOut],
  )
  const plan = useMemo(
    () =>
      planOf(
        ordered.map(([target]) => target),
        choosing.choice,
        new Set(users.map(({ id }) => id)),
      ),
    [ordered, choosing.choice, users],
  )
  const preview = useQuery(previewQuery(accountId, plan.events))
  const rows = useMemo((): readonly Row[] => {
    const results = plan.events.length === 0 ? [] : (preview.data?.results ?? [])
    const outcomes = new Map(results.map((outcome) => [outcome.prospect_id ?? 0, outcome]))
    return ordered.map(([target, isOther]) => {
      const isChanged = plan.changed.has(target.id)
      const outcome = isChanged ? outcomes.get(target.id) : undefined
      return { target, isOther, isChanged, isMoved: moved.has(target.id), outcome }
    })
  }, [ordered, plan, preview.data, moved])
  /**
   * Whether everybody still stands as the preview shows, asked right before it is written: the server takes no condition for events.
   * If not, the preview shows them as they are now, to be decided upon anew. Throws what the server refuses.
   */
  const stillHolds = async (): Promise<boolean> => {
    const fresh = [await look.refetch({ throwOnError: true })]
    if (withOthers) fresh.push(await people.refetch({ throwOnError: true }))
    const decided = ordered.map(([target]) => target).filter(({ id }) => plan.changed.has(id))
    const found = movedSince(
      decided,
      fresh.flatMap(({ data }) => data ?? none),
    )
    setMoved(found)
    return found.size === 0
  }
  return {
    ...choosing,
    isReady: isChosen(choosing.choice),
    look,
    people,
    others,
    withOthers,
    setWithOthers,
    leaveOut: (id: number) => setLeftOut((before) => new Set([...before, id])),
    events: plan.events,
    preview,
    rows,
    moved,
    stillHolds,
  }
}

export type Assignment = ReturnType<typeof useAssignment>
