import Type, { type Static } from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { showingStatuses } from '../../../catalogue/reports.ts'
import { propertyHealths } from '../../../domain/reports/property-health.ts'
import { commaList, dateTime, exampleId, exampleTime, nullable, numericId, uuid } from '../fields.ts'
import { rowLimit } from '../lists.ts'
import { v1EnvelopeOf, v1PageParameters } from './pages.ts'

const exampleStart = '2024-10-01T00:00:00Z'
const exampleEnd = '2024-11-01T00:00:00Z'

const windowParameters = {
  start: dateTime({ description: 'From then on: a date-time, not a bare date.', examples: [exampleStart] }),
  end: dateTime({
    description: 'Up to then, this moment itself not included: a date-time, not a bare date.',
    examples: [exampleEnd],
  }),
}

/** The query of the report on one unit. */
export const unitReportQuery = Type.Object(windowParameters, { additionalProperties: false })

export const unitReportPath = Type.Object(
  { unitId: numericId({ description: 'The unit.' }) },
  { additionalProperties: false },
)

/** The query of the reports on whole accounts. */
export const accountReportQuery = Type.Object(
  {
    account_ids: commaList(uuid({}), limits.accountsPerReport, {
      minItems: 1,
      description: 'The accounts, separated by commas. One that the token does not reach adds nothing.',
      examples: [[exampleId]],
    }),
    ...windowParameters,
    limit: rowLimit(limits.v1ReportRows, limits.v1PageRowsByDefault),
    page_number: v1PageParameters.page_number,
  },
  { additionalProperties: false },
)
export type AccountReportQuery = Static<typeof accountReportQuery>

const count = (description: string, example = 12) => Type.Integer({ minimum: 0, description, examples: [example] })
const text = (description: string, example: string) => Type.String({ description, examples: [example] })
const nullableText = (description: string, example: string) =>
  nullable(Type.String(), { description, examples: [example] })

const prospectId = numericId({ description: 'The prospect.' })
const prospectName = nullableText("The prospect's name.", 'Mara Lindqvist')
const address = nullableText(
  "The unit's address in one line. Null if it has none.",
  '100 Alder Street, Denver, Colorado 80202',
)

export const marketingSource = Type.Object(
  {
    source_key: text('The source as a key: the same in every report.', 'realtor_com'),
    source_display: text('The source as it is written on prospects.', 'Realtor.com'),
    leads: count('Prospects that were created in the window.'),
    showings_scheduled: count('Events `Showing Scheduled` in the window.'),
    showings_completed: count('Events `Showing Complete` in the window.'),
    upcoming_showings: count('Prospects whose planned showing lies ahead now, whatever the window.', 3),
    applications_requested: count('Events `Application Sent to Prospect` in the window.', 4),
    applications_submitted: count('Events `Application Received` in the window.', 3),
    apps_approved: count('Events `Application Approved` in the window.', 1),
    rejected_prescreens: count('Events `Prescreen Rejected - …` of the three kinds in the window.', 2),
  },
  { additionalProperties: false, description: 'What one source of prospects brought.' },
)
export type MarketingSourceBody = Static<typeof marketingSource>
export const marketingSourcesReport = v1EnvelopeOf(marketingSource, 'Sources of prospects, by key.')

const showing = Type.Object(
  {
    showing_id: numericId({ description: 'The id of the event that scheduled the showing.' }),
    prospect_id: prospectId,
    property_address: address,
    prospect_name: prospectName,
    status: Type.Enum(Object.values(showingStatuses), {
      description: 'What became of it, by the last event about it.',
      examples: ['Completed'],
    }),
    feedback: nullableText('The notes of its `Showing Complete`.', 'Likes the kitchen'),
    created_at: dateTime({ description: 'When the showing was scheduled.' }),
    planned_date_time: dateTime({ description: 'When the showing is to be.' }),
    showing_agent: nullableText('The name of who shows the unit.', 'Noor Haddad'),
    cancellation_reason: nullableText('The notes of its `Showing Canceled`.', 'Another day suits better'),
  },
  { additionalProperties: false, description: 'One showing.' },
)
export type ShowingBody = Static<typeof showing>
export const showingsReport = v1EnvelopeOf(showing, 'Showings that are to be in the window, in the order of when.')

const reportedUnit = Type.Object(
  {
    unit_id: numericId({ description: 'The unit.' }),
    address,
    date_marked_available: nullable(dateTime({}), {
      description: 'Since when the unit is available. Null if that was not recorded.',
      examples: [exampleTime],
    }),
    status: text("The unit's status.", 'Available'),
  },
  { additionalProperties: false, description: 'One unit as it stands now.' },
)
export type ReportedUnitBody = Static<typeof reportedUnit>
export const unitsReport = v1EnvelopeOf(reportedUnit, 'Units as they stand now, by id.')

const feedback = Type.Object(
  {
    prospect_id: prospectId,
    prospect_name: prospectName,
    created_at: dateTime({ description: 'When it was written down.' }),
    feedback: text('What was written down.', 'Likes the kitchen'),
  },
  { additionalProperties: false, description: 'Notes of a `Showing Complete`.' },
)

/** The report on one unit. */
export const unitReport = Type.Object(
  {
    unit_id: numericId({ description: 'The unit.' }),
    days_on_market: nullable(Type.Integer(), {
      description: 'Whole days since the unit became available. Null if it is not, or if that was not recorded.',
      examples: [12],
    }),
    property_health: Type.Enum([...propertyHealths], {
      description: 'How the unit fares now.',
      examples: ['Healthy'],
    }),
    benchmark_leads_since_last_price_change: Type.Number({
      description: "The median of the leads that the account's other available units got in the window.",
      examples: [3.5],
    }),
    new_prospects: count('Prospects of the unit that were created in the window.'),
    showings_scheduled: count('Events `Showing Scheduled` in the window.'),
    showings_completed: count('Events `Showing Complete` in the window.'),
    applications_requested: count('Events `Application Sent to Prospect` in the window.', 4),
    applications_submitted: count('Events `Application Received` in the window.', 3),
    active_prospects: count('Prospects of the unit that are neither lost nor moved in, now.'),
    upcoming_showings: count('Showings of the unit that lie ahead now.', 3),
    outbound_texts: count('Events in the window that say that the team sent a text message.'),
    total_calls: count('Events in the window that came of a phone call.'),
    showing_feedback: Type.Array(feedback, {
      description: `What was written down of showings in the window, newest first, at most ${limits.feedbackPerReport}.`,
      examples: [[]],
    }),
  },
  { additionalProperties: false, description: 'How one unit does.' },
)
export type UnitReportBody = Static<typeof unitReport>
