import { expect, test } from 'vitest'
import { Complaint } from '../../../src/cli/complaint.ts'
import { type ListenOptions, readOptions } from '../../../src/cli/webhooks/options.ts'

const least: ListenOptions = { forwardTo: 'localhost:3000', url: 'http://127.0.0.1:8080', format: 'standard' }
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`

const read = (given: Partial<ListenOptions>, token: string | undefined = 'a-token') =>
  readOptions({ ...least, ...given }, token)

const complaintOf = (given: Partial<ListenOptions>, token?: string): Complaint => {
  try {
    read(given, token)
  } catch (error) {
    if (error instanceof Complaint) return error
  }
  throw new Error('nothing is wrong with it')
}

test('the least is enough: all events, signed with a new secret', () => {
  const { secret: made, ...rest } = read({})
  expect(rest).toEqual({
    forwardTo: 'http://localhost:3000',
    baseUrl: 'http://127.0.0.1:8080',
    token: 'a-token',
    accountId: null,
    format: 'standard',
    isNewSecret: true,
    eventTypes: null,
  })
  expect(Buffer.from(made.replace('whsec_', ''), 'base64')).toHaveLength(32)
  expect(read({}).secret).not.toBe(made)
  expect(read({ format: 'compatible' }).secret).toMatch(/^[\w-]{43}$/)
})

test('an option wins over the environment', () => {
  expect(read({ token: ' mine ' }).token).toBe('mine')
  expect(read({ secret })).toMatchObject({ secret, isNewSecret: false })
  expect(read({ secret: 'sixteen or longer'.replaceAll(' ', '-'), format: 'compatible' }).isNewSecret).toBe(false)
})

test.each([
  ['https://[::1]:3000/hook?a=b', 'https://[::1]:3000/hook?a=b'],
  ['app.localhost/hook', 'http://app.localhost/hook'],
  ['192.168.1.20:3000', 'http://192.168.1.20:3000'],
])('events may be forwarded to %s', (given, forwardTo) => {
  expect(read({ forwardTo: given }).forwardTo).toBe(forwardTo)
})

test('Foyer may be below a path', () => {
  expect(read({ url: 'https://example.com/foyer//' }).baseUrl).toBe('https://example.com/foyer')
})

test('types are named with commas, also one that has a comma in its name', () => {
  expect([...(read({ events: 'New,Contacted, Awaiting Information , Showing Scheduled' }).eventTypes ?? [])]).toEqual([
    'New',
    'Contacted, Awaiting Information',
    'Showing Scheduled',
  ])
})

test.each<[string, Partial<ListenOptions>]>([
  ['--forward-to', { forwardTo: '' }],
  ['--forward-to', { forwardTo: 'ftp://localhost' }],
  ['--forward-to', { forwardTo: 'http://user:pass@localhost' }],
  ['--forward-to', { forwardTo: 'localhost:99999' }],
  ['--url', { url: 'http://exa mple.com' }],
  ['--secret', { secret: 'whsec_short' }],
  ['--secret', { secret: 'short', format: 'compatible' }],
  ['"Showing"', { events: 'New,Showing' }],
  ['There is no', { events: '' }],
  ['--token', { token: '' }],
  ['token', { token: 'two words' }],
])('%s is complained of in one line, with exit code 2: %j', (words, given) => {
  const { message, exitCode } = complaintOf(given)
  expect(message.toLowerCase()).toContain(words.toLowerCase())
  expect(message).not.toContain('\n')
  expect(exitCode).toBe(2)
})

test('without a token nothing is done', () => {
  expect(complaintOf({}, '').message).toContain('FOYER_TOKEN')
})
