import Type, { type Static } from 'typebox'
import { limits } from '../../catalogue/limits.ts'
import { unitStatuses } from '../../catalogue/records/units.ts'
import { commaList, dateTime, exampleTime, nullable, numericId, plainText, uuid } from './fields.ts'
import { pageOf, pageParameters } from './lists.ts'
import { exampleAddress, unitAnswerFields, unitMainFields, unitRequestFields } from './unit-fields.ts'

/** The query of `GET /v2/units`. */
export const unitsQuery = Type.Object(
  {
    account_id: Type.Optional(uuid({ description: 'Only units of this account.' })),
    status: Type.Optional(
      commaList(Type.Enum([...unitStatuses]), unitStatuses.length, {
        minItems: 1,
        description: 'Only units with one of these statuses, separated by commas.',
        examples: [['Available', 'On Hold']],
      }),
    ),
    city: Type.Optional(
      plainText(limits.nameCharacters, {
        description: 'Only units in this city, in any letter case.',
        examples: ['Denver'],
      }),
    ),
    zip_code: Type.Optional(
      commaList(plainText(limits.nameCharacters, {}), limits.filterValues, {
        minItems: 1,
        description: 'Only units with one of these postal codes, separated by commas.',
        examples: [['80205', '80211']],
      }),
    ),
    q: Type.Optional(
      plainText(limits.nameCharacters, {
        description: 'Only units whose address has words that begin like these.',
        examples: ['210 junip'],
      }),
    ),
    updated_since: Type.Optional(dateTime({ description: 'Only units updated then or later.' })),
    ...pageParameters,
  },
  { additionalProperties: false },
)
export type UnitsQuery = Static<typeof unitsQuery>

export const unitPath = Type.Object({ id: numericId({ description: 'The unit.' }) }, { additionalProperties: false })

const externalId = nullable(plainText(limits.externalIdCharacters, { minLength: 1 }), {
  description: 'Its name in another system: one of the account.',
  examples: ['PMS-4711'],
})

/** A unit, as v2 shows it. */
export const unitBody = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the unit.', examples: [77] }),
    account_id: uuid({ description: 'The account of the unit.' }),
    external_id: externalId,
    ...unitAnswerFields,
    date_marked_available: nullable(dateTime({}), {
      description: 'When its status last became `Available`. Null: never.',
      examples: [exampleTime],
    }),
    created_at: dateTime({ description: 'When it was created: UTC, with six fractional digits.' }),
    updated_at: dateTime({ description: 'When it last changed: UTC, with six fractional digits.' }),
  },
  { additionalProperties: false, description: 'A unit.' },
)

export const unitsPage = pageOf(unitBody, 'A page of units, by ascending id.')

const mainFields = {
  address: nullable(unitMainFields.address, {
    description: 'The address. It is replaced as a whole.',
    examples: [exampleAddress],
  }),
  property_type: nullable(unitMainFields.property_type, {
    description: 'What kind of home it is.',
    examples: ['CONDO'],
  }),
  target_rental_rate: nullable(unitMainFields.target_rental_rate, {
    description: 'The rent that is aimed at, for a month.',
    examples: [1850],
  }),
}

const settable = Type.Partial(Type.Object({ external_id: externalId, ...mainFields, ...unitRequestFields })).properties

/** The body of `POST /v2/units`. */
export const newUnit = Type.Object(
  { account_id: uuid({ description: 'The account of the unit. It never moves.' }), ...settable },
  { additionalProperties: false, description: 'The unit to create. What is not given is empty.' },
)

/** The body of `PATCH /v2/units/{id}`. */
export const unitChanges = Type.Object(settable, {
  additionalProperties: false,
  description: 'What to change. What is not given stays as it is; null empties it.',
})
