import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { insertToken } from '../support/tokens.ts'
import type { Reply } from '../support/wire/http.ts'
import { talk } from '../support/wire/raw-http.ts'

const desk = await openDesk({ FOYER_FAILED_LOGINS_PER_MINUTE: '100000' })
const prospect = await insertProspect(desk.sql, desk.home)
const body = assignment(prospect, [])
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const withHeader = (authorization: string | readonly string[]): Promise<Reply> =>
  desk.post(body, { token: null, headers: { Authorization: authorization as string | string[] } })

const missing = await desk.post(body, { token: null })

/** A 401 that tells nobody which of the reasons it was. */
const expectSame401 = (reply: Reply): void => {
  errorOf(reply, 401)
  expect(reply.text).toBe(missing.text)
  expect(reply.headers['www-authenticate']).toBe('Bearer')
}

test('without a token the answer is 401 and names the scheme', async () => {
  expect(errorOf(missing, 401)).toEqual({ error: expect.any(String) })
  expect(missing.headers['www-authenticate']).toBe('Bearer')
})

test.each([
  ['an empty header', ''],
  ['no token', 'Bearer'],
  ['no scheme', desk.token],
  ['another scheme', `Basic ${Buffer.from(`user:${desk.token}`).toString('base64')}`],
  ['another scheme with the token', `Token ${desk.token}`],
  ['two tokens', `Bearer ${desk.token} ${desk.token}`],
  ['a list', `Bearer ${desk.token}, Bearer ${desk.token}`],
  ['a token that is cut off', `Bearer ${desk.token.slice(0, -1)}`],
  ['a token that is too long', `Bearer ${desk.token}0`],
  ['a very long token', `Bearer ${'x'.repeat(4_000)}`],
  ['a token in capitals', `Bearer ${desk.token.toUpperCase()}`],
  ['a token with a character changed', `Bearer ${desk.token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))}`],
  ['quotes', `Bearer "${desk.token}"`],
  ['text that is no token', 'Bearer null'],
  ['characters beyond ASCII', 'Bearer \u00e9\u00ff'],
])('%s is 401, in the same words', async (_, authorization) => {
  expectSame401(await withHeader(authorization))
})

test('a token that was made here and is gone, revoked, expired, or its user deactivated: the same words', async () => {
  const spoil = {
    unknown: 'delete from api_tokens where hash = $1',
    revoked: 'update api_tokens set revoked_at = now() where hash = $1',
    expired: "update api_tokens set expires_at = now() - interval '1 second' where hash = $1",
    deactivated: 'update users set deactivated_at = now() where id in (select user_id from api_tokens where hash = $1)',
  }
  for (const statement of Object.values(spoil)) {
    const token = await insertToken(desk.sql, desk.actor.id)
    await desk.sql.query(statement, [hashOf(token)])
    expectSame401(await desk.post(body, { token }))
  }
  await desk.sql.query('update users set deactivated_at = null where id = $1', [desk.actor.id])
  await expect.poll(async () => (await desk.post(body)).status).toBe(201)
})

test('a token that runs out while it is in use stops working', async () => {
  const token = await insertToken(desk.sql, desk.actor.id)
  eventOf(await desk.post(body, { token }))
  await desk.sql.query("update api_tokens set expires_at = now() + interval '1 second' where hash = $1", [
    hashOf(token),
  ])
  await expect.poll(async () => (await desk.post(body, { token })).status, { timeout: 10_000 }).toBe(401)
})

test('the scheme may be written in any letter case', async () => {
  for (const scheme of ['bearer', 'BEARER', 'bEaReR']) {
    eventOf(await withHeader(`${scheme} ${desk.token}`))
  }
})

test('spaces behind a token are no part of it', async () => {
  const text = JSON.stringify(body)
  const { replies } = await talk(desk.baseUrl, {
    send: `POST /leasing_events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${desk.token}   \r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
    replies: 1,
  })
  expect(replies[0]?.status).toBe(201)
})

test('two Authorization headers are malformed, whichever of them is good', async () => {
  for (const pair of [
    [`Bearer ${desk.token}`, 'Bearer wrong'],
    ['Bearer wrong', `Bearer ${desk.token}`],
    [`Bearer ${desk.token}`, `Bearer ${desk.demo.other_token}`],
  ]) {
    expectSame401(await withHeader(pair))
  }
})

test('a token elsewhere than in the header is not looked at', async () => {
  for (const path of [`/leasing_events?token=${desk.token}`, `/leasing_events?access_token=${desk.token}`]) {
    expectSame401(await desk.post(body, { token: null, path }))
  }
})

test('who is not known learns nothing about the body', async () => {
  for (const text of ['{}', '{', 'null']) expectSame401(await desk.post(text, { token: null }))
})

test('nothing was written for anybody who was refused', async () => {
  const untouched = await insertProspect(desk.sql, desk.home)
  await desk.post(assignment(untouched, []), { token: 'wrong' })
  expect(await eventsOf(desk.sql, [untouched])).toEqual([])
})

test('a token is stored as a hash only', async () => {
  const tables = await desk.sql.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  for (const { name } of tables) {
    const found = await desk.sql.query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [desk.token])
    expect(found, name).toEqual([])
  }
})
