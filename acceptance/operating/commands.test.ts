import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { runCommand } from '../support/processes.ts'

const desk = await openDesk()

test.each([
  [],
  ['serve'],
  ['demo'],
  ['migrate'],
  ['account', 'create'],
  ['account', 'list'],
  ['user', 'create'],
  ['user', 'list'],
  ['user', 'deactivate'],
  ['user', 'reactivate'],
  ['user', 'remove-two-factor'],
  ['token', 'create'],
  ['token', 'list'],
  ['token', 'revoke'],
  ['verify'],
  ['import'],
  ['export'],
  ['webhooks', 'listen'],
])('foyer %s %s --help shows an example', async (...command) => {
  const { code, stdout, stderr } = await runCommand([...command.filter(Boolean), '--help'], {})
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/example/i)
  expect(stdout).toContain(['foyer', ...command.filter(Boolean)].join(' '))
})

test.each([['nonsense'], ['token', 'nonsense'], ['serve', '--nonsense'], ['token', 'create']])(
  'foyer %s %s is refused on stderr',
  async (...command) => {
    const { code, stdout, stderr } = await runCommand(command.filter(Boolean), {})
    expect(code).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/\S/)
  },
)

test.each([
  ['FOYER_PORT', 'abc'],
  ['FOYER_PORT', '65536'],
  ['FOYER_PORT', '-1'],
  ['DATABASE_URL', 'mysql://localhost/foyer'],
  ['FOYER_LOG_LEVEL', 'loud'],
  ['FOYER_BODY_LIMIT_BYTES', '64k'],
  ['FOYER_QUEUE_LENGTH', '0'],
])('%s=%s is one clear line and exit 2', async (name, value) => {
  const { code, stdout, stderr } = await runCommand(['serve'], { [name]: value })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).toContain(name)
})

test('every command looks at the settings first', async () => {
  for (const command of [['demo'], ['migrate'], ['verify'], ['token', 'list']]) {
    const { code, stderr } = await runCommand(command, { FOYER_PORT: 'abc' })
    expect([command, code]).toEqual([command, 2])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  }
})

test('a password in DATABASE_URL is never printed', async () => {
  const { stdout, stderr } = await runCommand(['migrate'], { DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/x' })
  expect(stdout + stderr).not.toContain('hunter2')
})

test('an account, a user and a token made by commands can assign at once', async () => {
  const account = await desk.command('account', 'create', '--name', 'Second Street Homes', '--json')
  expect(account.code, account.stderr).toBe(0)
  const { id: accountId } = JSON.parse(account.stdout) as { id: string }
  const email = 'ada@example.test'
  const user = await desk.command(
    ...['user', 'create', '--name', 'Ada', '--email', email],
    ...['--account', accountId, '--role', 'Property Manager', '--json'],
  )
  expect(user.code, user.stderr).toBe(0)
  const { id: userId } = JSON.parse(user.stdout) as { id: string }
  const made = await desk.command('token', 'create', '--user', email, '--name', 'script', '--json')
  expect(made.code, made.stderr).toBe(0)
  const { token } = JSON.parse(made.stdout) as { token: string }
  const prospect = await insertProspect(desk.sql, accountId)
  const event = eventOf(await desk.post(assignment(prospect, [userId]), { token }))
  expect(event).toMatchObject({ created_by: userId, context: { createdByUserRole: 'Property Manager' } })
})

test('migrating what is migrated is no error, by several at once neither', async () => {
  const results = await Promise.all([1, 2, 3].map(() => desk.command('migrate')))
  expect(results.map((result) => result.code)).toEqual([0, 0, 0])
})
