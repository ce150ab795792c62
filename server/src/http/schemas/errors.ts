import Type from 'typebox'
import { type ErrorName, errors } from '../errors.ts'

const detail = Type.Object(
  {
    keyword: Type.String({ description: 'The rule that was broken.', examples: ['required'] }),
    dataPath: Type.String({
      description: 'Where in the request: empty for the body itself.',
      examples: ['.events[0]'],
    }),
    schemaPath: Type.String({
      description: 'Where the rule stands in the schema.',
      examples: ['#/properties/events/items/required'],
    }),
    params: Type.Object(
      {},
      { description: "The rule's values.", examples: [{ missingProperty: 'prospect_id' }], additionalProperties: true },
    ),
    message: Type.String({
      description: 'The fault in words.',
      examples: ["should have required property 'prospect_id'"],
    }),
  },
  { description: 'One fault of the request, in the manner of Ajv 6.', additionalProperties: false },
)

/** The body of every error of every route. Contract, "Errors". */
export const errorSchema = Type.Object(
  {
    error: Type.String({
      description: 'What is wrong and what to do.',
      examples: [errors.invalidRequest.text],
    }),
    details: Type.Optional(
      Type.Array(detail, {
        description: 'What is wrong in particular, at most 20; not there where `error` says all.',
        examples: [
          [
            {
              keyword: 'required',
              dataPath: '.events[0]',
              schemaPath: '#/properties/events/items/required',
              params: { missingProperty: 'prospect_id' },
              message: "should have required property 'prospect_id'",
            },
          ],
        ],
      }),
    ),
  },
  { $id: 'Error', description: 'Why a request was refused.', additionalProperties: false },
)

type ErrorResponse = { readonly $ref: 'Error#'; readonly description: string }

/** The responses of these errors, by status, as a route's `response` takes them. */
export const errorResponses = (...names: readonly ErrorName[]): Record<number, ErrorResponse> => {
  const byStatus = Map.groupBy(names, (name) => errors[name].status)
  const words = (group: readonly ErrorName[]): string => group.map((name) => `${errors[name].text}.`).join(' Or: ')
  return Object.fromEntries(
    Array.from(byStatus, ([status, group]) => [status, { $ref: 'Error#', description: words(group) }]),
  )
}

/** What every change of a record may be refused with, beside what holds for all routes. */
export const changeErrors = ['roleMayNot', 'missingScope', 'unknownRecord', 'conflict'] as const satisfies ErrorName[]

/** What every route with a body in JSON may refuse it with, beside what holds for all routes. */
export const bodyErrors = ['bodyTooLarge', 'unsupportedMediaType'] as const satisfies ErrorName[]
