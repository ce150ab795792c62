import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { settings } from '../src/config.ts'
import { openConnection } from '../src/storage/database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { dumpSchema } from '../src/storage/schema-dump.ts'
import { makeApiTypes } from './api-types.ts'
import { makeEventsPage } from './events-page.ts'
import { makeOpenApi } from './openapi.ts'
import { makeTable } from './table.ts'
import { startTemporaryPostgres } from './temporary-postgres.ts'

/** A file in the tree that is made from others. */
type GeneratedFile = {
  /** From the project's root. */
  readonly path: string
  readonly make: () => string | Promise<string>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const timeoutMs = 30_000

/** The schema after all migrations, made in a PostgreSQL of its own that is thrown away. */
const makeSchema = async (): Promise<string> => {
  const postgres = await startTemporaryPostgres()
  try {
    await migrate({ url: postgres.url, timeoutMs })
    const client = await openConnection({ url: postgres.url, connections: 1, timeoutMs })
    const schema = await dumpSchema(client)
    await client.end()
    return schema
  } finally {
    await postgres.stop()
  }
}

const makeSettings = (): string => {
  const rows = Object.entries(settings).map(([name, { fallback, about }]) => [
    `\`${name}\``,
    fallback === '' ? 'empty' : `\`${fallback}\``,
    about,
  ])
  return `# Settings

Foyer reads its settings from the environment when it starts. A value that can't be read ends it with one line that
names the setting, and exit code 2. An empty value is the default. There are no default secrets.

This page is generated from \`server/src/config.ts\`: \`npm run generate\`.

${makeTable([['setting', 'default', 'meaning'], ...rows])}
`
}

const files: readonly GeneratedFile[] = [
  { path: 'server/schema.sql', make: makeSchema },
  { path: 'openapi.json', make: makeOpenApi },
  { path: 'sdk/src/generated/api.ts', make: async () => makeApiTypes(await makeOpenApi()) },
  { path: 'docs/settings.md', make: makeSettings },
  { path: 'docs/events.md', make: makeEventsPage },
]

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
for (const file of files) {
  const path = join(root, file.path)
  const wanted = await file.make()
  if ((await readFile(path, 'utf8').catch(() => '')) === wanted) continue
  if (options.check) {
    console.error(`${file.path} is stale. Run: npm run generate`)
    process.exitCode = 1
  } else {
    await writeFile(path, wanted)
    console.log(`${file.path} written`)
  }
}
