import Type, { type Static } from 'typebox'
import { deskLimits } from '../../../catalogue/desk.ts'
import { showingStatuses } from '../../../catalogue/reports.ts'
import { standing } from '../events/standing.ts'
import { dateTime, exampleId, exampleTime, nullable, numericId, uuid } from '../fields.ts'

/** Fields that the reads of the desk have in common. */

export const ofAccount = { account_id: uuid({ description: 'The account.' }) }

export const counted = (description: string) =>
  Type.Integer({
    minimum: 0,
    description: `${description} Counted up to ${deskLimits.counted}: as many as that, or more.`,
    examples: [12],
  })

const text = (description: string, example: string) => nullable(Type.String(), { description, examples: [example] })

export const prospectName = text('The name of the prospect.', 'Mara Lindqvist')
export const unitAddress = text('The address of the unit in one line. Null if it has none.', '100 Alder Street, Denver')
export const userIds = (description: string) => Type.Array(uuid({}), { description, examples: [[exampleId]] })
export const showingStatus = Type.Enum(Object.values(showingStatuses), {
  description:
    'What became of it, by the last event about it; `Canceled` too when the prospect was lost or moved in instead.',
  examples: ['Confirmed'],
})

/** What a list of the desk shows of a prospect. */
const deskProspectFields = {
  id: numericId({ description: 'The id of the prospect.' }),
  name: prospectName,
  phone: text('The phone number, as somebody wrote it.', '(555) 010-0199'),
  email: text('The e-mail address.', 'mara@example.com'),
  source: Type.String({ description: 'Where the prospect came from.', examples: ['Zillow'] }),
  unit_id: nullable(numericId({}), { description: 'The unit that they ask about.', examples: [678] }),
  unit_address: unitAddress,
  status: standing.status,
  stage: standing.stage,
  assigned_to_user_ids: userIds('Who has the prospect.'),
  next_follow_up: standing.next_follow_up,
  last_event_at: standing.last_event_at,
  created_at: dateTime({ description: 'When the prospect was created.' }),
}

export const deskProspect = Type.Object(deskProspectFields, {
  additionalProperties: false,
  description: 'A prospect, as much of it as a list shows.',
})
export type DeskProspectBody = Static<typeof deskProspect>

export const waitingProspect = Type.Object(
  {
    ...deskProspectFields,
    waiting_since: dateTime({
      description: 'When the first `Awaiting PM Response` was written that has no answer.',
      examples: [exampleTime],
    }),
  },
  { additionalProperties: false, description: 'A prospect for whom somebody waits for an answer.' },
)
