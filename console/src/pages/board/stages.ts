import {
  type EventType,
  eventTypeNames,
  eventTypeRow,
  type Stage,
} from '../../../../server/src/catalogue/event-types.ts'
import { countText } from '../../app/looks/count-text.ts'
import { funnel } from '../../app/looks/tones.ts'

/** The board's columns from left to right. */
export const boardStages: readonly Stage[] = [...funnel, 'lost']

/** What mostly has happened when somebody moves a card there: it is chosen first. */
const usual: Readonly<Record<Stage, EventType>> = {
  lead: 'New',
  contacted: 'Contacted, Awaiting Information',
  showing: 'Showing Scheduled',
  application: 'Application Received',
  approved: 'Application Approved',
  lease: 'Lease out for signing',
  'moved in': 'Moved In',
  lost: 'Not Interested',
}

/**
 * The events that bring a prospect to a stage, the usual one first. Blocklisting is none of them: it asks for a reason and an end,
 * and refuses calls, which nobody should do by dragging.
 */
export const waysTo = (stage: Stage): readonly EventType[] => {
  const reaching = eventTypeNames.filter((type) => eventTypeRow(type)?.stage === stage && type !== 'Blocklist Prospect')
  return [usual[stage], ...reaching.filter((type) => type !== usual[stage])]
}

/** The event to write without asking anything: there is one way only, and it needs nothing. Else null. */
export const plainWayTo = (stage: Stage): EventType | null => {
  const [only, another] = waysTo(stage)
  return only !== undefined && another === undefined && eventTypeRow(only)?.needs === null ? only : null
}

/** The server counts no further. */
const mostCounted = 10_000

/** How many are in a stage; nothing while that is not known. */
export const stageCount = (count: number | undefined): string =>
  count === undefined ? '' : countText(count, count >= mostCounted)

export const stageText = (stage: string): string => stage.charAt(0).toUpperCase() + stage.slice(1)
