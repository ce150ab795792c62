import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskLimits } from '../../../src/catalogue/desk.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { openOffice } from '../events/office.ts'
import { callerOf, gist } from '../people/caller.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const query = 'assignee=none&stage=lead&q=%F0%9F%98%80'

test('a view is saved, listed, changed and deleted by its owner, and there for nobody else', async () => {
  const { owner, agent, accountId } = await openOffice(desk)
  const wanted = { account_id: accountId, page: 'prospects', name: 'New, nobody’s', query }
  const list = async (caller = owner) => (await caller.get(`/v2/views?account_id=${accountId}`)).json().data
  const saved = (await owner.post('/v2/views', wanted)).json()
  expect(saved).toMatchObject({ ...wanted, created_at: saved.updated_at })
  expect(await list()).toEqual([saved])
  expect(await list(agent)).toEqual([])
  expect(gist(await agent.patch(`/v2/views/${saved.id}`, { name: 'Mine' }))).toEqual([404])
  expect(gist(await agent.delete(`/v2/views/${saved.id}`))).toEqual([404])
  const changed = (await owner.patch(`/v2/views/${saved.id}`, { name: 'Nobody’s' })).json()
  expect(changed).toEqual({ ...saved, name: 'Nobody’s', updated_at: changed.updated_at })
  expect(changed.updated_at > saved.updated_at).toBe(true)
  expect(gist(await owner.delete(`/v2/views/${saved.id}`))).toEqual([204])
  expect(gist(await owner.delete(`/v2/views/${saved.id}`))).toEqual([404])
  expect(await list()).toEqual([])
})

test('who may only read saves views too; who left the account has none of it', async () => {
  const { app, accountId } = await openOffice(desk)
  const reader = await callerOf(desk, app, await desk.addMember(accountId, 'Read-only'))
  const view = { account_id: accountId, page: 'prospects', name: 'Mine', query: '' }
  expect(gist(await reader.post('/v2/views', view))).toEqual([201])
  await desk.removeMember(accountId, reader.userId)
  expect(gist(await (await callerOf(desk, app, reader.userId)).get(`/v2/views?account_id=${accountId}`))).toEqual([404])
})

test('nobody saves more views than they may, not in the same moment either', async () => {
  const { owner, accountId } = await openOffice(desk)
  await desk.pool.query(
    `insert into saved_views (account_id, id, user_id, page, name, query)
     select $1, gen_random_uuid(), $2, 'prospects', 'View ' || n, '' from generate_series(3, $3) n`,
    [accountId, owner.userId, deskLimits.viewsPerUser],
  )
  const view = { account_id: accountId, page: 'prospects', name: 'One more', query: '' }
  const answers = await Promise.all(Array.from({ length: 6 }, () => owner.post('/v2/views', view)))
  expect(answers.map(gist).toSorted()).toEqual([
    [201],
    [201],
    ...Array.from({ length: 4 }, () => [409, 'tooManyViews']),
  ])
})

test.each([
  [{ page: 'units' }, 'enum .page'],
  [{ query: 'x'.repeat(2_001) }, 'maxLength .query'],
  [{ query: 'a\u0000' }, 'pattern .query'],
  [{ name: ' ' }, 'pattern .name'],
])('a view with %j is refused', async (wrong, fault) => {
  const { owner, accountId } = await openOffice(desk)
  const view = { account_id: accountId, page: 'prospects', name: 'Mine', query, ...wrong }
  expect(gist(await owner.post('/v2/views', view))).toEqual([400, fault])
})
