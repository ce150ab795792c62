import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { bodyOf, call, type PageBody, type ProspectBody, readAll } from './caller.ts'

const desk = await openDesk()
const all = await readAll<ProspectBody>(desk, '/v2/prospects?limit=101')

test('paging by cursor collects exactly the prospects of the accounts that the token reaches', async () => {
  const owned = await desk.sql.query<{ id: string }>(
    `select id from prospects where account_id in
       (select account_id from memberships where user_id = $1 and active) order by created_at desc, id desc`,
    [desk.actor.id],
  )
  expect(all.map((row) => row.id)).toEqual(owned.map((row) => Number(row.id)))
  expect(all.length).toBeGreaterThan(300)
})

test('rows that come in between move nothing of what comes next', async () => {
  const first = bodyOf<PageBody<ProspectBody>>(await call(desk, 'GET', '/v2/prospects?limit=5'))
  const created = await call(desk, 'POST', '/v2/prospects', { body: { account_id: desk.home, name: 'Just In' } })
  expect(created.status, created.text).toBe(201)
  const second = bodyOf<PageBody<ProspectBody>>(
    await call(desk, 'GET', `/v2/prospects?limit=5&cursor=${first.next_cursor}`),
  )
  expect([...first.data, ...second.data].map((row) => row.id)).toEqual(all.slice(0, 10).map((row) => row.id))
})

test('each filter finds those that show what it asks for, and no others', async () => {
  const [some] = all.filter((row) => row.account_id === desk.home && row.assigned_to_user_ids.length > 0)
  const moment = encodeURIComponent(some?.created_at ?? '')
  const filters: [string, (row: ProspectBody) => boolean][] = [
    [`status=${encodeURIComponent(some?.status ?? '')}`, (row) => row.status === some?.status],
    [
      `assignee=${some?.assigned_to_user_ids[0]}`,
      (row) => row.assigned_to_user_ids.includes(some?.assigned_to_user_ids[0] ?? ''),
    ],
    ['assignee=none', (row) => row.assigned_to_user_ids.length === 0],
    [`created_after=${moment}`, (row) => row.created_at >= (some?.created_at ?? '')],
    [`created_before=${moment}`, (row) => row.created_at < (some?.created_at ?? '')],
    [`account_id=${desk.home}`, (row) => row.account_id === desk.home],
  ]
  const known = new Set(all.map((row) => row.id))
  for (const [query, passes] of filters) {
    const rows = (await readAll<ProspectBody>(desk, `/v2/prospects?${query}`)).filter((row) => known.has(row.id))
    expect(
      rows.map((row) => row.id),
      query,
    ).toEqual(all.filter(passes).map((row) => row.id))
  }
})

test('a search finds every prospect by the words of its name and by its phone number', async () => {
  for (const row of all.filter(({ name, phone_e164 }) => name !== null && phone_e164 !== null).slice(0, 25)) {
    const words = (row.name ?? '').toUpperCase().split(' ').toReversed().join(' ')
    for (const text of [words, row.phone ?? '', row.phone_e164?.slice(-7) ?? '']) {
      const found = await readAll<ProspectBody>(desk, `/v2/prospects?limit=500&q=${encodeURIComponent(text)}`)
      expect(
        found.map((one) => one.id),
        text,
      ).toContain(row.id)
    }
  }
})

test('a token of another account finds none of them, by any way', async () => {
  const [row] = all.filter(({ account_id, phone }) => account_id === desk.home && phone !== null)
  const token = desk.demo.other_token
  for (const path of ['', '/leasing_events', '/history'])
    errorOf(await call(desk, 'GET', `/v2/prospects/${row?.id}${path}`, { token }), 404)
  errorOf(await call(desk, 'PATCH', `/v2/prospects/${row?.id}`, { token, body: { name: 'Mine' } }), 404)
  errorOf(await call(desk, 'POST', '/v2/prospects', { token, body: { account_id: desk.home } }), 404)
  errorOf(await call(desk, 'GET', `/v2/prospects?account_id=${desk.home}`, { token }), 404)
  const search = await call(desk, 'GET', `/v2/prospects?limit=500&q=${encodeURIComponent(row?.phone ?? '')}`, { token })
  expect(bodyOf<PageBody<ProspectBody>>(search).data.filter((found) => found.account_id === desk.home)).toEqual([])
})

test.each([
  ['limit=501'],
  ['limit=0'],
  ['offset=50'],
  ['sort=random'],
  ['status=Whatever'],
  ['status='],
  ['assignee=nobody'],
  ['created_after=2024-10-05'],
  ['q=%00'],
  [`q=${'x'.repeat(201)}`],
  ['cursor=WyJ4IiwxXQ'],
  ['unit_id=9007199254740993'],
])('%s is refused', async (query) => {
  errorOf(await call(desk, 'GET', `/v2/prospects?${query}`), 400)
})
