import { randomUUID } from 'node:crypto'
import type { EventDraft, LoggedEvent } from '../../../src/catalogue/leasing-events.ts'
import type { WantedEvent, WriteCommand, Writing } from '../../../src/engine/writing/commands.ts'

export type Said = Partial<EventDraft> & Partial<Pick<WantedEvent, 'occurredAt' | 'externalId'>>

/** "This is said about these prospects, or about all with this number." */
export const about = (target: number | readonly number[] | string, said: Said): WantedEvent => {
  const { occurredAt = null, externalId = null, ...draft } = said
  const ids = typeof target === 'number' ? [target] : target
  return {
    draft: {
      eventType: 'Log Note',
      source: null,
      notes: draft.eventType === undefined || draft.eventType === 'Log Note' ? 'a note' : null,
      plannedDateTime: null,
      nextFollowUp: null,
      assignedToUserIds: null,
      reason: null,
      until: null,
      followUpDone: false,
      ...draft,
    },
    target: typeof ids === 'string' ? { phone: ids } : { prospectIds: ids },
    occurredAt,
    externalId,
  }
}

export const writeOf = (
  userId: string,
  accountId: string,
  events: readonly WantedEvent[],
  more: Partial<WriteCommand> = {},
): WriteCommand => ({
  actor: { userId, tokenId: null, onlyAccountIds: null },
  accountId,
  batchId: randomUUID(),
  events,
  part: null,
  mode: 'atomic',
  dryRun: false,
  ...more,
})

/** The results of what was written; throws for any other end, so that the test says which it was. */
export const written = (writing: Writing): Extract<Writing, { kind: 'written' }>['results'] => {
  if (writing.kind !== 'written') throw new Error(`not written but ${JSON.stringify(writing)}`)
  return writing.results
}

/** The one event that was written. */
export const oneWritten = (writing: Writing): LoggedEvent => {
  const [result] = written(writing)
  if (result?.end.kind !== 'written' || result.end.event === null)
    throw new Error(`no event: ${JSON.stringify(result)}`)
  return result.end.event
}
