import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken } from '../app.ts'
import { bodyOf, dataOf, faultOf, useWebhooks, type Webhooks } from './office.ts'

let desk: Desk
let hooks: Webhooks

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  hooks = await useWebhooks(desk)
})

test('a webhook hears of all leasing events unless something else is asked for, and shows its secret once', async () => {
  const { add, get, home, send } = hooks
  const { secret, ...made } = await add()
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  expect(made).toMatchObject({
    account_id: home,
    url: 'https://example.com/hook',
    description: null,
    format: 'standard',
    tables: ['leasing_events'],
    event_types: null,
    status: 'active',
    paused_at: null,
    pause_reason: null,
    failing_since: null,
    last_delivered_at: null,
    previous_secret_valid_until: null,
  })
  expect(made['updated_at']).toBe(made['created_at'])
  expect(await get(`/webhooks/${made.id}`)).toEqual({ ...made, waiting: 0 })
  expect(dataOf(await get('/webhooks'))).toEqual([made])
  expect(bodyOf(await send('PATCH', `/webhooks/${made.id}`, {}), 200)).toEqual(made)
})

test('a secret is stored sealed, and opens to what was shown', async () => {
  const { add, tools } = hooks
  const { id, secret } = await add()
  const { rows } = await desk.pool.query<{ secret: Buffer }>('select secret from webhook_endpoints where id = $1', [id])
  const sealed = rows[0]?.secret ?? Buffer.alloc(0)
  expect(sealed.toString('latin1')).not.toContain('whsec_')
  expect(tools.secrets?.open(sealed)).toBe(secret)
})

test('each format takes secrets of its own, and makes one', async () => {
  const { add, home, send } = hooks
  const bytes = (count: number): string => `whsec_${Buffer.alloc(count, 200).toString('base64')}`
  for (const secret of [bytes(24), bytes(64)]) expect((await add({ secret }))['secret']).toBe(secret)
  const compatible = { format: 'compatible', url: 'https://example.com' }
  for (const secret of ['0123456789abcdef', `!${'~'.repeat(254)}`, bytes(24)])
    expect((await add({ ...compatible, secret }))['secret']).toBe(secret)
  expect((await add(compatible))['secret']).toMatch(/^[\w-]{43}$/)

  const refusal = async (more: object) =>
    faultOf(await send('POST', '/webhooks', { account_id: home, url: 'https://example.com', ...more }), 400)
  const unpadded = bytes(25).replace(/=+$/, '')
  for (const secret of [bytes(23), bytes(65), unpadded, bytes(24).slice(6), bytes(24).replace('y', '-'), 'whsec_', 'x'])
    expect(await refusal({ secret }), secret).toEqual(['webhookSecret', '.secret', { format: 'standard' }])
  for (const secret of [
    '0123456789abcde',
    '0123456789abcde ',
    '0123456789abcdé'.padEnd(20, 'x'),
    '0123456789abcdef\r\n',
  ])
    expect(await refusal({ ...compatible, secret }), secret).toEqual([
      'webhookSecret',
      '.secret',
      { format: 'compatible' },
    ])
  expect(await refusal({ secret: 'x'.repeat(256) })).toEqual(['maxLength', '.secret', { limit: 255 }])
})

test('what a webhook hears of has to go together, also after a change', async () => {
  const { add, home, send } = hooks
  const made = { account_id: home, url: 'https://example.com' }
  const post = (more: object) => send('POST', '/webhooks', { ...made, ...more })
  expect(faultOf(await post({ format: 'compatible', tables: ['units', 'webhooks'] }), 400)).toEqual([
    'webhookTables',
    '.tables[1]',
    { format: 'compatible' },
  ])
  const types = ['webhookEventTypes', '.event_types', {}]
  expect(faultOf(await post({ tables: ['units'], event_types: ['Log Note'] }), 400)).toEqual(types)
  expect(faultOf(await post({ tables: [] }), 400)[0]).toBe('minItems')
  expect(faultOf(await post({ tables: ['units', 'units'] }), 400)[0]).toBe('uniqueItems')
  expect(faultOf(await post({ event_types: ['Log note'] }), 400)[0]).toBe('enum')
  expect(faultOf(await post({ event_types: [] }), 400)[0]).toBe('minItems')

  const { id } = await add({ event_types: ['Log Note'] })
  const patch = (payload: object) => send('PATCH', `/webhooks/${id}`, payload)
  expect(faultOf(await patch({ tables: ['prospects'] }), 400)).toEqual(types)
  expect(faultOf(await patch({ format: 'compatible' }), 400)[0]).toBe('additionalProperties')
  expect(bodyOf(await patch({ tables: ['prospects', 'webhooks'], event_types: null }), 200)).toMatchObject({
    tables: ['prospects', 'webhooks'],
    event_types: null,
  })
  expect(faultOf(await patch({ event_types: ['Log Note'] }), 400)).toEqual(types)
})

