import Type, { type TSchema } from 'typebox'
import { limits } from '../../catalogue/limits.ts'

/** The query parameter of every list that says how many rows a page may have. */
export const rowLimit = (maximum: number, byDefault: number) =>
  Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum,
      description: `How many rows at most; ${byDefault} if not given.`,
      examples: [byDefault],
    }),
  )

/** The query parameters of every list of v2. */
export const pageParameters = {
  limit: rowLimit(limits.pageRows, limits.pageRowsByDefault),
  cursor: Type.Optional(
    Type.String({
      maxLength: 512,
      description: 'Where to go on: `next_cursor` of the page before, with the same filters and the same order.',
      examples: ['WyJ4WW1ab1E5cSIsMTIzNDVd'],
    }),
  ),
}

/** A page of a list of v2. */
export const pageOf = <T extends TSchema>(row: T, description: string) =>
  Type.Object(
    {
      data: Type.Array(row, { description: 'The rows, in the order of the list.', examples: [[]] }),
      next_cursor: Type.Union([Type.String(), Type.Null()], {
        description: 'Where the next page begins. Null on the last page.',
        examples: ['WyJ4WW1ab1E5cSIsMTIzNDVd'],
      }),
      has_more: Type.Boolean({ description: 'Whether there is a next page.', examples: [true] }),
    },
    { additionalProperties: false, description },
  )
