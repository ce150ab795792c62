import { type PointerEvent, useEffect, useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { notifyFailed } from '../../notices/notify.tsx'
import { followPointer, keepTouchesStoppable, type Point } from '../../parts/dragging/follow-pointer.ts'
import { type Day, momentOn } from '../../time/days.ts'
import type { Planned } from './entries.ts'
import { snapped } from './layout.ts'

/** A plan that is held over another time. */
export type Held = { readonly plan: Planned; readonly column: string; readonly start: number }

type Place = { readonly column: string; readonly day: Day; readonly start: number }

/** What is drawn tells where it is: the column by its day, the hours by their first and their height. */
const placeAt = (plan: Planned, { x, y }: Point, grabbedPx: number): Place | null => {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')
  const { column: key, day } = column?.dataset ?? {}
  if (column == null || key === undefined || day === undefined) return null
  const hours = column.querySelector<HTMLElement>('[data-first-hour]')
  // A follow-up keeps its time: it stands above the hours.
  if (plan.kind === 'follow_up' || hours === null) return { column: key, day, start: plan.start }
  const { top, height } = hours.getBoundingClientRect()
  const first = Number(hours.dataset['firstHour']) * 60
  const last = Number(hours.dataset['lastHour']) * 60
  return { column: key, day, start: snapped(first + ((y - grabbedPx - top) / height) * (last - first)) }
}

/** Dragging plans to another time or day. `onMove` is called with the moment where one was let go. */
export const useReschedule = (mayWrite: boolean, onMove: (plan: Planned, at: string) => void) => {
  const { time_zone: timeZone } = useAccount()
  const [held, setHeld] = useState<Held | null>(null)
  useEffect(keepTouchesStoppable, [])
  const drop = (plan: Planned, place: Place | null): void => {
    if (place === null || (place.day === plan.day && place.start === plan.start)) return
    const at = momentOn(place.day, place.start, timeZone)
    if (Date.parse(at) < Date.now()) notifyFailed(new Error('That time has passed: choose a later one'), 'Not moved')
    else onMove(plan, at)
  }
  const start = ({ nativeEvent, currentTarget }: PointerEvent<HTMLElement>, plan: Planned): void => {
    if (!mayWrite || nativeEvent.button !== 0 || !nativeEvent.isPrimary) return
    const grabbedPx = nativeEvent.clientY - currentTarget.getBoundingClientRect().top
    const hold = (at: Point): void => {
      const place = placeAt(plan, at, grabbedPx)
      setHeld(place === null ? null : { plan, column: place.column, start: place.start })
    }
    followPointer(nativeEvent, {
      onBegin: hold,
      onMove: hold,
      onEnd: (at) => {
        setHeld(null)
        if (at !== null) drop(plan, placeAt(plan, at, grabbedPx))
      },
    })
  }
  return { held, start }
}
