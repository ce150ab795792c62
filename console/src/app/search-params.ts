/** What an address may say behind `?`, for every page. What has another shape is left out, so that a cut-off link still works. */
export type AccountSearch = { readonly account?: string }

export const accountSearch = ({ account }: Record<string, unknown>): AccountSearch =>
  typeof account === 'string' ? { account } : {}

/** The texts among these parameters, by name. */
export const textsOf = <Name extends string>(
  given: Record<string, unknown>,
  names: readonly Name[],
): { readonly [N in Name]?: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name]
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
    }),
  ) as { readonly [N in Name]?: string }
