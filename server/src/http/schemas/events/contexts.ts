import Type, { type Static } from 'typebox'
import { type EventType, eventTypeRow } from '../../../catalogue/event-types.ts'
import { limits } from '../../../catalogue/limits.ts'
import { dateTime, exampleId, plainText, uuid } from '../fields.ts'

/** What a request may say in the `context` of an event, for each kind of context that the catalogue knows. */

const followUpDone = {
  followUpDone: Type.Optional(
    Type.Unsafe<true>({
      type: 'boolean',
      enum: [true],
      description:
        'The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.',
      examples: [true],
    }),
  ),
}

const assignmentFields = {
  assignedToUserIds: Type.Array(uuid({}), {
    maxItems: limits.assigneesPerEvent,
    description: 'Active members of the account, in any letter case. Empty: nobody. A doubled id counts once.',
    examples: [[exampleId]],
  }),
}

const blockFields = {
  reason: Type.Optional(
    plainText(limits.reasonCharacters, {
      description: 'Why the prospect is blocklisted.',
      examples: ['Threatened an agent'],
    }),
  ),
  until: Type.Optional(
    dateTime({
      description: 'When the block ends by itself: after the event. Without it, somebody has to lift it.',
      examples: ['2030-01-01T00:00:00Z'],
    }),
  ),
}

const strict = { additionalProperties: false } as const

const contexts = {
  plain: Type.Object(followUpDone, {
    ...strict,
    description: 'What belongs to the event beside its fields.',
    examples: [{ followUpDone: true }],
  }),
  assignment: Type.Object(
    { ...assignmentFields, ...followUpDone },
    { ...strict, description: 'Who is assigned.', examples: [{ assignedToUserIds: [exampleId] }] },
  ),
  block: Type.Object(
    { ...blockFields, ...followUpDone },
    { ...strict, description: 'The block.', examples: [{ reason: 'Threatened an agent' }] },
  ),
}

/** The context of any type: which of the fields a type has says its schema. */
const anyContext = Type.Object({
  ...followUpDone,
  ...blockFields,
  assignedToUserIds: Type.Optional(assignmentFields.assignedToUserIds),
})
export type NewEventContext = Static<typeof anyContext>

/** What the `context` of this type may say in a request. */
export const contextOf = (eventType: EventType) => contexts[eventTypeRow(eventType)?.context ?? 'plain']
