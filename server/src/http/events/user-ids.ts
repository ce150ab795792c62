/** Doubled ids are folded into one, in lower case, the order kept; `places` says where in the request each one stood. */
export const foldUserIds = (
  given: readonly string[],
): { readonly userIds: readonly string[]; readonly places: readonly number[] } => {
  const first = new Map<string, number>()
  for (const [place, id] of given.entries()) {
    const userId = id.toLowerCase()
    if (!first.has(userId)) first.set(userId, place)
  }
  return { userIds: [...first.keys()], places: [...first.values()] }
}
