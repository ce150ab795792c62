import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until the condition holds. Rejects when it does not within `limitMs`. */
export const until = async (condition: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> => {
  const deadline = performance.now() + limitMs
  while (!(await condition())) {
    if (performance.now() >= deadline) throw new Error(`Waited ${limitMs} ms for: ${condition}`)
    await sleep(10)
  }
}
