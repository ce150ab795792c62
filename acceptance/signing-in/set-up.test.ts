import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../support/database.ts'
import { runCommand } from '../support/processes.ts'
import { startServer, stopServer } from '../support/servers.ts'
import { eventually } from '../support/waiting.ts'

const openEmpty = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
  const database = await createDatabase()
  const environment = { DATABASE_URL: database.url, FOYER_DATA_DIR: dataDir, FOYER_LOG_LEVEL: 'warn' }
  const server = await startServer({ settings: environment })
  onTestFinished(async () => {
    await stopServer(server)
    await rm(dataDir, { recursive: true, force: true })
    await database.drop()
  })
  const post = (path: string, body: object) =>
    fetch(`${server.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { server, environment, post }
}

const linkIn = (text: string, page: string): string =>
  new RegExp(`(http://\\S+/console/${page})#([\\w-]{43})`).exec(text)?.[2] ?? ''

test('the first user comes by the link that the server prints; who forgets their password, by the one in its log', async () => {
  const { server, environment, post } = await openEmpty()
  const link = await eventually('the link', () => linkIn(server.output().stdout, 'setup') || null)
  const ada = { email: 'ada@example.com', password: 'correct horse battery' }
  const account = { name: 'Lakeside Homes', time_zone: 'America/Chicago', phone_country: 'US' }
  const wish = { link, account, name: 'Ada Park', ...ada }
  expect((await post('/v2/setup', wish)).status).toBe(201)
  expect((await post('/v2/setup', { ...wish, email: 'eve@example.com' })).status).toBe(410)
  expect((await post('/v2/session', ada)).status).toBe(200)
  const listed = await runCommand(['user', 'list', '--json'], environment)
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { name: 'Ada Park', email: ada.email, memberships: [{ account_name: account.name, role: 'Owner' }] },
  ])
  expect((await post('/v2/password_links', { email: ada.email })).status).toBe(202)
  const reset = await eventually('the other link', () => linkIn(server.output().stderr, 'password') || null)
  const password = 'another long password'
  expect((await post('/v2/passwords', { link: reset, password })).status).toBe(200)
  const tried = [ada.password, password].map(
    async (one) => (await post('/v2/session', { ...ada, password: one })).status,
  )
  expect(await Promise.all(tried)).toEqual([401, 200])
  const { stdout, stderr } = server.output()
  for (const secret of [ada.password, password]) expect(stdout + stderr).not.toContain(secret)
})
