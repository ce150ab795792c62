import { appointment, channel, type Journey, pass, write } from './journey.ts'
import { type Micros, minute, toText } from './moments.ts'

/** Plans a showing and returns when it is to be. */
const schedule = (journey: Journey): Micros => {
  const { team, random } = journey
  const planned = appointment(journey, 1, 4)
  const source = random.chance(0.6) ? 'Showing Scheduler' : channel(journey)
  write(journey, team.agent, 'Showing Scheduled', { source, plannedDateTime: toText(planned) })
  if (random.chance(0.08)) {
    pass(journey, 20 * minute, 90 * minute)
    write(journey, team.manager, 'Reassign Showing', { assignedToUserIds: [team.colleague] })
  }
  if (random.chance(0.75)) {
    // Between where the journey stands and the showing, so that it can't be confirmed too late.
    journey.at += Math.floor((planned - journey.at) * (random.whole(30, 90) / 100))
    write(journey, team.agent, 'Showing Confirmed', { source: 'Text Message' })
  }
  return planned
}

/** True when somebody has seen the home. */
export const show = (journey: Journey): boolean => {
  const { team, random } = journey
  const planned = schedule(journey)
  const outcome = random.weighted({ complete: 66, missed: 16, canceled: 13, failed: 5 })
  if (outcome === 'canceled') {
    journey.at += Math.floor((planned - journey.at) * 0.8)
    write(journey, team.agent, 'Showing Canceled', { source: channel(journey), notes: 'Another day suits better' })
    return false
  }
  journey.at = planned
  pass(journey, minute, 8 * minute)
  if (outcome === 'complete') {
    if (random.chance(0.6)) write(journey, team.agent, 'Arrived for Showing')
    pass(journey, 2 * minute, 6 * minute)
    write(journey, team.agent, 'Showing Started')
  }
  pass(journey, 15 * minute, 40 * minute)
  const name = { complete: 'Showing Complete', missed: 'Missed Showing', failed: 'Showing Failed' } as const
  write(journey, team.agent, name[outcome])
  return outcome === 'complete'
}
