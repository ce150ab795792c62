import type { Desk } from '../engine/desk.ts'

/** An account with an owner, and another one with which the owner has nothing to do. Recipes may add what they need. */
export type World = {
  readonly desk: Desk
  readonly accountId: string
  readonly userId: string
  readonly prospectId: number
  readonly otherAccountId: string
  readonly otherUserId: string
  readonly otherProspectId: number
}

export type RightRequest = {
  /** The values of the path's parameters. */
  readonly path?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string>>
  readonly payload?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** Two days up to tomorrow: what the tests write now, and what is planned for tomorrow then, is in it. */
export const aroundNow = { start: inDays(-2), end: inDays(1) }

/** How the common test calls a route. */
export type Recipe = {
  /** A request of the owner that is answered with 2xx. Called anew for each request. */
  readonly right: (world: World) => RightRequest | Promise<RightRequest>
  /** The same about an object of the other account: v2 answers it with 404, as if there were none. */
  readonly foreign?: (world: World) => RightRequest | Promise<RightRequest>
  /** What the answer is, if it is no JSON. */
  readonly contentType?: string
  /** The answer has no end: a test of its own reads it. */
  readonly isEndless?: true
}

export type Recipes = Readonly<Record<string, Recipe>>
