import { appointment, channel, days, type Journey, pass, wait, write } from './journey.ts'
import { hour, type Micros, minute, toText } from './moments.ts'

/** A unit as the people see it who ask about it. It can be let once. */
export type Home = {
  readonly hasOwnersAssociation: boolean
  /** When its lease was signed; null while it is free. */
  takenAt: Micros | null
  /** When somebody moves in; null as long as nobody does. */
  movedInAt: Micros | null
}

/** True when the association agrees. */
const askOwnersAssociation = (journey: Journey): boolean => {
  const { team, random } = journey
  wait(journey, hour, days(1))
  write(journey, team.agent, 'HOA Application Sent To Prospect', { source: 'Email' })
  pass(journey, 4 * hour, days(2))
  write(journey, team.agent, 'HOA Application Submitted', { source: 'Email' })
  wait(journey, days(1), days(4))
  const agreed = random.chance(0.9)
  write(journey, team.manager, agreed ? 'HOA Application Approved' : 'HOA Application Rejected')
  return agreed
}

const sign = (journey: Journey, home: Home): void => {
  const { team, random } = journey
  wait(journey, hour, days(1))
  write(journey, team.manager, 'Lease out for signing', { source: 'Email' })
  pass(journey, 2 * hour, days(2))
  write(journey, team.manager, 'Lease Signed', { source: 'Email' })
  home.takenAt = journey.at
  wait(journey, 2 * hour, days(2))
  write(journey, team.manager, 'Deposit Received')
  wait(journey, hour, days(1))
  const planned = appointment(journey, 4, 16)
  write(journey, team.agent, 'Move-in Scheduled', { source: channel(journey), plannedDateTime: toText(planned) })
  journey.at = planned
  pass(journey, 10 * minute, 2 * hour)
  if (random.chance(0.3)) write(journey, team.agent, 'Log Note', { notes: 'Keys handed over, meters read' })
  pass(journey, minute, 20 * minute)
  write(journey, team.agent, 'Moved In')
  home.movedInAt = journey.at
}

/** True when the application is approved. */
const review = (journey: Journey): boolean => {
  const { team, random } = journey
  if (random.chance(0.6)) {
    wait(journey, hour, days(1))
    write(journey, team.manager, 'Application Pending', { notes: 'A proof of income is missing' })
  }
  if (random.chance(0.5)) {
    wait(journey, hour, days(1))
    write(journey, team.agent, 'Awaiting PM Response', { notes: 'May the move-in be two weeks later?' })
    wait(journey, 30 * minute, days(1))
    write(journey, team.manager, 'PM Response', { notes: 'Yes, if the deposit comes first' })
  }
  wait(journey, hour, days(1))
  write(journey, team.manager, 'Application in Owner Review')
  wait(journey, 4 * hour, days(2))
  const approved = random.chance(0.7)
  write(journey, team.manager, approved ? 'Application Approved' : 'Application Rejected')
  return approved
}

/** From the application to the keys, for those who get that far. */
export const apply = (journey: Journey, home: Home): void => {
  const { team, random } = journey
  wait(journey, 5 * minute, 8 * hour)
  write(journey, team.agent, 'Application Sent to Prospect', { source: 'Email' })
  pass(journey, 3 * hour, days(3))
  if (random.chance(0.15)) {
    write(journey, team.agent, 'Withdrawn', { source: channel(journey) })
    return
  }
  write(journey, team.agent, 'Application Received', { source: 'Email' })
  if (!review(journey)) return
  if (home.takenAt !== null) {
    wait(journey, hour, days(1))
    write(journey, team.agent, 'Unit of Interest Unavailable', { notes: 'Somebody else signed first' })
  } else if (!home.hasOwnersAssociation || askOwnersAssociation(journey)) {
    sign(journey, home)
  }
}
