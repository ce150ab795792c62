import { isDeepStrictEqual } from 'node:util'

/** The product did something else than the model says. */
export class Difference extends Error {}

export const compare = (what: string, found: unknown, expected: unknown): void => {
  if (isDeepStrictEqual(found, expected)) return
  throw new Difference(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
}
