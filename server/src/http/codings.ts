/** How the bytes of an answer may be packed, the smallest first. */
export type Coding = 'br' | 'gzip' | 'identity'

const isRefused = (parameter: string): boolean => /^q=0(?:\.0*)?$/.test(parameter)

/**
 * The first of these codings that the request takes (RFC 9110, 12.5.3). Blanks are cut off part by part: anybody may send thousands of
 * them, and a pattern that looks for blanks before a semicolon would begin anew at each.
 */
export const codingFor = (accepted: string | undefined, codings: readonly Coding[]): Coding => {
  const taken = new Set(
    (accepted ?? '').split(',').flatMap((part) => {
      const [name = '', ...parameters] = part
        .toLowerCase()
        .split(';')
        .map((one) => one.trim())
      return parameters.some(isRefused) ? [] : [name]
    }),
  )
  return codings.find((coding) => coding === 'identity' || taken.has(coding)) ?? 'identity'
}
