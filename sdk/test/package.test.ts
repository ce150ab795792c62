import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const folder = join(import.meta.dirname, '..')

const compiler = join(folder, '../node_modules/typescript/bin/tsc')
let built: string

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'foyer-sdk-'))
  await run(process.execPath, [compiler, '-p', join(folder, 'tsconfig.json'), '--outDir', built])
})
afterAll(() => rm(built, { recursive: true }))

/** The built files that this one reaches, with their texts. Whatever else it reaches fails to be read. */
const textsFrom = async (file: string, texts = new Map<string, string>()): Promise<Map<string, string>> => {
  if (texts.has(file)) return texts
  const text = await readFile(join(built, file), 'utf8')
  texts.set(file, text)
  for (const [, specifier = ''] of text.matchAll(/\b(?:from|import) '([^']+)'/g)) {
    expect(specifier).toMatch(/^\.\.?\/.*\.js$/)
    await textsFrom(join(dirname(file), specifier), texts)
  }
  return texts
}

test('what checks webhooks runs alone: plain JavaScript that imports nothing but itself', async () => {
  const script =
    'const { verifyWebhook, ...rest } = await import(process.argv[1]); console.log(typeof verifyWebhook, ...Object.keys(rest))'
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(built, 'index.js')], {
    cwd: built,
  })
  expect(stdout.trim()).toBe('function WebhookVerificationError')
  const texts = await textsFrom('index.js')
  expect(texts.size).toBeGreaterThan(1)
  for (const text of texts.values()) expect(text).not.toMatch(/\b(?:Buffer|process|require)\b/)
})

test('its types hold for who installed it, narrowed by the type of the message', async () => {
  const packages = join(built, 'consumer/node_modules/foyer-sdk')
  await mkdir(packages, { recursive: true })
  await cp(join(folder, 'package.json'), join(packages, 'package.json'))
  for (const part of ['index.d.ts', 'webhooks'])
    await cp(join(built, part), join(packages, 'dist', part), { recursive: true })
  const consumer = join(built, 'consumer')
  await writeFile(
    join(consumer, 'receiver.mts'),
    `import { verifyWebhook } from 'foyer-sdk'
     const message = await verifyWebhook({ payload: '', headers: {}, secret: '' })
     if (message.type === 'unit.updated') message.data.bathrooms satisfies number | null
     if (message.type === 'prospect.deleted') message.previous?.stage satisfies string | undefined
     // @ts-expect-error: there is no such type
     if (message.type === 'unit.exploded') console.log(message)`,
  )
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2022,dom', '--types', '']
  const { stdout } = await run(process.execPath, [compiler, ...flags, 'receiver.mts'], { cwd: consumer })
  expect(stdout).toBe('')
})

test('the manifest points to what is built', async () => {
  const { exports, files } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  expect(files).toEqual(['dist'])
  const { types, default: program } = exports['.']
  for (const path of [types, program])
    expect(await readFile(join(built, path.replace('./dist/', '')), 'utf8')).toContain('verifyWebhook')
})
