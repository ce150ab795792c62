import { expect, test } from 'vitest'
import { assignment, paths } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { ask } from '../support/wire/http.ts'

const desk = await openDesk()
const prospect = await insertProspect(desk.sql, desk.home)
const body = JSON.stringify(assignment(prospect, []))
const authorization = { Authorization: `Bearer ${desk.token}` }

test.each([
  '/',
  '/leasing_event',
  '/leasing_events/',
  '/leasing_events/1',
  '/api/public/v1',
  '/api/public/v2/leasing_events',
  '/Leasing_Events',
])('there is nothing at %s', async (path) => {
  for (const method of ['GET', 'POST']) {
    const question = { method, path, headers: { ...authorization, 'Content-Type': 'application/json' } }
    const reply = await ask(desk.baseUrl, method === 'POST' ? { ...question, body } : question)
    errorOf(reply, 404)
  }
})

test.each(paths)('%s says which methods it has', async (path) => {
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const reply = await ask(desk.baseUrl, { method, path, headers: authorization })
    errorOf(reply, 405)
    expect(reply.headers.allow?.split(/,\s*/)).toContain('POST')
  }
})

test('the other routes say which methods they have, too', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) {
    const reply = await ask(desk.baseUrl, { method: 'DELETE', path, headers: authorization })
    errorOf(reply, 405)
    expect(reply.headers.allow?.split(/,\s*/)).toContain('GET')
  }
})

test('what is sent to nowhere, or by another method, is not even read', async () => {
  const json = { ...authorization, 'Content-Type': 'application/json' }
  for (const [text, headers] of [
    ['{', json],
    ['', json],
    [body, { ...authorization, 'Content-Type': 'text/plain' }],
  ] as const) {
    errorOf(await ask(desk.baseUrl, { method: 'POST', path: '/nowhere', headers, body: text }), 404)
    errorOf(await ask(desk.baseUrl, { method: 'PUT', path: paths[0], headers, body: text }), 405)
  }
})

const limit = 65_536

test('a body of 64 KiB is read', async () => {
  eventOf(await desk.post(body.padEnd(limit, ' ')))
})

test('one byte more is too large, whether its length is stated or not', async () => {
  const tooLarge = body.padEnd(limit + 1, ' ')
  errorOf(await desk.post(tooLarge), 413)
  errorOf(await desk.post(tooLarge, { headers: { 'Transfer-Encoding': 'chunked' } }), 413)
})

test.each([
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json-patch+json',
  'application/vnd.api+json',
  'application/jsonp',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json, text/plain',
  'json',
  '',
])('a body of the type %j is not taken', async (type) => {
  errorOf(await desk.post(body, { headers: { 'Content-Type': type } }), 415)
})

test('a body without a type is not taken', async () => {
  const reply = await ask(desk.baseUrl, { method: 'POST', path: paths[0], headers: authorization, body })
  errorOf(reply, 415)
})

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON',
])('a body of the type %s is taken', async (type) => {
  eventOf(await desk.post(body, { headers: { 'Content-Type': type } }))
})

test.each<[string, string | Buffer]>([
  ['an empty body', ''],
  ['only spaces', '  \n'],
  ['a body that is cut off', body.slice(0, -1)],
  ['a text that is cut off', '{"events'],
  ['two documents', `${body}${body}`],
  ['something behind the document', `${body};`],
  ['a comma too many', '{"events":[],}'],
  ['single quotes', "{'events':[]}"],
  ['a comment', '{"events":[]/**/}'],
  ['UTF-16', Buffer.from(body, 'utf16le')],
  ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${body}`, 'utf16le')],
  ['a byte order mark', Buffer.from(`\uFEFF${body}`)],
  [
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from('{"events":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
  ],
  ['an overlong slash', Buffer.concat([Buffer.from('{"events":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])],
  [
    'a surrogate in UTF-8',
    Buffer.concat([Buffer.from('{"events":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  ],
])('%s does not parse', async (_, text) => {
  errorOf(await desk.post(text), 400)
})

test('bytes that are not UTF-8 never become other characters in the log', async () => {
  const [before, after] = JSON.stringify(assignment(prospect, [], { event: { notes: '@' } })).split('@')
  errorOf(
    await desk.post(Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xe9]), Buffer.from(after ?? '')])),
    400,
  )
  const rows = await desk.sql.query("select 1 from leasing_events where strpos(notes, U&'\\FFFD') > 0")
  expect(rows).toEqual([])
})

test.each(['null', '[]', '"events"', '1', 'true', `[${body}]`])('the document %s is no object', async (text) => {
  expect(detailsOf(await desk.post(text))).toEqual([
    {
      keyword: 'type',
      dataPath: '',
      schemaPath: '#/type',
      params: { type: 'object' },
      message: 'should be object',
    },
  ])
})

test('an error tells nothing from inside', async () => {
  const texts = await Promise.all(
    ['{', 'null', '{"events":[{"prospect_id":1e400}]}'].map(async (text) => (await desk.post(text)).text),
  )
  for (const text of texts) expect(text).not.toMatch(/node_modules|\.ts\b|at \w+ \(|postgres|FST_/i)
})
