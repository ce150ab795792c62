import Type from 'typebox'
import { dateTime, exampleId, exampleTime, nullable, uuid } from '../fields.ts'

const userIds = (description: string) => Type.Array(uuid({}), { description, examples: [[exampleId]] })

const status = (description: string) => Type.String({ description, examples: ['Showing Scheduled'] })
const stage = (description: string) => Type.String({ description, examples: ['showing'] })

const reason = 'Why the prospect was blocklisted.'
const until = 'When the block ends by itself.'
const phone = 'The number that is refused for all prospects of the account while the block holds.'

const block = Type.Object(
  {
    status: status('The status from before the block.'),
    stage: stage('The stage from before the block.'),
    reason: nullable(Type.String(), { description: reason, examples: [null] }),
    until: nullable(dateTime({}), { description: until, examples: [null] }),
    at: dateTime({ description: 'When it began.' }),
    by: uuid({ description: 'Who blocklisted the prospect.' }),
    phone: nullable(Type.String(), { description: phone, examples: ['+15550100199'] }),
  },
  { additionalProperties: false },
)

const restored = Type.Object(
  {
    status: status('The status that returns.'),
    stage: stage('The stage that returns.'),
    stageTimes: Type.Record(Type.String(), dateTime({}), {
      description: 'When the prospect last entered each stage.',
      examples: [{ lead: exampleTime, showing: exampleTime }],
    }),
    block: nullable(block, { description: 'The block that returns.', examples: [null] }),
    nextFollowUp: nullable(dateTime({}), { description: 'The next follow-up that returns.', examples: [null] }),
    plannedDateTime: nullable(dateTime({}), { description: 'The plan that returns.', examples: [exampleTime] }),
    showingUserIds: nullable(Type.Array(uuid({})), {
      description: 'Who shows the planned showing again, if it was handed to somebody.',
      examples: [null],
    }),
  },
  {
    additionalProperties: false,
    description:
      'Of an event that takes back a batch: where the prospect stands again. It counts instead of the effect that the type has.',
    examples: [
      {
        status: 'Showing Scheduled',
        stage: 'showing',
        stageTimes: { lead: exampleTime, showing: exampleTime },
        block: null,
        nextFollowUp: null,
        plannedDateTime: exampleTime,
        showingUserIds: null,
      },
    ],
  },
)

/** What the `context` of an event says when it is read. Of each type, only what belongs to it is there. */
export const storedContext = Type.Object(
  {
    createdByUserRole: Type.Optional(
      Type.String({
        description: 'The role of the user in the account, at that time.',
        examples: ['Property Manager'],
      }),
    ),
    assignedToUserIds: Type.Optional(
      userIds('Of `Assign to User`: who has the prospect from then on. Of `Reassign Showing`: who shows the home.'),
    ),
    previousAssignedToUserIds: Type.Optional(userIds('Of the same types: who did before.')),
    reason: Type.Optional(Type.String({ description: reason, examples: ['Threatened an agent'] })),
    until: Type.Optional(
      dateTime({
        description:
          'Of `Blocklist Prospect`: when the block ends by itself. Of `Unblock Prospect`: when the block was to end that ended by itself.',
      }),
    ),
    phone: Type.Optional(Type.String({ description: phone, examples: ['+15550100199'] })),
    followUpDone: Type.Optional(
      Type.Literal(true, { description: 'The follow-up that was planned is done.', examples: [true] }),
    ),
    restores: Type.Optional(restored),
  },
  {
    additionalProperties: false,
    description: 'What belongs to the type of the event.',
    examples: [{ createdByUserRole: 'Property Manager' }],
  },
)
