import Type from 'typebox'
import { eventTypeNames, eventTypeRow } from '../../../catalogue/event-types.ts'
import { limits } from '../../../catalogue/limits.ts'
import { dateTime, exampleId, exampleTime, nullable, plainText, uuid } from '../fields.ts'

export const statuses = eventTypeNames.filter((name) => eventTypeRow(name)?.setsStatus)
export const stages = [...new Set(eventTypeNames.flatMap((name) => eventTypeRow(name)?.stage ?? []))]

const stageTimes = Type.Object(
  Object.fromEntries(
    stages.map((stage) => [
      stage,
      Type.Optional(dateTime({ description: `When it last entered the stage ${stage}.` })),
    ]),
  ),
  {
    additionalProperties: false,
    description: 'When the prospect last entered each of the stages that it was in.',
    examples: [{ lead: exampleTime }],
  },
)

const block = Type.Object(
  {
    reason: nullable(plainText(limits.reasonCharacters, {}), { description: 'Why.', examples: ['Rude to an agent'] }),
    until: nullable(dateTime({}), { description: 'When it ends by itself; null: never.', examples: [exampleTime] }),
    at: dateTime({ description: 'When it began.' }),
    by: uuid({ description: 'Who blocklisted the prospect.' }),
    phone: nullable(Type.String(), {
      description: 'The number (E.164) that is refused meanwhile for all prospects of the account; null: none.',
      examples: ['+15550100199'],
    }),
  },
  { additionalProperties: false },
)

/** Where a prospect stands: what its events say of it, beside who has it. */
export const standing = {
  status: Type.String({ description: 'The name of the last event that sets a status.', examples: ['New'] }),
  stage: Type.Enum(stages, { description: 'How far they have come.', examples: ['lead'] }),
  stage_times: stageTimes,
  blocklisted: Type.Boolean({ description: 'Whether the prospect is blocklisted now.', examples: [false] }),
  phone_blocked: Type.Boolean({
    description:
      'Whether its number is refused now because another prospect of the account is blocklisted: then it takes no more events than if it were blocklisted itself.',
    examples: [false],
  }),
  block: nullable(block, {
    description: 'Its own block. One whose time is over may stand for a moment: `blocklisted` says whether it holds.',
    examples: [null],
  }),
  next_follow_up: nullable(dateTime({}), { description: 'When to follow up.', examples: [exampleTime] }),
  planned_date_time: nullable(dateTime({}), {
    description: 'When the planned showing or move-in is.',
    examples: [exampleTime],
  }),
  showing_user_ids: nullable(Type.Array(uuid({}), { maxItems: limits.assigneesPerEvent }), {
    description: 'Who shows the planned showing, if it was handed to somebody; null: whoever has the prospect.',
    examples: [[exampleId]],
  }),
  last_event_at: nullable(dateTime({}), { description: 'When the last event was.', examples: [exampleTime] }),
}
