import Type, { type Static, type TSchema } from 'typebox'
import { contactTimes, deskLimits, funnelStages, notContacted } from '../../../catalogue/desk.ts'
import { dateTime, nullable, uuid } from '../fields.ts'
import { marketingSource } from '../v1/reports.ts'
import { ofAccount } from './parts.ts'

export const reportQuery = Type.Object(
  {
    ...ofAccount,
    start: dateTime({ description: 'From then on: a date-time.', examples: ['2024-10-01T00:00:00Z'] }),
    end: dateTime({
      description: `Up to then, this moment itself not included: a date-time at most ${deskLimits.reportDays} days after \`start\`.`,
      examples: ['2024-11-01T00:00:00Z'],
    }),
    format: Type.Optional(
      Type.Enum(['json', 'csv'], {
        description: 'How the rows are written; `json` if not given.',
        examples: ['json'],
      }),
    ),
  },
  { additionalProperties: false },
)
export type ReportQuery = Static<typeof reportQuery>

const count = (description: string, example = 12) => Type.Integer({ minimum: 0, description, examples: [example] })

const report = <T extends TSchema, P extends Record<string, TSchema>>(row: T, description: string, more: P) =>
  Type.Object(
    { data: Type.Array(row, { description: 'The rows.', examples: [[]] }), ...more },
    { additionalProperties: false, description },
  )

/** A report in either form. */
export const reportResponse = <T extends TSchema>(json: T, description: string) => ({
  description,
  content: {
    'application/json': { schema: json },
    'text/csv': { schema: Type.String({ description: 'The rows of `data`, below a head line with the same names.' }) },
  },
})

const funnelStep = Type.Object(
  {
    stage: Type.Enum([...funnelStages], { description: 'The stage.', examples: ['showing'] }),
    reached: count('Prospects that came to this stage or to one behind it.', 40),
    went_on: count('Of these, how many came to a stage behind it.', 25),
    lost: count('Of these, how many came no further and are lost now.', 10),
    open: count('Of these, how many came no further until now.', 5),
  },
  { additionalProperties: false, description: 'A step of the funnel: `reached` is the sum of the other three.' },
)
export const funnelReport = report(funnelStep, 'How far prospects came.', {})

const contactTime = Type.Object(
  {
    time: Type.Enum([...contactTimes.map(({ name }) => name), notContacted], {
      description: 'How long it took, each prospect in one row.',
      examples: ['up to 1 hour'],
    }),
    prospects: count('How many prospects.'),
  },
  { additionalProperties: false, description: 'How many prospects were contacted within a time.' },
)
export const firstContactReport = report(contactTime, 'How soon prospects were contacted.', {
  prospects: count('Prospects that were created in the window.', 40),
  contacted: count('How many of them were contacted.', 38),
  median_minutes: nullable(Type.Number(), {
    description: 'The median of the minutes that it took, over those that were contacted. Null: none was.',
    examples: [42.5],
  }),
})
export type ContactTimeRow = Static<typeof contactTime>

const hasMore = Type.Boolean({
  description: `Whether there are more rows than ${deskLimits.reportRows}, which are left out.`,
  examples: [false],
})
export const sourcesReport = report(marketingSource, 'What each source brought, by its key.', { has_more: hasMore })

const agent = Type.Object(
  {
    user_id: nullable(uuid({}), {
      description: 'Who had the prospects. Null: nobody.',
      examples: ['1259ef6e-61ee-42cb-b6bd-7fe547569d7c'],
    }),
    name: nullable(Type.String(), { description: 'Their name.', examples: ['Noor Haddad'] }),
    prospects_assigned: count('Prospects that they were given in the window, each once.', 40),
    showings_scheduled: count('Events `Showing Scheduled` of prospects that they had then.', 25),
    showings_completed: count('Events `Showing Complete` of prospects that they had then.', 20),
    applications_submitted: count('Events `Application Received` of prospects that they had then.', 8),
    applications_approved: count('Events `Application Approved` of prospects that they had then.', 5),
    leases_signed: count('Events `Lease Signed` of prospects that they had then.', 4),
    moved_in: count('Events `Moved In` of prospects that they had then.', 3),
  },
  { additionalProperties: false, description: 'What became of the prospects that somebody had.' },
)
export const agentsReport = report(agent, 'What became of whose prospects, by name.', { has_more: hasMore })
export type AgentReportRow = Static<typeof agent>
