import Type, { type TSchema } from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { nullable } from '../fields.ts'
import { rowLimit } from '../lists.ts'

/** The query parameters of every list of v1. */
export const v1PageParameters = {
  limit: rowLimit(limits.v1PageRows, limits.v1PageRowsByDefault),
  page_number: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: limits.v1PageNumber,
      description: 'Which page: 0, the first one, if not given.',
      examples: [0],
    }),
  ),
}

const page = Type.Object(
  {
    limit: Type.Integer({ description: 'The most rows of a page.', examples: [limits.v1PageRowsByDefault] }),
    page_number: Type.Integer({ description: 'The number of this page, from 0.', examples: [0] }),
    has_more: Type.Boolean({ description: 'Whether there is a next page.', examples: [true] }),
    next_page_number: nullable(Type.Integer(), {
      description: 'The number of the next page. Null on the last one.',
      examples: [1],
    }),
  },
  {
    additionalProperties: false,
    description: 'Which page this is.',
    examples: [{ limit: limits.v1PageRowsByDefault, page_number: 0, has_more: true, next_page_number: 1 }],
  },
)

/** A page of those lists of v1 that come in an envelope. */
export const v1EnvelopeOf = <T extends TSchema>(row: T, description: string) =>
  Type.Object(
    { data: Type.Array(row, { description: 'The rows, in the order of the list.', examples: [[]] }), page },
    { additionalProperties: false, description },
  )
