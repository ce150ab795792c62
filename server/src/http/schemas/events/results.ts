import Type, { type Static, type TProperties } from 'typebox'
import { dateTime, exampleId, nullable, numericId, uuid } from '../fields.ts'
import { feedEvent } from './event.ts'

const count = (description: string, example: number) => Type.Integer({ minimum: 0, description, examples: [example] })

const place = (description: string) => Type.Integer({ minimum: 0, description, examples: [0] })

/** Why something was not written. */
export const refusal = Type.Object(
  {
    code: Type.String({
      description: 'The rule that was broken: a keyword as in the details of errors.',
      examples: ['prospectBlocklisted'],
    }),
    message: Type.String({
      description: 'The fault in words.',
      examples: ['should not be blocklisted, nor its phone number'],
    }),
    params: Type.Object({}, { description: "The rule's values.", examples: [{}], additionalProperties: true }),
  },
  { additionalProperties: false },
)

const result = {
  event_index: place('The place of the event in the request.'),
  target_index: nullable(place('A place.'), {
    description:
      'The place of the prospect in `prospect_ids`; 0 for `prospect_id`. Null for one that its number named.',
    examples: [0],
  }),
  prospect_id: nullable(numericId({}), {
    description: 'The prospect as it was named or found. Null for a number that no prospect has.',
    examples: [12345],
  }),
  result: Type.Enum(['written', 'known', 'refused'], {
    description:
      '`written`: there is an event. `known`: it was written before, under the same external id. `refused`: the rules forbid it.',
    examples: ['written'],
  }),
  event: nullable(feedEvent, {
    description: 'The event, also one that was written before. In a dry run only the latter.',
    examples: [null],
  }),
  refusals: nullable(Type.Array(refusal), { description: 'Of what was refused: why.', examples: [null] }),
}

const standing = (description: string) =>
  nullable(
    Type.Object(
      {
        status: Type.String({ description: 'The status.', examples: ['Showing Scheduled'] }),
        stage: Type.String({ description: 'The stage of the funnel.', examples: ['showing'] }),
        assigned_to_user_ids: Type.Array(uuid({}), { description: 'Who has the prospect.', examples: [[exampleId]] }),
        blocklisted: Type.Boolean({ description: 'Whether the prospect is blocklisted.', examples: [false] }),
        next_follow_up: nullable(dateTime({}), { description: 'The next follow-up.', examples: [null] }),
        planned_date_time: nullable(dateTime({}), { description: 'What is planned.', examples: [null] }),
      },
      { additionalProperties: false },
    ),
    {
      description,
      examples: [
        {
          status: 'Showing Scheduled',
          stage: 'showing',
          assigned_to_user_ids: [exampleId],
          blocklisted: false,
          next_follow_up: null,
          planned_date_time: null,
        },
      ],
    },
  )

const prospect = nullable(
  Type.Object(
    {
      id: numericId({
        description: 'The prospect that gets the event: another one than was named, if that was merged.',
      }),
      name: nullable(Type.String(), { description: 'The name.', examples: ['Ada Park'] }),
      phone: nullable(Type.String(), { description: 'The phone number.', examples: ['(555) 010-0199'] }),
      unit_id: nullable(numericId({}), { description: 'The unit that they ask about.', examples: [678] }),
      unit_address: nullable(Type.String(), { description: 'Its address.', examples: ['12 Juniper Way, Denver'] }),
    },
    { additionalProperties: false },
  ),
  {
    description: 'Who the prospect is. Null for one that there is not.',
    examples: [{ id: 12345, name: 'Ada Park', phone: null, unit_id: null, unit_address: null }],
  },
)

const strict = { additionalProperties: false } as const

const counts = Type.Object(
  {
    targets: count(
      'Prospects that the events are for, each as often as it is named; not those whose block is lifted along.',
      3,
    ),
    written: count('Targets that have an event.', 2),
    known: count(
      'Targets whose event was written before, or for another target of the request with the same external id.',
      0,
    ),
    refused: count('Targets that were refused.', 1),
  },
  { ...strict, description: 'How many of what.', examples: [{ targets: 3, written: 2, known: 0, refused: 1 }] },
)

const answer = <P extends TProperties>(fields: P) => ({
  mode: Type.Enum(['atomic', 'partial'], { description: 'As it was asked for.', examples: ['atomic'] }),
  counts,
  results: Type.Array(Type.Object(fields, strict), {
    description: 'What became of each target, in the order of the request.',
    examples: [[]],
  }),
})

/** What `POST /v2/leasing_events` answers when it has written. */
export const writtenEvents = Type.Object(
  {
    batch_id: nullable(uuid({}), {
      description:
        'What all events of the request have in common: for undoing them. Null when all of it was known before: nothing was written.',
      examples: ['0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11'],
    }),
    dry_run: Type.Literal(false, { description: 'It was written.', examples: [false] }),
    ...answer(result),
  },
  { ...strict, description: 'What was written.' },
)
export type WrittenEventsBody = Static<typeof writtenEvents>

/** What it answers when it has only told what would happen. */
export const previewedEvents = Type.Object(
  {
    batch_id: Type.Null({ description: 'Nothing was written.', examples: [null] }),
    dry_run: Type.Literal(true, { description: 'Nothing was written.', examples: [true] }),
    would_write: Type.Boolean({
      description: 'Whether the same request would write events: in mode `atomic` not if anything is refused.',
      examples: [true],
    }),
    ...answer({
      ...result,
      prospect,
      before: standing('Where the prospect stands before the event. Null if it would not be written.'),
      after: standing('Where the prospect would stand after it. Null if it would not be written.'),
    }),
  },
  { ...strict, description: 'What would happen.' },
)
export type PreviewedEventsBody = Static<typeof previewedEvents>
