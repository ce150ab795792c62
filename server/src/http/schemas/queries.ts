import Type from 'typebox'

/** A route without query parameters refuses any: a typo must not be lost silently. */
export const noQuery = Type.Object({}, { additionalProperties: false })
