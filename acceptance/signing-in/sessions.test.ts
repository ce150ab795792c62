import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { insertProspect } from '../support/fixtures.ts'
import { eventually } from '../support/waiting.ts'

const desk = await openDesk()
const further = await desk.another()
const servers = [desk.baseUrl, further.baseUrl]

const sign = { 'x-foyer-console': '1' }
const own = { 'content-type': 'application/json', ...sign }

/** Signs in as the demo's manager of both accounts, at the first server. */
const signIn = async (): Promise<{ cookie: string; userId: string }> => {
  const response = await fetch(`${desk.baseUrl}/v2/session/demo`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify({ user_id: desk.actor.id }),
  })
  expect(response.status).toBe(200)
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return { cookie, userId: desk.actor.id }
}

const statuses = (cookie: string): Promise<number[]> =>
  Promise.all(servers.map(async (url) => (await fetch(`${url}/v2/me`, { headers: { cookie } })).status))

/** Follows the stream at the second server. Resolves when that ends. */
const follow = async (cookie: string): Promise<{ readonly ended: Promise<void>; readonly text: () => string }> => {
  const response = await fetch(`${further.baseUrl}/v2/stream`, { headers: { cookie } })
  expect(response.status).toBe(200)
  let text = ''
  const read = async (): Promise<void> => {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString()
  }
  return { ended: read(), text: () => text }
}

const within = async (ended: Promise<unknown>, ms: number): Promise<boolean> =>
  Promise.race([ended.then(() => true), new Promise<boolean>((resolve) => setTimeout(resolve, ms, false))])

test('who signs out at one server is out within a second on every server, and hears no more', async () => {
  const { cookie } = await signIn()
  expect(await statuses(cookie)).toEqual([200, 200])
  const stream = await follow(cookie)
  const out = await fetch(`${desk.baseUrl}/v2/session`, { method: 'DELETE', headers: { ...sign, cookie } })
  expect(out.status).toBe(204)
  await expect.poll(() => statuses(cookie), { timeout: 1_000, interval: 20 }).toEqual([401, 401])
  expect(await within(stream.ended, 2_000)).toBe(true)
})

test('who sees a session elsewhere that is not theirs ends it, or all others, within a second on every server', async () => {
  const { cookie } = await signIn()
  const [lost, forgotten] = [(await signIn()).cookie, (await signIn()).cookie]
  const ask = async (path: string, method = 'GET', by = cookie) =>
    fetch(`${further.baseUrl}/v2/sessions${path}`, { method, headers: { ...sign, cookie: by } })
  type Listed = { readonly data: readonly { readonly id: string; readonly current: boolean }[] }
  const { data } = (await (await ask('', 'GET', lost)).json()) as Listed
  const own = data.filter(({ current }) => current)
  expect(own).toHaveLength(1)
  expect((await ask(`/${own[0]?.id}`, 'DELETE')).status).toBe(204)
  await expect.poll(() => statuses(lost), { timeout: 1_000, interval: 20 }).toEqual([401, 401])
  expect(await statuses(forgotten)).toEqual([200, 200])
  expect((await ask('/end_others', 'POST')).status).toBe(200)
  await expect.poll(() => statuses(forgotten), { timeout: 1_000, interval: 20 }).toEqual([401, 401])
  expect(await statuses(cookie)).toEqual([200, 200])
})

test('who is deactivated is out within a second on every server, and has no session when they are back', async () => {
  const { cookie, userId } = await signIn()
  expect(await statuses(cookie)).toEqual([200, 200])
  await desk.sql.query('update users set deactivated_at = now() where id = $1', [userId])
  await expect.poll(() => statuses(cookie), { timeout: 1_000, interval: 20 }).toEqual([401, 401])
  await desk.sql.query('update users set deactivated_at = null where id = $1', [userId])
  expect(await statuses(cookie)).toEqual([401, 401])
})

test('whose codes the operator removes is out within a second on every server', async () => {
  const { cookie, userId } = await signIn()
  await desk.sql.query(
    `insert into user_credentials (user_id, totp_secret, totp_confirmed_at) values ($1, 'secret', now())
       on conflict (user_id) do update set totp_secret = excluded.totp_secret, totp_confirmed_at = now()`,
    [userId],
  )
  expect(await statuses(cookie)).toEqual([200, 200])
  const removed = await desk.command('user', 'remove-two-factor', userId)
  expect(removed.code, removed.stderr).toBe(0)
  await expect.poll(() => statuses(cookie), { timeout: 1_000, interval: 20 }).toEqual([401, 401])
})

test('a role that is taken is taken within a second on every server', async () => {
  const { cookie, userId } = await signIn()
  const seen = () =>
    Promise.all(
      servers.map(async (url) => (await fetch(`${url}/v2/accounts/${desk.home}`, { headers: { cookie } })).status),
    )
  expect(await seen()).toEqual([200, 200])
  const setActive = (active: boolean) =>
    desk.sql.query('update memberships set active = $3 where account_id = $1 and user_id = $2', [
      desk.home,
      userId,
      active,
    ])
  await setActive(false)
  await expect.poll(seen, { timeout: 1_000, interval: 20 }).toEqual([404, 404])
  await setActive(true)
  await expect.poll(seen, { timeout: 1_000, interval: 20 }).toEqual([200, 200])
})

test('a session writes as its user, with no token, and its stream tells of it; another site writes nothing', async () => {
  const { cookie, userId } = await signIn()
  const prospect = await insertProspect(desk.sql, desk.home)
  const body = JSON.stringify({ events: [{ prospect_id: prospect, event_type: 'Log Note', notes: 'by hand' }] })
  const stream = await follow(cookie)
  const write = (headers: Record<string, string>) =>
    fetch(`${desk.baseUrl}/v2/leasing_events`, { method: 'POST', headers: { cookie, ...headers }, body })
  const refused = [
    await write({ ...own, origin: 'https://elsewhere.example' }),
    await write({ ...own, 'sec-fetch-site': 'cross-site' }),
    await write({ 'content-type': 'text/plain' }),
    await write({ 'content-type': 'application/x-www-form-urlencoded' }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect((await write({ ...own, origin: desk.baseUrl })).status).toBe(201)
  const rows = await desk.sql.query(
    'select created_by, created_by_token_id, notes from leasing_events where prospect_id = $1',
    [prospect],
  )
  expect(rows).toEqual([{ created_by: userId, created_by_token_id: null, notes: 'by hand' }])
  await eventually('the event in the stream', () => (stream.text().includes(`"prospect_id":${prospect}`) ? true : null))
  await fetch(`${desk.baseUrl}/v2/session`, { method: 'DELETE', headers: { ...sign, cookie } })
  expect(await within(stream.ended, 2_000)).toBe(true)
})

test('only the demo signs in without a password', async () => {
  const response = await fetch(`${further.baseUrl}/v2/session/demo`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify({ user_id: desk.actor.id }),
  })
  expect(response.status).toBe(404)
})
