import { expect, test } from 'vitest'
import { assignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf } from '../support/event-shapes.ts'
import { bodyOf, call, type ProspectBody, readAll } from './caller.ts'

const desk = await openDesk()
const further = await desk.another()
const servers = [desk, { ...desk, baseUrl: further.baseUrl }]

const create = async (fields: object = {}): Promise<ProspectBody> => {
  const reply = await call(desk, 'POST', '/v2/prospects', { body: { account_id: desk.home, ...fields } })
  expect(reply.status, reply.text).toBe(201)
  return bodyOf(reply)
}

type Item = { readonly kind: string; readonly changes?: readonly { readonly field: string; readonly new: unknown }[] }

test('what goes in comes out, to the byte, and can be found where Location says', async () => {
  const fields = {
    name: 'Zoë \u202eevil\u202c 👩‍👩‍👧 e\u0301 \ufeff\u2028<script>',
    email: "o'neil@example.test",
    phone: '555.010.0199 x12',
    notes: "'; drop table prospects; --\r\n=1+1",
  }
  const reply = await call(desk, 'POST', '/v2/prospects', { body: { account_id: desk.home, ...fields } })
  expect(reply.status, reply.text).toBe(201)
  expect(bodyOf<ProspectBody>(reply)).toMatchObject({ ...fields, status: 'New' })
  const read = await call(desk, 'GET', reply.headers.location ?? '')
  expect([read.text, read.headers.etag]).toEqual([reply.text, reply.headers.etag])
})

test('of two changes with one tag, through two servers, one is made and the other is told', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await create()
    const path = `/v2/prospects/${id}`
    const { etag = '' } = (await call(desk, 'GET', path)).headers
    const replies = await Promise.all(
      servers.map((server, index) =>
        call(server, 'PATCH', path, { body: { name: `Writer ${index}` }, headers: { 'If-Match': etag } }),
      ),
    )
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 412])
    for (const reply of replies) if (reply.status === 412) errorOf(reply, 412)
    const winner = replies.find((reply) => reply.status === 200)
    expect((await call(desk, 'GET', path)).text).toBe(winner?.text)
  }
})

test('changes and assignments through two servers at once all stand in the history, and the log verifies', async () => {
  const { id } = await create()
  const turns = Array.from({ length: 30 }, (_, turn) => turn)
  const replies = await Promise.all(
    turns.flatMap((turn) => [
      call(servers[turn % 2] ?? desk, 'PATCH', `/v2/prospects/${id}`, { body: { notes: `note ${turn}` } }),
      post(servers[(turn + 1) % 2]?.baseUrl ?? '', assignment(id, turn % 3 === 0 ? [] : [desk.actor.id]), {
        token: desk.token,
      }),
    ]),
  )
  for (const [index, reply] of replies.entries())
    if (index % 2 === 0) expect(reply.status, reply.text).toBe(200)
    else eventOf(reply)
  const history = await readAll<Item>(desk, `/v2/prospects/${id}/history?limit=7`)
  expect([history.length, history.filter((item) => item.kind === 'event').length]).toEqual([61, 31])
  const noted = history.flatMap((item) => item.changes ?? []).map((change) => change.new)
  expect(noted.toSorted()).toEqual(turns.map((turn) => `note ${turn}`).toSorted())
  expect(await readAll(desk, `/v2/prospects/${id}/leasing_events?limit=7`)).toHaveLength(31)
  expect((await desk.command('verify')).code).toBe(0)
})

test('a read-only member changes nothing, and is told so', async () => {
  const { id } = await create()
  const role = { id: desk.actor.id, account: desk.home }
  const before = await desk.sql.query<{ role: string }>(
    'select role from memberships where user_id = $1 and account_id = $2',
    [role.id, role.account],
  )
  const setRole = (to: string) =>
    desk.sql.query('update memberships set role = $3 where user_id = $1 and account_id = $2', [
      role.id,
      role.account,
      to,
    ])
  await setRole('Read-only')
  try {
    await expect
      .poll(async () => (await call(desk, 'PATCH', `/v2/prospects/${id}`, { body: { name: 'x' } })).status)
      .toBe(403)
    errorOf(await call(desk, 'POST', '/v2/prospects', { body: { account_id: desk.home } }), 403)
    expect((await call(desk, 'GET', `/v2/prospects/${id}`)).status).toBe(200)
  } finally {
    await setRole(before[0]?.role ?? 'Owner')
  }
})
