import type { FastifyInstance } from 'fastify'

type KnownPath = { readonly matches: RegExp; readonly methods: Set<string> }

const toPattern = (url: string): RegExp => {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/:[^/]+/g, '/[^/]+')
    .replaceAll('*', '.*')
  return new RegExp(`^${source}$`)
}

/**
 * Notes the methods of every route that is registered from now on, which Fastify tells nobody for a path as it was asked.
 * The function that it returns gives the methods that a path answers, for the header Allow (RFC 9110, 15.5.6); none when
 * there is nothing at the path.
 */
export const noteRoutes = (app: FastifyInstance): ((url: string) => readonly string[]) => {
  const paths = new Map<string, KnownPath>()
  app.addHook('onRoute', ({ url, method }) => {
    const path = paths.get(url) ?? { matches: toPattern(url), methods: new Set() }
    for (const name of [method].flat()) path.methods.add(name)
    paths.set(url, path)
  })
  return (url) => {
    const path = url.split('?', 1)[0] ?? url
    const known = [...paths.values()].filter(({ matches }) => matches.test(path))
    return [...new Set(known.flatMap(({ methods }) => [...methods]))].sort()
  }
}
