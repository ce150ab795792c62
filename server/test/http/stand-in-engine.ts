import type { Engine, Outcome } from '../../src/engine/commands.ts'

/** An engine that does nothing but answer like this. */
export const standIn = (outcome: () => Promise<Exclude<Outcome, { kind: 'recorded' }>>): Engine => {
  const unavailable = async (): Promise<{ kind: 'unavailable' }> => {
    await outcome()
    return { kind: 'unavailable' }
  }
  return {
    append: outcome,
    create: unavailable,
    merge: unavailable,
    undoMerge: unavailable,
    write: unavailable,
    deleteEvent: unavailable,
    undoBatch: unavailable,
    endBlock: unavailable,
    close: async () => {},
  }
}
