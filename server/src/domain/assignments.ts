/** What the history takes of an `Assign to User`: who has the prospect from then on. */
export type Handover = { readonly userIds: readonly string[] }

/** That somebody had a prospect: from the event that gave it to them to the one that took it away. */
export type Assignment<H extends Handover> = {
  readonly userId: string
  readonly begin: H
  /** Null while it lasts. */
  readonly end: H | null
}

/** The same while it is told; what began before the events that are told has no begin. */
type Span<H> = { readonly userId: string; readonly begin: H | null; end: H | null }
type Lasting<H> = ReadonlyMap<string, Span<H>>

const after = <H extends Handover>(lasting: Lasting<H>, handover: H): Lasting<H> => {
  const still = new Map(
    handover.userIds.map((userId) => [userId, lasting.get(userId) ?? { userId, begin: handover, end: null }]),
  )
  for (const [userId, span] of lasting) if (!still.has(userId)) span.end = handover
  return still
}

/**
 * The assignments that begin with these events of one prospect, given in the order in which they happened, none of them deleted.
 * The order of the result is that of their beginnings. `hadBefore` had the prospect already: what began earlier is not among them.
 * To be assigned again neither ends an assignment nor begins one.
 */
export const assignmentsOf = <H extends Handover>(
  handovers: readonly H[],
  hadBefore: readonly string[] = [],
): readonly Assignment<H>[] => {
  const begun: Span<H>[] = []
  let lasting: Lasting<H> = new Map(hadBefore.map((userId) => [userId, { userId, begin: null, end: null }]))
  for (const handover of handovers) {
    lasting = after(lasting, handover)
    for (const span of lasting.values()) if (span.begin === handover) begun.push(span)
  }
  return begun.flatMap(({ userId, begin, end }) => (begin === null ? [] : [{ userId, begin, end }]))
}
