import Type, { type TSchema, type TSchemaOptions } from 'typebox'
import { storableText } from '../validation.ts'

/** The kinds of fields that routes have in common. */

export const exampleId = '1259ef6e-61ee-42cb-b6bd-7fe547569d7c'
export const exampleTime = '2024-10-05T18:53:03.406168Z'

export const nullable = <T extends TSchema>(schema: T, options: TSchemaOptions) =>
  Type.Union([schema, Type.Null()], options)

/** A moment. In requests: RFC 3339 with up to six fractional digits; in replies always UTC with six. */
export const dateTime = (options: TSchemaOptions) =>
  Type.String({ format: 'date-time', examples: [exampleTime], ...options })

/** A day: `YYYY-MM-DD`. */
export const date = (options: TSchemaOptions) => Type.String({ format: 'date', examples: ['2024-10-05'], ...options })

export const uuid = (options: TSchemaOptions) => Type.String({ format: 'uuid', examples: [exampleId], ...options })

/** The id of a unit, a prospect or an event. */
export const numericId = (options: TSchemaOptions) =>
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, examples: [12345], ...options })

/** Text that comes back as it came in. */
export const plainText = (maxLength: number, options: TSchemaOptions) =>
  Type.String({ maxLength, pattern: storableText, ...options })

/** A list in a query string: one value with commas between its items. */
export const commaList = <T extends TSchema>(items: T, maxItems: number, options: TSchemaOptions) =>
  Type.Array(items, { maxItems, style: 'form', explode: false, ...options })

/** The headers of a change that may be made on the condition that nobody else changed the record meanwhile. */
export const ifMatchHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({
      maxLength: 256,
      description:
        'The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.',
      examples: ['"3"'],
    }),
  ),
})

/** The header of an answer that names the state of the record. */
export const entityTagHeader = {
  ETag: {
    type: 'string',
    description: 'The state of the record, for `If-Match`.',
    example: '"3"',
  },
} as const
