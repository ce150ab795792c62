import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until the answer is not null. Fails, naming what it waited for, when the time is up. */
export const eventually = async <T>(
  what: string,
  look: () => Promise<T | null> | T | null,
  withinMs = 20_000,
): Promise<T> => {
  const end = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms in vain for ${what}`)
    await pause(20)
  }
}
