import Type, { type Static } from 'typebox'
import { deskLimits } from '../../../catalogue/desk.ts'
import { dateTime, nullable, numericId, uuid } from '../fields.ts'
import { ofAccount, prospectName, showingStatus, unitAddress, userIds } from './parts.ts'

export const calendarQuery = Type.Object(
  {
    ...ofAccount,
    from: dateTime({ description: 'From then on: a date-time.', examples: ['2024-10-07T00:00:00Z'] }),
    to: dateTime({
      description: `Up to then, this moment itself not included: a date-time at most ${deskLimits.calendarDays} days after \`from\`.`,
      examples: ['2024-10-14T00:00:00Z'],
    }),
    user_id: Type.Optional(uuid({ description: 'Only what this user has to do.' })),
  },
  { additionalProperties: false },
)

const entry = Type.Object(
  {
    kind: Type.Enum(['showing', 'follow_up'], { description: 'What is planned.', examples: ['showing'] }),
    prospect_id: numericId({ description: 'The prospect.' }),
    prospect_name: prospectName,
    unit_address: unitAddress,
    at: dateTime({ description: 'When it is to be.' }),
    user_ids: userIds('To whom the showing was handed; else who has the prospect.'),
    status: nullable(showingStatus, {
      description: 'Of a showing: what became of it. Null: it is a follow-up.',
      examples: ['Scheduled'],
    }),
    showing_id: nullable(numericId({}), {
      description: 'Of a showing: the id of the event that scheduled it.',
      examples: [12345],
    }),
  },
  { additionalProperties: false, description: 'Something that is planned.' },
)

export const calendar = Type.Object(
  {
    data: Type.Array(entry, {
      maxItems: deskLimits.calendarRows,
      description: `What is planned, the earliest first. At most ${deskLimits.calendarRows}.`,
      examples: [[]],
    }),
    has_more: Type.Boolean({
      description: 'Whether something is left out behind the last row: then ask for a shorter time.',
      examples: [false],
    }),
  },
  { additionalProperties: false, description: 'What is planned.' },
)
export type CalendarBody = Static<typeof calendar>
