import Type, { type Static } from 'typebox'
import { limits } from '../../catalogue/limits.ts'
import { type DuplicateGroup, type DuplicateKey, duplicateKeys } from '../../storage/prospects/duplicates.ts'
import type { StoredMerge } from '../../storage/prospects/merges.ts'
import { dateTime, exampleId, exampleTime, nullable, numericId, uuid } from './fields.ts'
import { pageOf, pageParameters } from './lists.ts'

export const duplicatesQuery = Type.Object(
  {
    account_id: uuid({ description: 'The account whose prospects are compared.' }),
    by: Type.Enum([...duplicateKeys], {
      description: 'By what: the phone number, whatever its spelling, or the e-mail address in any letter case.',
      examples: ['phone'],
    }),
    same_unit: Type.Optional(
      Type.Boolean({
        description:
          'True: only prospects who ask about a unit that another one of their group asks about too. One person who asks about three units is three prospects, and no duplicate.',
        examples: [true],
      }),
    ),
    ...pageParameters,
  },
  { additionalProperties: false },
)

const duplicate = Type.Object(
  {
    id: numericId({ description: 'The prospect.' }),
    name: nullable(Type.String(), { description: 'Their name.', examples: ['Ada Park'] }),
    phone: nullable(Type.String(), {
      description: 'Their phone number as it was written.',
      examples: ['(303) 555-0199'],
    }),
    email: nullable(Type.String(), { description: 'Their e-mail address.', examples: ['ada@example.com'] }),
    unit_id: nullable(Type.Integer(), { description: 'The unit that they ask about.', examples: [321] }),
    status: Type.String({ description: 'Their status.', examples: ['Showing Desired'] }),
    created_at: dateTime({ description: 'When the prospect was created.' }),
  },
  { additionalProperties: false, description: 'A prospect of the group.' },
)

const duplicateGroup = Type.Object(
  {
    by: Type.Enum([...duplicateKeys], { description: 'What they have in common.', examples: ['phone'] }),
    value: Type.String({
      description: 'The phone number as E.164, or the e-mail address in lower case.',
      examples: ['+13035550199'],
    }),
    prospect_count: Type.Integer({
      minimum: 2,
      description: `How many they are; counted up to ${limits.prospectsPerDuplicateCount}.`,
      examples: [2],
    }),
    prospects: Type.Array(duplicate, {
      description: `The first ${limits.duplicatesPerGroup} of them, the oldest first. Merged ones are left out.`,
      examples: [[]],
    }),
  },
  { additionalProperties: false, description: 'Prospects that may be one.' },
)

export const duplicatesPage = pageOf(
  duplicateGroup,
  'Groups in the order of their value. A page may have fewer groups than asked for, even none, and still have a next one.',
)

export const prospectPath = Type.Object({ id: numericId({ description: 'The prospect.' }) })
export const mergePath = Type.Object({ id: uuid({ description: 'The merge.' }) })

export const mergesQuery = Type.Object(pageParameters, { additionalProperties: false })

export const mergeBody = Type.Object(
  { merged_id: numericId({ description: 'The prospect that goes into the one of the path.', examples: [12346] }) },
  { additionalProperties: false, description: 'What to merge.' },
)

export const mergeSchema = Type.Object(
  {
    id: uuid({ description: 'The merge.' }),
    kept_id: numericId({ description: 'The prospect that has the events of both.' }),
    merged_id: numericId({ description: 'The prospect that is a redirect to it.', examples: [12346] }),
    merged_at: dateTime({ description: 'When.' }),
    merged_by: uuid({ description: 'The user who merged them.', examples: [exampleId] }),
    undone_at: nullable(dateTime({}), {
      description: 'When the merge was undone; null while it holds.',
      examples: [exampleTime],
    }),
  },
  { additionalProperties: false, description: 'That one prospect was merged into another one.' },
)

export const mergesPage = pageOf(mergeSchema, 'Merges, the latest first.')

export const toMergeBody = (merge: StoredMerge): Static<typeof mergeSchema> => ({
  id: merge.id,
  kept_id: merge.keptId,
  merged_id: merge.mergedId,
  merged_at: merge.mergedAt,
  merged_by: merge.mergedBy,
  undone_at: merge.undoneAt,
})

export const toGroupBody = (by: DuplicateKey, group: DuplicateGroup): Static<typeof duplicateGroup> => ({
  by,
  value: group.value,
  prospect_count: group.count,
  prospects: group.prospects.map(({ unitId, createdAt, ...prospect }) => ({
    ...prospect,
    unit_id: unitId,
    created_at: createdAt,
  })),
})
