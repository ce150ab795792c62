import type { EventType } from '../../../catalogue/event-types.ts'
import type { EventSource } from '../../../catalogue/sources.ts'
import { apply, type Home } from './closing.ts'
import { channel, days, followUp, type Journey, note, pass, wait, write } from './journey.ts'
import { hour, minute } from './moments.ts'
import { show } from './showings.ts'

/** The way in which a prospect's question reached the log. */
const inboundSource = (prospectSource: string): EventSource => {
  if (prospectSource === 'Phone Call' || prospectSource === 'Text Message') return prospectSource
  return prospectSource === 'Walk-In' || prospectSource === 'For Rent Sign' ? 'Other' : 'Automation'
}

const contact = (journey: Journey): void => {
  write(journey, journey.team.agent, 'Contacted, Awaiting Information', {
    source: channel(journey),
    nextFollowUp: followUp(journey),
  })
}

const assign = (journey: Journey, assignedToUserIds: readonly string[], notes: string | null): void => {
  write(journey, journey.team.manager, 'Assign to User', { assignedToUserIds, notes })
}

/** From the first question to the first answer. */
const arrive = (journey: Journey, prospectSource: string): void => {
  const { team, random } = journey
  write(journey, team.manager, 'New', { source: inboundSource(prospectSource) })
  wait(journey, 2 * minute, 3 * hour)
  assign(journey, random.chance(0.1) ? [team.agent, team.colleague] : [team.agent], null)
  wait(journey, 5 * minute, 8 * hour)
  contact(journey)
  wait(journey, 5 * minute, 20 * hour)
  if (random.chance(0.2)) note(journey)
}

const fallSilent = (journey: Journey): void => {
  for (let attempt = journey.random.whole(0, 2); attempt > 0; attempt -= 1) {
    wait(journey, days(1), days(3))
    contact(journey)
  }
  wait(journey, days(2), days(5))
  write(journey, journey.team.agent, 'Ghosting', { notes: 'No answer to any message' })
}

const end = (journey: Journey, eventType: EventType, notes: string | null = null): void => {
  wait(journey, 2 * hour, days(3))
  write(journey, journey.team.agent, eventType, { source: channel(journey), notes })
}

/** Half of those who were blocklisted by mistake come back. */
const block = (journey: Journey): void => {
  const { team, random } = journey
  wait(journey, hour, days(2))
  write(journey, team.manager, 'Blocklist Prospect', { notes: random.pick(['Sends advertising', 'Abusive messages']) })
  wait(journey, hour, days(2))
  note(journey, team.manager)
  if (random.chance(0.5)) return
  wait(journey, hour, days(1))
  write(journey, team.manager, 'Unblock Prospect', { notes: 'Mistaken for somebody else' })
  wait(journey, hour, days(1))
  contact(journey)
}

/** True when the prospect passed. */
const prescreen = (journey: Journey): boolean => {
  const { team, random } = journey
  pass(journey, hour, days(2))
  write(journey, team.agent, 'Prescreen Submitted', { source: 'Automation' })
  wait(journey, 10 * minute, 10 * hour)
  const outcome = random.weighted({
    'Prescreen Approved': 8,
    'Prescreen Rejected - Self reported credit': 1,
    'Prescreen Rejected - Self reported income': 2,
    'Prescreen Rejected - ID Verification': 1,
  } as const)
  write(journey, team.manager, outcome, { source: 'Automation' })
  return outcome === 'Prescreen Approved'
}

/** True when the home was seen, in up to three attempts. */
const showUntilSeen = (journey: Journey): boolean => {
  for (let attempt = 1; ; attempt += 1) {
    if (show(journey)) return true
    if (attempt === 3 || journey.random.chance(0.4)) return false
    wait(journey, 2 * hour, days(1))
  }
}

const afterShowing = (journey: Journey, home: Home): void => {
  wait(journey, 2 * hour, days(1))
  if (journey.random.chance(0.4)) note(journey)
  const next = journey.random.weighted({ apply: 28, decide: 22, decline: 34, silence: 16 })
  if (next === 'apply') apply(journey, home)
  if (next === 'decide') end(journey, 'Still Deciding')
  if (next === 'decline') end(journey, 'Not Interested', 'Took another place')
  if (next === 'silence') fallSilent(journey)
}

const visit = (journey: Journey, home: Home): void => {
  const { team, random } = journey
  wait(journey, hour, days(1.5))
  if (random.chance(0.3)) write(journey, team.agent, 'Showing Desired', { source: channel(journey) })
  if (random.chance(0.3) && !prescreen(journey)) return
  wait(journey, 10 * minute, 6 * hour)
  if (showUntilSeen(journey)) afterShowing(journey, home)
  else fallSilent(journey)
}

/** A prospect's whole way, from the first question on. */
export const travel = (journey: Journey, prospectSource: string, home: Home): void => {
  arrive(journey, prospectSource)
  if (home.takenAt !== null && journey.at > home.takenAt) {
    end(journey, 'Unit of Interest Unavailable')
    return
  }
  const way = journey.random.weighted({ visit: 46, silence: 18, decline: 17, early: 7, decide: 7, double: 2, block: 3 })
  if (way === 'visit') visit(journey, home)
  if (way === 'silence') fallSilent(journey)
  if (way === 'decline') end(journey, 'Not Interested')
  if (way === 'early') end(journey, 'Looking too early', 'Moves in half a year')
  if (way === 'decide') end(journey, 'Still Deciding')
  if (way === 'double') end(journey, 'Duplicate Lead')
  // A blocked number is refused for all inquiries of the person: their other journeys would end too.
  if (way === 'block' && journey.isOnlyOne) block(journey)
}
