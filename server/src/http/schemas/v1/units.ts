import Type, { type Static } from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { unitStatuses } from '../../../catalogue/records/units.ts'
import { commaList, dateTime, numericId, plainText, uuid } from '../fields.ts'
import { unitAnswerFields, unitMainFields, unitRequestFields } from '../unit-fields.ts'
import { v1PageParameters } from './pages.ts'

/** The query of `GET /units`. Some names are in camel case: contract, "GET /units, POST /units". */
export const v1UnitsQuery = Type.Object(
  {
    unitIds: Type.Optional(
      commaList(numericId({}), limits.filterValues, {
        minItems: 1,
        description: 'Only these units.',
        examples: [[77, 78]],
      }),
    ),
    accountId: Type.Optional(uuid({ description: 'Only units of this account.' })),
    statuses: Type.Optional(
      commaList(Type.Enum([...unitStatuses]), unitStatuses.length, {
        minItems: 1,
        description: 'Only units with one of these statuses.',
        examples: [['Available', 'On Hold']],
      }),
    ),
    extracted_from: Type.Optional(
      plainText(limits.nameCharacters, { description: 'Only units taken from there.', examples: ['Zillow'] }),
    ),
    city: Type.Optional(
      plainText(limits.nameCharacters, {
        description: 'Only units in this city, in any letter case.',
        examples: ['Denver'],
      }),
    ),
    zip_codes: Type.Optional(
      commaList(plainText(limits.nameCharacters, {}), limits.filterValues, {
        minItems: 1,
        description: 'Only units with one of these postal codes.',
        examples: [['80205', '80211']],
      }),
    ),
    updated_after: Type.Optional(
      dateTime({ description: 'Only units updated then or later: a date-time, not a bare date.' }),
    ),
    updated_before: Type.Optional(
      dateTime({ description: 'Only units updated earlier: a date-time, not a bare date.' }),
    ),
    ...v1PageParameters,
  },
  { additionalProperties: false },
)
export type V1UnitsQuery = Static<typeof v1UnitsQuery>

/** A unit as v1 shows it. */
export const v1Unit = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the unit.', examples: [77] }),
    ...unitAnswerFields,
    created_at: dateTime({ description: 'When it was created: UTC, with six fractional digits.' }),
    updated_at: dateTime({ description: 'When it last changed: UTC, with six fractional digits.' }),
  },
  { additionalProperties: false, description: 'A unit.' },
)

export const v1Units = Type.Array(v1Unit, { description: 'The units, by ascending id.' })

/** What the body must have when it has no `id`. */
export const requiredToCreate = ['address', 'property_type', 'target_rental_rate', 'account_id'] as const

/** The body of `POST /units`. */
export const v1UnitUpsert = Type.Object(
  {
    id: Type.Optional(numericId({ description: 'The unit to update. Without it a unit is created.', examples: [77] })),
    account_id: Type.Optional(
      uuid({ description: 'The account of the unit. Required without `id`; a unit never moves.' }),
    ),
    ...Type.Partial(Type.Object(unitMainFields)).properties,
    ...Type.Partial(Type.Object(unitRequestFields)).properties,
  },
  {
    additionalProperties: false,
    description:
      'Without `id`: the unit to create; `address`, `property_type`, `target_rental_rate` and `account_id` are required. With `id`: what to change of that unit.',
  },
)
export type V1UnitUpsert = Static<typeof v1UnitUpsert>
