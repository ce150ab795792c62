/** How the bytes of an answer may be packed, the smallest first. */
export type Coding = 'br' | 'gzip' | 'identity'

/** The first of these codings that the request takes (RFC 9110, 12.5.3). */
export const codingFor = (accepted: string | undefined, codings: readonly Coding[]): Coding => {
  const taken = new Set(
    (accepted ?? '').split(',').flatMap((part) => {
      const [name = '', weight = 'q=1'] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      return /^q=0(?:\.0*)?$/.test(weight) ? [] : [name]
    }),
  )
  return codings.find((coding) => coding === 'identity' || taken.has(coding)) ?? 'identity'
}
