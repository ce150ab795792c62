import { notes, source } from '../one-event.ts'
import type { Target } from '../world.ts'

/** What stands before, between and after the prospect's id and the assignee's id in the body of every request. */
export const bodyParts = (): readonly [string, string, string] => {
  const event = {
    prospect_id: '%',
    event_type: 'Assign to User',
    source,
    notes,
    context: { assignedToUserIds: ['%'], applyActionInBulk: false },
  }
  const [before = '', between = '', after = ''] = JSON.stringify({ events: [event] }).split('%')
  // The prospect's id is a number: without the quotes of its placeholder.
  return [before.slice(0, -1), between.slice(1), after]
}

/** For wrk: the parts of a body, then a line for each account with its token, its prospects and its members. */
export const requestList = (targets: readonly Target[]): string =>
  [
    bodyParts().join('\t'),
    ...targets.map(({ token, prospectIds, assigneeIds }) => [token, prospectIds, assigneeIds].join('\t')),
    '',
  ].join('\n')
