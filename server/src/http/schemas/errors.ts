import Type from 'typebox'
import { type ErrorName, errors } from '../errors.ts'

const detailSchema = Type.Object(
  {
    keyword: Type.String({ description: 'The rule that was broken.', examples: ['required'] }),
    dataPath: Type.String({
      description: 'Where in the request: empty for the body itself.',
      examples: ['.events[0].context'],
    }),
    schemaPath: Type.String({ description: 'Where the rule stands in the schema.', examples: ['#/required'] }),
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

const bodySchema = (names: readonly ErrorName[]) =>
  Type.Object(
    {
      error: Type.String({
        description: 'What is wrong and what to do.',
        examples: names.map((name) => errors[name].text),
      }),
      details: Type.Optional(
        Type.Array(detailSchema, {
          description: 'The faults, at most 20. Only for validation errors.',
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
    { description: names.map((name) => `${errors[name].text}.`).join(' Or: '), additionalProperties: false },
  )

/** The response schemas of these errors, by status, as a route's `response` takes them. */
export const errorResponses = (...names: readonly ErrorName[]): Record<number, ReturnType<typeof bodySchema>> => {
  const byStatus = Map.groupBy(names, (name) => errors[name].status)
  return Object.fromEntries(Array.from(byStatus, ([status, group]) => [status, bodySchema(group)]))
}
