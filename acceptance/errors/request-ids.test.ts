import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { insertProspect } from '../support/fixtures.ts'
import { ask } from '../support/wire/http.ts'
import { talk } from '../support/wire/raw-http.ts'

const desk = await openDesk()
const prospect = await insertProspect(desk.sql, desk.home)

test('every answer carries an X-Request-Id of its own, whatever the answer is', async () => {
  const replies = await Promise.all([
    desk.post(assignment(prospect, [])),
    desk.post('{}'),
    desk.post('{'),
    desk.post('{}', { token: null }),
    desk.post('{}', { headers: { 'Content-Type': 'text/plain' } }),
    desk.post(' '.repeat(70_000)),
    ask(desk.baseUrl, { path: '/nowhere' }),
    ask(desk.baseUrl, { method: 'DELETE', path: '/leasing_events' }),
    ask(desk.baseUrl, { path: '/%zz' }),
    ask(desk.baseUrl, { path: '/healthz' }),
    ask(desk.baseUrl, { path: '/readyz' }),
    ask(desk.baseUrl, { path: '/openapi.json' }),
    ask(desk.baseUrl, { path: '/metrics' }),
  ])
  const ids = replies.map((reply) => reply.headers['x-request-id'])
  for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]+$/)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  '1',
  'order-66',
  '5f0c3b1e-8a4d-4c5e-9b1a-1f2e3d4c5b6a',
  'a'.repeat(64),
  'Root=1-67891233-abcdef012345678912345678',
])('the id %s comes back', async (id) => {
  for (const path of ['/healthz', '/nowhere']) {
    const reply = await ask(desk.baseUrl, { path, headers: { 'X-Request-Id': id } })
    expect(reply.headers['x-request-id']).toBe(id)
  }
})

test.each(['two words', '', 'a'.repeat(2_000), '\u00e9', 'tab\tinside', '<script>alert(1)</script>'])(
  'the id %j is replaced',
  async (id) => {
    const reply = await ask(desk.baseUrl, { path: '/healthz', headers: { 'X-Request-Id': id } })
    expect(reply.headers['x-request-id']).not.toBe(id)
    expect(reply.headers['x-request-id']).toMatch(/^[\x21-\x7e]+$/)
  },
)

test('no id makes a header of its own', async () => {
  for (const line of ['a\r\nX-Evil: 1', 'a\r\n X-Evil: 1', 'a\nX-Evil: 1', 'a%0d%0aX-Evil: 1']) {
    const { replies } = await talk(desk.baseUrl, {
      send: `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${line}\r\nConnection: close\r\n\r\n`,
    })
    expect(replies.map((reply) => reply.headers.get('x-evil'))).toEqual([undefined])
  }
})
