import Type, { type Static } from 'typebox'
import { deskLimits } from '../../../catalogue/desk.ts'
import { standing } from '../events/standing.ts'
import { dateTime, exampleId, exampleTime, nullable, uuid } from '../fields.ts'
import { pageParameters } from '../lists.ts'
import { nameText, roleField } from '../people/accounts.ts'
import { ofAccount } from './parts.ts'

export const workloadQuery = Type.Object({ ...ofAccount, ...pageParameters }, { additionalProperties: false })

const count = (description: string) => Type.Integer({ minimum: 0, description, examples: [12] })
const newest = `among the newest ${deskLimits.prospectsPerUser} prospects that they have`

/** What a member has to do. */
export const workload = Type.Object(
  {
    user: Type.Object(
      {
        id: uuid({ description: 'The id of the user.' }),
        name: nameText('Their name.', 'Bo Lind'),
        role: roleField('What they are in the account.'),
      },
      {
        additionalProperties: false,
        description: 'Who.',
        examples: [{ id: exampleId, name: 'Bo Lind', role: 'Leasing Agent' }],
      },
    ),
    prospects: count(`Prospects that are neither lost nor moved in, ${newest}.`),
    follow_ups_due: count(
      `Prospects whose follow-up is due today or was before, also lost ones and those who moved in, ${newest}.`,
    ),
    showings_next_7_days: count('Showings of theirs that are still to be, in the next seven days.'),
    last_assigned_at: nullable(dateTime({}), {
      description: 'When somebody gave them a prospect last. Null: never.',
      examples: [exampleTime],
    }),
  },
  { additionalProperties: false, description: 'What a member has to do.' },
)
export type WorkloadBody = Static<typeof workload>

export const stagesQuery = Type.Object(ofAccount, { additionalProperties: false })

const stageCount = Type.Object(
  {
    stage: standing.stage,
    count: Type.Integer({
      minimum: 0,
      maximum: deskLimits.countedPerStage,
      description: `How many prospects stand there. Counted up to ${deskLimits.countedPerStage}: as many as that, or more.`,
      examples: [42],
    }),
  },
  { additionalProperties: false, description: 'How many prospects stand in a stage.' },
)

export const stageCounts = Type.Object(
  {
    data: Type.Array(stageCount, {
      description: 'Every stage, in the order of the funnel.',
      examples: [[{ stage: 'lead', count: 42 }]],
    }),
  },
  { additionalProperties: false, description: 'How many prospects stand where.' },
)
