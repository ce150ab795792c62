import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { ask, type Reply } from '../support/wire/http.ts'

const desk = await openDesk()

/** The page at a path, through redirects within the server. */
const pageAt = async (path: string): Promise<{ readonly url: URL; readonly reply: Reply }> => {
  const url = new URL(path, desk.baseUrl)
  const reply = await ask(desk.baseUrl, { path: url.pathname })
  const { location } = reply.headers
  return location === undefined ? { url, reply } : pageAt(new URL(location, url).pathname)
}

test('the reference pages load nothing from another host', async () => {
  const { url, reply } = await pageAt('/docs')
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^text\/html\b/)
  const loaded = [...reply.text.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map(
    ([, address = '']) => new URL(address, url),
  )
  expect(loaded.length).toBeGreaterThan(0)
  for (const address of loaded) {
    expect(address.origin).toBe(url.origin)
    expect((await ask(desk.baseUrl, { path: address.pathname })).status).toBe(200)
  }
})

test('the browser is told to load nothing from another host either', async () => {
  const { reply } = await pageAt('/docs')
  const policy = String(reply.headers['content-security-policy'] ?? '')
  expect(policy).toContain('default-src')
  expect(policy).not.toMatch(/https?:\/\/|(?:^|\s)https?:|\s\*/)
})

test('the process says that it lives', async () => {
  expect((await ask(desk.baseUrl, { path: '/healthz' })).status).toBe(200)
})

test('readiness says how durable the database is', async () => {
  const reply = await ask(desk.baseUrl, { path: '/readyz' })
  expect(reply.status).toBe(200)
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(reply.text).toContain(setting)
})

test('metrics are in the format of Prometheus and hold no secret', async () => {
  eventOf(await desk.post(assignment(await insertProspect(desk.sql, desk.home), [])))
  const reply = await ask(desk.baseUrl, { path: '/metrics' })
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^text\/plain\b.*version=0\.0\.4/)
  const lines = reply.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line).toMatch(/^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^}]*\})? (-?[0-9.e+-]+|NaN|[+-]Inf)( \d+)?$/)
  }
  expect(reply.text).not.toContain(desk.token)
})
