import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scope } from '../../../src/catalogue/permissions.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken } from '../app.ts'
import { bodyOf, dataOf, useWebhooks } from './office.ts'

/** A webhook is told what happens in its account: no token comes by it to what it may not read. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const elsewhere = 'https://elsewhere.example/hook'

const openOffice = async () => {
  const office = await useWebhooks(desk)
  const ownerId = await desk.addMember(office.home, 'Owner')
  const tokenWith = async (...scopes: Scope[]) => (await addToken(desk, ownerId, null, { scopes })).token
  return { ...office, tokenWith, wish: { account_id: office.home, url: elsewhere } }
}

test('who may not read makes no webhook, turns none to another address, and reads none of what was sent', async () => {
  const { add, addUnit, get, send, tokenWith, wish } = await openOffice()
  const { id } = await add({ tables: ['units'] })
  await addUnit()
  const [sent] = dataOf(await get(`/webhooks/${id}/deliveries`))
  const delivery = `/webhooks/${id}/deliveries/${sent?.['id']}`
  const before = await get(`/webhooks/${id}`)
  const calls = [
    ['POST', '/webhooks', wish],
    ['PATCH', `/webhooks/${id}`, { url: elsewhere }],
    ['PATCH', `/webhooks/${id}`, { tables: ['prospects'] }],
    ['GET', delivery, undefined],
  ] as const
  const lacking = async (...scopes: Scope[]) => {
    const as = await tokenWith(...scopes)
    const answers = await Promise.all(calls.map(([method, url, payload]) => send(method, url, payload, {}, as)))
    return answers.map((answer) =>
      (bodyOf(answer, 403)['details'] as object[]).map((detail) => ({ ...detail, message: null })),
    )
  }
  const detail = (scope: Scope) => expect.objectContaining({ keyword: 'tokenScope', params: { scope } })
  for (const details of await lacking('write', 'admin')) expect(details).toEqual([detail('read')])
  for (const details of await lacking('write')) expect(details).toEqual([detail('admin'), detail('read')])
  expect(await get(`/webhooks/${id}`)).toEqual(before)
  expect(dataOf(await get('/webhooks'))).toHaveLength(1)
})

test('who may read and manage webhooks needs no more', async () => {
  const { send, tokenWith, wish } = await openOffice()
  const as = await tokenWith('read', 'admin')
  const { id } = bodyOf(await send('POST', '/webhooks', wish, {}, as), 201)
  const changed = await send('PATCH', `/webhooks/${id}`, { tables: ['units'] }, {}, as)
  expect(bodyOf(changed, 200)).toMatchObject({ url: elsewhere, tables: ['units'] })
})

test('what tells nothing takes no more than to manage webhooks: to see them, to test one, to stop it for good', async () => {
  const { add, send, tokenWith } = await openOffice()
  const { id } = await add()
  const as = await tokenWith('admin')
  const answers = [
    await send('GET', '/webhooks', undefined, {}, as),
    await send('GET', `/webhooks/${id}`, undefined, {}, as),
    await send('GET', `/webhooks/${id}/deliveries`, undefined, {}, as),
    await send('POST', `/webhooks/${id}/test`, undefined, {}, as),
    await send('DELETE', `/webhooks/${id}`, undefined, {}, as),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 204])
})
