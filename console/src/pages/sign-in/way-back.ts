/**
 * Where to go after the sign-in: a page of this console, as its router names it, else null. The address comes with a link, which
 * anybody may have written: it must not lead elsewhere.
 */
export const wayBack = (given: string | undefined, origin: string): string | null => {
  if (given?.startsWith('/') !== true) return null
  const url = URL.parse(given, origin)
  // A browser takes `/\\host` and `//host` for another site; `/..//host` would become one.
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return null
  return url.pathname.startsWith('/sign-in') ? null : `${url.pathname}${url.search}${url.hash}`
}
