import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('what is shipped runs alone: plain JavaScript that imports nothing but itself', async () => {
  const script =
    'const { verifyWebhook, ...rest } = await import(process.argv[1]); console.log(typeof verifyWebhook, ...Object.keys(rest))'
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(built, 'index.js')], {
    cwd: built,
  })
  expect(stdout.trim()).toBe('function WebhookVerificationError')
  const files = [
    'index.js',
    'webhooks/verify-webhook.js',
    'webhooks/signing-keys.js',
    'webhooks/headers.js',
    'webhooks/base64.js',
  ]
  for (const file of files) {
    const text = await readFile(join(built, file), 'utf8')
    const imported = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1])
    expect(imported.filter((name) => !/^\.\.?\/.*\.js$/.test(name ?? ''))).toEqual([])
    expect(text).not.toMatch(/\b(?:Buffer|process|require)\b/)
  }
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

test('the manifest points to what is built, and asks for no other package', async () => {
  const { exports, files, ...manifest } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  expect(files).toEqual(['dist'])
  for (const path of Object.values<string>(exports['.']))
    expect(await readFile(join(built, path.replace('./dist/', '')), 'utf8')).toContain('verifyWebhook')
  expect(Object.keys(manifest).filter((name) => /dependencies/i.test(name))).toEqual([])
})
