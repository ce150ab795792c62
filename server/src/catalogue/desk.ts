import { type EventType, eventTypeNames, eventTypeRow, type Stage } from './event-types.ts'
import { overtakingTypes, showingStatuses } from './reports.ts'

/** Limits of what pages of a day's work read. */
export const deskLimits = {
  /** Prospects that a list of the desk shows, and showings. */
  prospects: 20,
  showings: 100,
  /** What the desk counts to: so many, or more. */
  counted: 1_000,
  /** Rows that a list of the desk looks at to find those that belong in it. */
  looks: 2_000,
  /** Of the calendar: its window, in days, its rows, and the showings and follow-ups that it looks at, each. */
  calendarDays: 62,
  calendarRows: 1_000,
  calendarLooks: 2_500,
  /** Prospects of each user, the newest, among which the open ones and the due follow-ups are counted. */
  prospectsPerUser: 2_000,
  /** Assignments of each user, the newest, among which the last one that counts is looked for. */
  assignmentsPerUser: 1_000,
  /** How far ahead showings make work, in days. */
  daysAhead: 7,
  /** What the board counts to in each stage. */
  countedPerStage: 10_000,
  /** Of a report: its window, in days, and its rows. */
  reportDays: 366,
  reportRows: 1_000,
  /** Views that a user may save in an account, and the length of what one keeps, in characters. */
  viewsPerUser: 100,
  viewCharacters: 2_000,
} as const

/** A prospect in one of these asks for no work. */
export const closedStages = ['moved in', 'lost'] as const satisfies readonly Stage[]

/** The stages in the order in which a prospect comes through them. */
export const funnelStages = [
  'lead',
  'contacted',
  'showing',
  'application',
  'approved',
  'lease',
  'moved in',
] as const satisfies readonly Stage[]

/** With one of these, a showing that is planned will not be, though nobody said so of the showing itself. */
export const showingEnders: readonly EventType[] = eventTypeNames.filter(
  (type) => eventTypeRow(type)?.endsPlan && !(type in showingStatuses),
)

/** After one of these a showing is over. */
export const showingEnds = overtakingTypes.filter((type) => type !== 'Showing Scheduled')

/** Notes with one of these sources say that somebody talked with the prospect. */
export const contactSources = ['Phone Call', 'Text Message', 'Email'] as const

/** How long it took until the first contact: up to so many minutes. */
export const contactTimes = [
  { name: 'up to 5 minutes', minutes: 5 },
  { name: 'up to 1 hour', minutes: 60 },
  { name: 'up to 4 hours', minutes: 240 },
  { name: 'up to 1 day', minutes: 1_440 },
  { name: 'up to 3 days', minutes: 4_320 },
  { name: 'up to 7 days', minutes: 10_080 },
  { name: 'later', minutes: null },
] as const
export const notContacted = 'not contacted'

/** What the report on agents counts: events of prospects that they had. */
export const agentTypes = {
  showingsScheduled: ['Showing Scheduled'],
  showingsCompleted: ['Showing Complete'],
  applicationsSubmitted: ['Application Received'],
  applicationsApproved: ['Application Approved'],
  leasesSigned: ['Lease Signed'],
  movedIn: ['Moved In'],
} as const satisfies Record<string, readonly EventType[]>
export type AgentCount = keyof typeof agentTypes

/** The pages that views can be saved of. */
export const viewPages = ['prospects'] as const
export type ViewPage = (typeof viewPages)[number]
