import type { Range, Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef } from 'react'

/** The rows in sight, and twice `overscan` around them: a few behind, the others where the list moves to. */
export const rowsAround = ({ startIndex, endIndex, overscan, count }: Range, isUpward: boolean): number[] => {
  const behind = Math.floor(overscan / 3)
  const ahead = 2 * overscan - behind
  const first = Math.max(startIndex - (isUpward ? ahead : behind), 0)
  const last = Math.min(endIndex + (isUpward ? behind : ahead), count - 1)
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

/** The browser moves a list before its rows can be drawn: most of those out of sight are drawn where it was moving to. */
export const useAhead = () => {
  const list = useRef<Virtualizer<HTMLDivElement, HTMLTableRowElement> | null>(null)
  const isUpward = useRef(false)
  const rangeExtractor = useCallback((range: Range) => {
    const direction = list.current?.scrollDirection ?? null
    if (direction !== null) isUpward.current = direction === 'backward'
    return rowsAround(range, isUpward.current)
  }, [])
  return { list, rangeExtractor }
}