test('a URL that is none to send to is refused with the reason, and only who may have webhooks has it looked up', async () => {
  const faultOfUrl = vi.fn(hooks.tools.faultOfUrl)
  const { add, foreign, home, memberOf, send } = await useWebhooks(desk, { faultOfUrl })
  const { id } = await add()
  for (const reason of ['syntax', 'scheme', 'address', 'unresolved']) {
    const url = `https://${reason}.invalid/`
    const fault = ['webhookUrl', '.url', { reason }]
    expect(faultOf(await send('POST', '/webhooks', { account_id: home, url }), 400)).toEqual(fault)
    expect(faultOf(await send('PATCH', `/webhooks/${id}`, { url }), 400)).toEqual(fault)
  }
  faultOfUrl.mockClear()
  const url = 'https://example.org'
  expect((await send('POST', '/webhooks', { account_id: foreign, url })).statusCode).toBe(404)
  const manager = await memberOf(home, 'Property Manager')
  expect((await send('POST', '/webhooks', { account_id: home, url }, {}, manager)).statusCode).toBe(403)
  expect((await send('PATCH', `/webhooks/${id}`, { url }, {}, manager)).statusCode).toBe(403)
  expect((await send('PATCH', `/webhooks/${id}`, { url }, {}, await memberOf(foreign, 'Owner'))).statusCode).toBe(404)
  expect((await send('PATCH', `/webhooks/${id}`, { url: 'https://example.com/hook' })).statusCode).toBe(200)
  expect(faultOfUrl).not.toHaveBeenCalled()
  const texts = ['', 'a\u0000b', 'x'.repeat(2_001)].map((text) =>
    send('POST', '/webhooks', { account_id: home, url: text }),
  )
  const answers = await Promise.all(texts)
  expect(answers.map((answer) => faultOf(answer, 400)[0])).toEqual(['minLength', 'pattern', 'maxLength'])
  expect(faultOfUrl).not.toHaveBeenCalled()
})

test('without a key of the operator no secret can be kept; all else goes on', async () => {
  const { id } = await hooks.add()
  const keyless = await useWebhooks(desk, { secrets: null })
  const url = 'https://example.com'
  const needsKey = ['encryptionKey', '', {}]
  expect(faultOf(await keyless.send('POST', '/webhooks', { account_id: keyless.home, url }), 409)).toEqual(needsKey)
  const asOwner = (method: string, path: string, payload?: object) =>
    keyless.send(method, path, payload, {}, hooks.token)
  expect(faultOf(await asOwner('POST', `/webhooks/${id}/rotate_secret`, {}), 409)).toEqual(needsKey)
  expect((await asOwner('PATCH', `/webhooks/${id}`, { status: 'paused' })).statusCode).toBe(200)
  expect((await asOwner('DELETE', `/webhooks/${id}`)).statusCode).toBe(204)
})

test('an account has so many webhooks and no more, also when many are made at once; another account has its own', async () => {
  const { add, foreign, home, memberOf, send } = hooks
  const limit = webhookLimits.endpointsPerAccount
  await desk.pool.query(
    `insert into webhook_endpoints (account_id, id, url, format, tables, secret, created_by)
     select $1, gen_random_uuid(), 'https://example.com', 'standard', '{units}', '', gen_random_uuid() from generate_series(1, $2::int)`,
    [home, limit - 3],
  )
  const url = 'https://example.com'
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => send('POST', '/webhooks', { account_id: home, url })),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 201, 201, ...Array(5).fill(409)])
  expect(faultOf(await send('POST', '/webhooks', { account_id: home, url }), 409)).toEqual([
    'tooManyEndpoints',
    '',
    { limit },
  ])
  const other = await memberOf(foreign, 'Admin')
  expect((await send('POST', '/webhooks', { account_id: foreign, url }, {}, other)).statusCode).toBe(201)
  const [first] = dataOf(bodyOf(await send('GET', '/webhooks'), 200))
  expect((await send('DELETE', `/webhooks/${first?.['id']}`)).statusCode).toBe(204)
  expect(await add()).toMatchObject({ status: 'active' })
})

test('lists show the webhooks of the accounts that the caller manages, the newest first, page by page', async () => {
  const { add, foreign, home, memberOf, send } = hooks
  const both = await addToken(desk, await desk.addMember(home, 'Admin'))
  await desk.setMember(foreign, both.userId, 'Owner')
  const a = await add()
  const b = await add({ account_id: foreign }, both.token)
  const c = await add()
  const listed = async (query: string, as = both.token) =>
    bodyOf(await send('GET', `/webhooks?${query}`, undefined, {}, as), 200)
  const ids = (page: Record<string, unknown>) => dataOf(page).map(({ id }) => id)
  expect(ids(await listed(''))).toEqual([c.id, b.id, a.id])
  expect(ids(await listed('', hooks.token))).toEqual([c.id, a.id])
  expect(ids(await listed(`account_id=${foreign.toUpperCase()}`))).toEqual([b.id])
  const first = await listed('limit=2')
  expect([ids(first), first['has_more']]).toEqual([[c.id, b.id], true])
  const last = await listed(`limit=2&cursor=${first['next_cursor']}`)
  expect([ids(last), last['has_more'], last['next_cursor']]).toEqual([[a.id], false, null])
  const leasing = await memberOf(home, 'Leasing Agent')
  await desk.setMember(foreign, both.userId, 'Read-only')
  expect(ids(await listed(''))).toEqual([c.id, a.id])
  const refused = await Promise.all([
    send('GET', '/webhooks', undefined, {}, leasing),
    send('GET', `/webhooks?account_id=${foreign}`, undefined, {}, both.token),
    send('GET', `/webhooks/${b.id}`, undefined, {}, both.token),
    send('GET', `/webhooks?account_id=${foreign}`),
    send('GET', `/webhooks/${b.id}`),
  ])
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 404, 404])
})
