import Type from 'typebox'
import { dateTime, nullable } from '../fields.ts'
import { v1PageParameters } from './pages.ts'

/** The query of `GET /prospects`. */
export const v1ProspectsQuery = Type.Object(
  {
    created_after: Type.Optional(
      dateTime({ description: 'Only prospects created then or later: a date-time, not a bare date.' }),
    ),
    created_before: Type.Optional(
      dateTime({ description: 'Only prospects created earlier: a date-time, not a bare date.' }),
    ),
    ...v1PageParameters,
  },
  { additionalProperties: false },
)

/** One person times one unit, as v1 shows it. */
export const v1Prospect = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the prospect.', examples: [12345] }),
    name: nullable(Type.String(), { description: 'Their name.', examples: ['Dana Whitfield'] }),
    email: nullable(Type.String(), { description: 'Their e-mail address.', examples: ['dana@example.com'] }),
    phone: nullable(Type.String(), {
      description: 'Their phone number as it was written.',
      examples: ['(555) 010-0199'],
    }),
    notes: nullable(Type.String(), { description: 'Notes about them.', examples: ['Two cats'] }),
    status: Type.String({
      description: 'The name of the last event that sets a status.',
      examples: ['Showing Scheduled'],
    }),
    source: Type.String({ description: 'Where they come from. Open text.', examples: ['Zillow'] }),
    unit_of_interest: nullable(Type.Integer(), { description: 'The unit that they ask about.', examples: [77] }),
    prospect_type: Type.Enum(['Self', 'Agent'], {
      description: 'Whether they ask for themselves, or as an agent.',
      examples: ['Self'],
    }),
    prescreened: Type.Boolean({ description: 'Whether they passed a prescreening.', examples: [false] }),
    created_at: dateTime({ description: 'When they were created: UTC, with six fractional digits.' }),
    updated_at: dateTime({ description: 'When their profile last changed: UTC, with six fractional digits.' }),
  },
  { additionalProperties: false, description: 'A prospect: one person times one unit.' },
)

export const v1Prospects = Type.Array(v1Prospect, { description: 'The prospects, oldest first.' })
