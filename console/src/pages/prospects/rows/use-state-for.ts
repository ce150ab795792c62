import { useCallback, useState } from 'react'

/** A state that holds for one question, and begins anew with another: what is no longer shown must not be changed along. */
export const useStateFor = <Value>(question: object, initial: Value) => {
  const [state, setState] = useState({ question, value: initial })
  const change = useCallback(
    (next: (before: Value) => Value) =>
      setState((before) => ({ question, value: next(before.question === question ? before.value : initial) })),
    [question, initial],
  )
  return [state.question === question ? state.value : initial, change] as const
}
