import type { Engine, Outcome } from '../../src/engine/commands.ts'

/** An engine that does nothing but answer like this. */
export const standIn = (outcome: () => Promise<Exclude<Outcome, { kind: 'recorded' }>>): Engine => ({
  append: outcome,
  create: async () => {
    await outcome()
    return { kind: 'unavailable' }
  },
  close: async () => {},
})
