import { expect, test } from 'vitest'
import { assignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { createToken } from '../support/tokens.ts'

const desk = await openDesk()
const further = await desk.another()
const prospect = await insertProspect(desk.sql, desk.home)

type ListedToken = { readonly id: string; readonly ending: string }

/** The id by which an operator revokes a token, found by its last characters as an operator does. */
const idOf = async (token: string): Promise<string> => {
  const { code, stdout } = await desk.command('token', 'list', '--json')
  expect(code).toBe(0)
  const listed = JSON.parse(stdout) as readonly ListedToken[]
  const [found] = listed.filter(({ ending }) => token.endsWith(ending)).slice(-1)
  return found?.id ?? ''
}

test('token create prints the token and nothing else on stdout', async () => {
  const [user] = await desk.sql.query<{ email: string }>('select email from users where id = $1', [desk.actor.id])
  const { code, stdout } = await desk.command('token', 'create', '--user', user?.email ?? '', '--name', 'printed')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^[\x21-\x7e]{20,}\n$/)
  eventOf(await desk.post(assignment(prospect, []), { token: stdout.trim() }))
})

test('tokens have a recognisable prefix', async () => {
  const [first, second] = [await createToken(desk), await createToken(desk)]
  const prefix = /^[a-z]+_/.exec(first)?.[0]
  expect(prefix).toBeDefined()
  for (const token of [first, second, desk.token, desk.demo.other_token])
    expect(token.startsWith(prefix ?? '')).toBe(true)
  expect(first).not.toBe(second)
})

test('no listing shows a token', async () => {
  const token = await createToken(desk)
  for (const args of [
    ['token', 'list'],
    ['token', 'list', '--json'],
  ]) {
    const { code, stdout, stderr } = await desk.command(...args)
    expect(code).toBe(0)
    expect(stdout + stderr).not.toContain(token.slice(0, -4))
  }
})

test('a revoked token stops within a second on every server, while it is in use', async () => {
  const token = await createToken(desk)
  const baseUrls = [desk.baseUrl, further.baseUrl]
  const statuses = () =>
    Promise.all(baseUrls.map(async (baseUrl) => (await post(baseUrl, assignment(prospect, []), { token })).status))
  expect(await statuses()).toEqual([201, 201])
  const { code } = await desk.command('token', 'revoke', await idOf(token))
  expect(code).toBe(0)
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([401, 401])
})

test('revoking what does not exist fails and says so', async () => {
  const { code, stderr } = await desk.command('token', 'revoke', '00000000-0000-4000-8000-000000000000')
  expect(code).not.toBe(0)
  expect(stderr).toMatch(/\S/)
})

test('a user who is deactivated is out within a second on every server', async () => {
  const token = await createToken(desk)
  const [{ user_id: user } = { user_id: '' }] = await desk.sql.query<{ user_id: string }>(
    'select user_id from api_tokens order by created_at desc limit 1',
  )
  const setDeactivated = (moment: string) =>
    desk.sql.query(`update users set deactivated_at = ${moment} where id = $1`, [user])
  const statuses = () =>
    Promise.all(
      [desk.baseUrl, further.baseUrl].map(
        async (baseUrl) => (await post(baseUrl, assignment(prospect, []), { token })).status,
      ),
    )
  expect(await statuses()).toEqual([201, 201])
  await setDeactivated('now()')
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([401, 401])
  await setDeactivated('null')
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([201, 201])
})
