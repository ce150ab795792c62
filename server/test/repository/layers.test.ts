import { describe, expect, it } from 'vitest'
import { type Import, importsOf, scan } from './scan.ts'
import { findings, place, sources, text } from './tracked-files.ts'

/** What the code of each folder of server/src may import of ours, beside itself. docs/architecture.md draws it. */
const layers: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  domain: ['catalogue'],
  storage: ['catalogue'],
  wire: ['storage', 'domain', 'catalogue'],
  engine: ['storage', 'domain', 'catalogue'],
  records: ['engine', 'storage', 'domain', 'catalogue'],
  jobs: ['records', 'engine', 'storage', 'domain', 'catalogue'],
  webhooks: ['wire', 'records', 'engine', 'storage', 'domain', 'catalogue'],
  transfer: ['records', 'engine', 'storage', 'domain', 'catalogue'],
  http: ['wire', 'transfer', 'records', 'engine', 'storage', 'domain', 'catalogue'],
  cli: ['http', 'webhooks', 'wire', 'jobs', 'transfer', 'records', 'engine', 'storage', 'domain', 'catalogue'],
}

/** Values made by the command line and passed down: below it, only their types may be imported. */
const passedDown = ['server/src/config.ts', 'server/src/log.ts']

const inside = (folder: string): readonly string[] => sources.filter((file) => file.startsWith(`${folder}/`))
const server = inside('server/src')
const layerOf = (file: string): string => file.split('/')[2] ?? ''
const imports: ReadonlyMap<string, readonly Import[]> = new Map(
  sources.map((file) => [file, importsOf(file, text(file))]),
)
const codeOf = (file: string): string => scan(text(file)).code

/** All imports of these files for which the test holds, as messages. */
const offending = (files: readonly string[], test: (used: Import, file: string) => boolean): string[] =>
  files.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((used) => test(used, file))
      .map((used) => `${place(file, used.offset)} imports ${used.specifier}`),
  )

/** The first circle of imports that is reached from this file, or null. */
const circle = (file: string, path: readonly string[], done: Set<string>): readonly string[] | null => {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
  if (done.has(file)) return null
  for (const used of imports.get(file) ?? []) {
    const found = used.file === null ? null : circle(used.file, [...path, file], done)
    if (found !== null) return found
  }
  done.add(file)
  return null
}

describe('layers', () => {
  it('are all known: every folder of server/src has its row here', () => {
    const folders = new Set(server.filter((file) => file.split('/').length > 3).map(layerOf))
    expect([...folders].filter((folder) => !(folder in layers))).toEqual([])
    expect(server.length).toBeGreaterThan(0)
  })

  it('import downwards only', () => {
    const wrong = offending(server, ({ file: target }, file) => {
      // The command line tells the version.
      if (target === 'server/package.json') return layerOf(file) !== 'cli'
      if (target === null || passedDown.includes(target) || passedDown.includes(file)) return false
      const below = layers[layerOf(file)] ?? []
      return !(target.startsWith('server/src/') && [layerOf(file), ...below].includes(layerOf(target)))
    })
    expect(wrong).toEqual([])
  })

  it('get settings and log as values: below the command line only their types are imported', () => {
    const below = server.filter((file) => layerOf(file) !== 'cli')
    expect(offending(below, (used) => passedDown.includes(used.file ?? '') && !used.typeOnly)).toEqual([])
    expect(offending(passedDown, (used) => used.file !== null)).toEqual([])
  })

  it('have no circle of imports, not even of types', () => {
    const done = new Set<string>()
    expect(sources.flatMap((file) => circle(file, [], done) ?? [])).toEqual([])
  })

  it('keep catalogue and domain pure: no input or output, no clock, no chance', () => {
    const pure = [...inside('server/src/catalogue'), ...inside('server/src/domain')]
    // Of crypto and zlib the domain takes hashes and checksums; what draws by chance is caught by its name.
    const worldly = /^(?:node:(?!crypto$|zlib$|buffer$|util$)|(?:pg|kysely|fastify|pino)$)/
    expect(offending(pure, ({ specifier }) => worldly.test(specifier))).toEqual([])
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|(?<!new )\bDate\(|\b[Rr]andom\w*\(|\b(?:performance|crypto|process|console|globalThis)\.|\b(?:fetch|setTimeout|setInterval|setImmediate)\(/g
    expect(pure.flatMap((file) => findings(file, codeOf(file), impure))).toEqual([])
  })

  it('leave the process to the command line', () => {
    const below = server.filter((file) => layerOf(file) !== 'cli')
    expect(below.flatMap((file) => findings(file, codeOf(file), /(?<![\w.])process\s*\??[.[]/g))).toEqual([])
    // Whoever starts PostgreSQL must know the user that it runs as, and stop it. That reads no setting and ends nothing of ours.
    const harmless = ['geteuid', 'getegid', 'kill']
    const names = ({ clause }: Import): string[] => clause.split(/[{},\s]+/).filter((name) => name !== '')
    const taken = (used: Import): boolean => used.specifier === 'node:process'
    expect(offending(below, (used) => taken(used) && !names(used).every((name) => harmless.includes(name)))).toEqual([])
  })

  it('keep SQL in storage', () => {
    const elsewhere = server.filter((file) => layerOf(file) !== 'storage')
    const sql =
      /(?<=^|[\s`'"(])(?:select\s[^`'"]{1,400}?\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+(?:table|index|database|role|schema)\s)/gi
    expect(elsewhere.flatMap((file) => findings(file, scan(text(file)).strings, sql))).toEqual([])
    expect(offending(elsewhere, (used) => ['pg', 'kysely'].includes(used.specifier) && !used.typeOnly)).toEqual([])
  })

  it('leave the black box black: acceptance tests import nothing of the server', () => {
    const outside = ({ file }: Import): boolean => file !== null && !file.startsWith('acceptance/')
    expect(offending(inside('acceptance'), (used) => outside(used) || used.specifier.startsWith('foyer'))).toEqual([])
  })

  it('let the console know no more of the server than what is pure: the rest it asks by the API, as everybody does', () => {
    const isPrivate = ({ file }: Import): boolean => /^server\/(?!src\/(?:catalogue|domain)\/)/.test(file ?? '')
    expect(offending(inside('console/src'), isPrivate)).toEqual([])
    expect(offending(inside('sdk/src'), ({ file }) => file?.startsWith('sdk/src/') === false)).toEqual([])
  })

  it('let nothing that is shipped import tests, benchmarks or scripts', () => {
    const shipped = [...server, ...inside('server/bin'), ...inside('sdk'), ...inside('console/src')]
    const workshop = /^(?:server\/(?:test|scripts)|console\/test|bench|acceptance)\//
    expect(offending(shipped, ({ file }) => workshop.test(file ?? ''))).toEqual([])
  })
})
