import type { ProspectState } from '../domain/prospects.ts'
import type { Projection } from '../storage/log/append-batch.ts'

/** The state of a prospect as its row has it. */
export const toProjection = ({ beforeBlock, ...state }: ProspectState): Projection => ({
  ...state,
  statusBeforeBlock: beforeBlock?.status ?? null,
  stageBeforeBlock: beforeBlock?.stage ?? null,
})
