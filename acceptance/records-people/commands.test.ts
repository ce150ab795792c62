import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { callerWith, tokenFor } from './caller.ts'

const desk = await openDesk()

const run = async (...args: readonly string[]) => {
  const result = await desk.command(...args)
  expect(result.code, result.stderr).toBe(0)
  return result.stdout
}
const email = 'owner-cli@example.test'
const owner = ['--owner-name', 'Ada Park', '--owner-email', email] as const
const { id: accountId } = JSON.parse(
  await run('account', 'create', '--name', 'Command Street', ...owner, '--json'),
) as { id: string }
const token = (await run('token', 'create', '--user', email)).trim()

const refuse = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await desk.command(...args)
  expect([code === 0, stdout]).toEqual([false, ''])
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  return stderr
}

test('accounts, users and tokens are listed, for people and for programs', async () => {
  expect(await run('account', 'list')).toContain(`${accountId}  US  UTC  Command Street`)
  expect(JSON.parse(await run('account', 'list', '--json'))).toContainEqual({
    id: accountId,
    name: 'Command Street',
    time_zone: 'UTC',
    phone_country: 'US',
    created_at: expect.stringMatching(/\.\d{6}Z$/),
  })
  expect(await run('user', 'list', '--account', 'Command Street')).toMatch(
    /^[\da-f-]{36} {2}active {7}Ada Park <owner-cli@example.test> {2}Owner of Command Street\n$/,
  )
  expect(JSON.parse(await run('user', 'list', '--account', accountId, '--json'))).toEqual([
    {
      id: expect.any(String),
      name: 'Ada Park',
      email,
      active: true,
      created_at: expect.any(String),
      memberships: [{ account_id: accountId, account_name: 'Command Street', role: 'Owner', active: true }],
    },
  ])
})

test('a token is limited to scopes and accounts, and the list says so', async () => {
  await tokenFor(desk, email, '--name', 'narrow', '--scope', 'read,write', '--account', 'Command Street')
  const line = (await run('token', 'list')).split('\n').find((one) => one.endsWith('narrow'))
  expect(line).toContain('  read,write  Command Street  ')
  const listed = JSON.parse(await run('token', 'list', '--json')) as { name: string }[]
  expect(listed.find(({ name }) => name === 'narrow')).toMatchObject({
    scopes: ['read', 'write'],
    account_ids: [accountId],
  })
})

test('a token for what is not there is refused in one line', async () => {
  const create = ['token', 'create', '--user', email]
  expect(await refuse(...create, '--scope', 'read,everything')).toContain('read,write,admin')
  expect(await refuse(...create, '--scope', '')).toContain('scopes')
  expect(await refuse(...create, '--account', 'Nowhere')).toContain('Nowhere')
  expect(await refuse(...create, '--account', accountId, '--account', desk.home)).toContain('no member')
})

test('a user is deactivated and reactivated by e-mail address or id', async () => {
  const made = await run(
    ...['user', 'create', '--name', 'Bo', '--email', 'bo.cli@example.test', '--account', accountId, '--json'],
  )
  const { id } = JSON.parse(made) as { id: string }
  const caller = callerWith(desk, await tokenFor(desk, 'bo.cli@example.test'))
  const status = async () => (await caller('GET', '/v2/me')).status
  expect(await status()).toBe(200)
  expect(await run('user', 'deactivate', 'BO.cli@example.test')).toContain('deactivated')
  await expect.poll(status, { timeout: 1_000, interval: 20 }).toBe(401)
  expect(await run('user', 'list')).toMatch(new RegExp(`^${id} {2}deactivated`, 'm'))
  expect(JSON.parse(await run('user', 'reactivate', id, '--json'))).toMatchObject({ id, active: true })
  await expect.poll(status, { timeout: 1_000, interval: 20 }).toBe(200)
  expect(await refuse('user', 'deactivate', 'nobody@example.test')).toContain('nobody@example.test')
})

test('an address that somebody took is freed by giving them another one', async () => {
  const create = ['user', 'create', '--name', 'Squatter', '--email', 'newcomer@example.test', '--account', accountId]
  const { id } = JSON.parse(await run(...create, '--json')) as { id: string }
  const change = ['user', 'change', 'NEWCOMER@example.test', '--new-email']
  expect(await refuse(...change, email.toUpperCase())).toContain('Somebody else')
  expect(await refuse(...change, 'no address')).toContain('no e-mail address')
  expect(await run(...change, 'squatter@example.test')).toContain(`<squatter@example.test> is active: ${id}`)
  expect(JSON.parse(await run(...create, '--json'))).not.toMatchObject({ id })
})

test('the last owner of an account stays, on the command line too', async () => {
  expect(await refuse('user', 'deactivate', email)).toContain('last active owner')
  const demote = ['user', 'create', '--name', 'Ada', '--email', email, '--account', accountId, '--role', 'Read-only']
  expect(await refuse(...demote)).toContain('last active owner')
  expect((await callerWith(desk, token)('GET', '/v2/users?role=Owner')).text).toContain(email)
})
