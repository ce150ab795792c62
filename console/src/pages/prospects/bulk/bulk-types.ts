import { eventTypeNames, eventTypeRow } from '../../../../../server/src/catalogue/event-types.ts'

/** Statuses that many may get at once. A block is about one person, and has its own form. */
export const bulkTypes = eventTypeNames.filter(
  (name) => eventTypeRow(name)?.setsStatus === true && name !== 'Blocklist Prospect',
)
