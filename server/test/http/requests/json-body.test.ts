import { fastify } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { acceptJsonOnly, Refused } from '../../../src/http/requests/json-body.ts'

/** An application that does nothing but read bodies, and tells what it read. */
const app = fastify()
acceptJsonOnly(app)
let read: unknown
app.post('/', (request) => {
  read = request.body
  return {}
})
app.setErrorHandler((error, _request, reply) =>
  reply.code(error instanceof Refused ? 400 : 500).send({ refused: error instanceof Refused ? error.refusal : null }),
)
afterAll(() => app.close())

const post = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
  read = undefined
  const response = await app.inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return response.statusCode === 200 ? { read } : response.json()
}

const notJson = { refused: 'invalidRequest' }
const notSupported = { refused: 'unsupportedMediaType' }

test.each([
  ['12345', 12345],
  ['12345.0', 12345],
  ['12345.00000000000000000000', 12345],
  ['1e0', 1],
  ['1234500000000000000000e-17', 12345],
  ['0.00000000000000012345e20', 12345],
  ['-0', -0],
  ['0', 0],
  ['-1', -1],
  ['9007199254740991', 9007199254740991],
  ['9007199254740991.000', 9007199254740991],
  ['12345.5', 12345.5],
  ['1e400', Number.POSITIVE_INFINITY],
])('the number %s is read as it is', async (text, value) => {
  expect(await post(`{"number":${text}}`)).toEqual({ read: { number: value } })
})

test.each([
  '12345.00000000000000000001',
  '12344.99999999999999999999',
  '9007199254740990.9999999999',
  '4503599627370497.9999999999',
  '1.0000000000000000000000001',
  '123450000000000000000000000000000000001e-34',
])('the number %s is not taken for the whole number beside it', async (text) => {
  expect(await post(`{"number":${text}}`)).toEqual({ read: { number: Number.NaN } })
})

test.each(['9007199254740992', '9007199254740993', '1'.repeat(40), '9007199254740991.6'])(
  'the number %s is read as none that is safe',
  async (text) => {
    const answer = await post(`[${text}]`)
    expect(Number.isSafeInteger(answer.read[0])).toBe(false)
  },
)

test('a long number in a text stays as it is', async () => {
  const text = '12345.00000000000000000001'
  expect(await post(JSON.stringify({ text, number: 7 }))).toEqual({ read: { text, number: 7 } })
})

test('keys that are names of objects become plain properties, and pollute nothing', async () => {
  for (const tail of ['', ',"long":123456789012345678901234567890']) {
    const answer = await post(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}${tail}}`)
    expect(Object.keys(answer.read).slice(0, 2)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(answer.read)).toBe(Object.prototype)
  }
  expect({}).not.toHaveProperty('polluted')
})

test('of doubled keys the last one counts', async () => {
  expect(await post('{"a":1,"a":2}')).toEqual({ read: { a: 2 } })
})

test.each([
  ['nothing', ''],
  ['a truncated body', '{"events":['],
  ['two documents', '{}{}'],
  ['a byte order mark', '\uFEFF{}'],
  ['single quotes', "{'a':1}"],
  ['a number without its end', '[1.]'],
  ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
  ['broken UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ['half a surrogate pair in CESU-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  [
    'so deep a nest with a long number in it that no stack holds it',
    `${'['.repeat(30_000)}${'1'.repeat(30)}${']'.repeat(30_000)}`,
  ],
])('%s is no JSON', async (_name, payload) => {
  expect(await post(payload)).toEqual(notJson)
})

test.each([
  ['application/json; charset=utf-8', { read: {} }],
  ['application/json;charset="UTF-8"', { read: {} }],
  ['Application/JSON', { read: {} }],
  ['application/json; charset=utf-16', notSupported],
  ['application/json; charset=latin1', notSupported],
])('%s is taken or refused for its charset', async (type, expected) => {
  expect(await post('{}', { 'content-type': type })).toEqual(expected)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx'])(
  '%s is not looked at',
  async (type) => {
    read = undefined
    await post('{}', { 'content-type': type })
    expect(read).toBeUndefined()
  },
)

test('compressed bodies are refused, not taken for broken ones', async () => {
  expect(await post('{}', { 'content-encoding': 'gzip' })).toEqual(notSupported)
  expect(await post('{}', { 'content-encoding': 'identity' })).toEqual({ read: {} })
})
