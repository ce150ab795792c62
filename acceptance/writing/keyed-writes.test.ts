import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { countEvents } from '../support/log.ts'
import { askAs, type Reply } from '../support/wire/http.ts'

const desk = await openDesk()

type Write = { readonly method?: string; readonly path: string; readonly body?: unknown; readonly ifMatch?: string }

const send = (key: string, { ifMatch, ...write }: Write, baseUrl = desk.baseUrl): Promise<Reply> =>
  askAs(baseUrl, desk.token, {
    method: 'POST',
    ...write,
    headers: { 'Idempotency-Key': key, ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }) },
  })

const told = ({ status, text, headers }: Reply) => ({
  status,
  text,
  type: headers['content-type'],
  etag: headers.etag,
  location: headers.location,
})

const expectReplay = (reply: Reply, first: Reply): void => {
  expect(told(reply)).toEqual(told(first))
  expect([first.headers['idempotency-replayed'], reply.headers['idempotency-replayed']]).toEqual([undefined, 'true'])
}

/** The first answer, after it was given again. */
const twice = async (write: Write): Promise<Reply> => {
  const key = randomUUID()
  const first = await send(key, write)
  expect(first.status, first.text).toBeLessThan(300)
  expectReplay(await send(key, write), first)
  return first
}

const rows = async (table: 'prospects' | 'units' | 'api_tokens' | 'prospect_merges'): Promise<number> => {
  const [row] = await desk.sql.query<{ count: number }>(`select count(*)::int count from ${table}`)
  return row?.count ?? 0
}

test('creating, changing, merging, undoing and revoking with a key happen once, and are answered again to the byte', async () => {
  const [prospects, units, tokens] = [await rows('prospects'), await rows('units'), await rows('api_tokens')]
  const account = { account_id: desk.home }
  const made = await twice({ path: '/v2/prospects', body: { ...account, name: 'Ada 👩‍👩‍👧‍👦' } })
  expect([made.status, made.headers.location]).toEqual([201, `/v2/prospects/${JSON.parse(made.text).id}`])
  const changed = await twice({
    method: 'PATCH',
    path: made.headers.location ?? '',
    body: { name: 'Ada Park' },
    ifMatch: made.headers.etag ?? '',
  })
  expect(changed.headers.etag).not.toBe(made.headers.etag)
  await twice({ path: '/v2/units', body: account })
  const merged = await insertProspect(desk.sql, desk.home)
  const merge = await twice({ path: `${made.headers.location}/merges`, body: { merged_id: merged } })
  await twice({ path: `/v2/merges/${JSON.parse(merge.text).id}/undo` })
  const token: { id: string; token: string } = JSON.parse(
    (await twice({ path: '/v2/tokens', body: { name: 'crm' } })).text,
  )
  const me = await askAs(desk.baseUrl, token.token, { path: '/v2/me' })
  expect(JSON.parse(me.text).token.id).toBe(token.id)
  expect((await twice({ method: 'DELETE', path: `/v2/tokens/${token.id}` })).status).toBe(204)
  expect([await rows('prospects'), await rows('units'), await rows('api_tokens')]).toEqual([
    prospects + 2,
    units + 1,
    tokens + 1,
  ])
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stdout + stderr).toBe(0)
})

test('twenty at once with one key on two servers write once: the others hear 409, or the answer', async () => {
  const other = await desk.another()
  const [key, before] = [randomUUID(), await rows('units')]
  const write = { path: '/v2/units', body: { account_id: desk.home } }
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, place) => send(key, write, place % 2 === 0 ? desk.baseUrl : other.baseUrl)),
  )
  const done = replies.filter(({ status }) => status === 201)
  for (const reply of replies.filter(({ status }) => status !== 201)) {
    errorOf(reply, 409)
    expect(reply.headers['retry-after']).toBe('1')
  }
  expect(new Set(done.map(({ text }) => text)).size).toBe(1)
  expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect(await rows('units')).toBe(before + 1)
})

test('one key is one request, of whatever kind and version', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const unit = { path: '/v2/units', body: { account_id: desk.home } }
  const event = { path: '/leasing_events', body: assignment(prospect, []) }
  const [of1, of2] = [randomUUID(), randomUUID()]
  const [first, second] = [await send(of1, event), await send(of2, unit)]
  const before = [await rows('units'), await countEvents(desk.sql)]
  errorOf(await send(of1, unit), 422)
  errorOf(await send(of2, event), 422)
  errorOf(await send(of2, { path: '/v2/units', body: { account_id: desk.home, bedrooms: 2 } }), 422)
  expect([await rows('units'), await countEvents(desk.sql)]).toEqual(before)
  expectReplay(await send(of1, event), first)
  expectReplay(await send(of2, unit), second)
})

test('what is refused is not kept, and a key that is no key is a fault of the request', async () => {
  const key = randomUUID()
  const unknown = { path: '/v2/units', body: { account_id: randomUUID() } }
  for (let turn = 0; turn < 2; turn += 1) {
    const refused = await send(key, unknown)
    errorOf(refused, 404)
    expect(refused.headers['idempotency-replayed']).toBeUndefined()
  }
  expect((await send(key, { path: '/v2/units', body: { account_id: desk.home } })).status).toBe(201)
  for (const wrong of ['', 'x'.repeat(256), 'é'])
    expect(detailsOf(await send(wrong, unknown))).toMatchObject([{ dataPath: "['idempotency-key']" }])
})
