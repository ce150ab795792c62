/** How often what is drawn with the time is drawn anew. */
export const tickMs = 30_000

/** Who goes on by the one clock: so many timers would run for a long table. */
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** Calls at every tick, until the answer is called. */
export const onTick = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
