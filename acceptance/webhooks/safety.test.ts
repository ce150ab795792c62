import { expect, test } from 'vitest'
import { callerWith } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf } from '../support/event-shapes.ts'
import { openOffice, webhookSettings } from './office.ts'

/** A server with its defaults, but for a key: nothing can be kept without. */
const desk = await openDesk({ FOYER_ENCRYPTION_KEY: webhookSettings.FOYER_ENCRYPTION_KEY })
const office = await openOffice(desk)

const hear = (url: string) => office.call('POST', '/v2/webhooks', { account_id: office.accountId, url })

const forbidden = [
  ...['127.0.0.1', '127.1', '127.255.255.254', '[::1]', '[0:0:0:0:0:0:0:1]', '0.0.0.0', '0', '[::]', '169.254.169.254'],
  ...[
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
  ],
  ...[
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
  ],
  // IPv4 in IPv6: mapped, compatible, NAT64, 6to4, Teredo.
  ...['[::ffff:127.0.0.1]', '[::ffff:a00:1]', '[::ffff:169.254.169.254]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
  ...['[64:ff9b::a9fe:a9fe]', '[2002:7f00:1::]', '[2002:a00:1::1]', '[2001:0:7f00:1::]'],
  // Decimal, octal, hexadecimal, and full-width.
  ...[
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0177.0.0.1',
    '0x7f.1',
    '2852039166',
    '0xa9fea9fe',
    '０.０.０.０',
    '127。0。0。1',
  ],
  ...['localhost', 'LOCALHOST', 'localhost.', 'api.localhost', '127.0.0.1.', '%31%32%37.0.0.1'],
]

test.each(forbidden)('https://%s is no address that a server calls', async (host) => {
  for (const url of [`https://${host}/hook`, `https://${host}:8443/hook`]) {
    const [detail] = detailsOf(await hear(url))
    expect(detail, url).toMatchObject({ keyword: 'webhookUrl', dataPath: '.url', params: { reason: 'address' } })
  }
})

test.each([
  ['http://example.com/hook', 'scheme'],
  ['http://127.0.0.1/hook', 'scheme'],
  ['ftp://example.com/hook', 'syntax'],
  ['file:///etc/passwd', 'syntax'],
  ['javascript:alert(1)', 'syntax'],
  ['/hook', 'syntax'],
  ['example.com/hook', 'syntax'],
  ['https://', 'syntax'],
  ['https://user:word@example.com/hook', 'syntax'],
  ['https://example.com@127.0.0.1/hook', 'syntax'],
  ['https://example.com/hook#part', 'syntax'],
  ['https://example.com:0/hook', 'syntax'],
  ['https://[fe80::1%25eth0]/hook', 'syntax'],
  ['https://nobody.invalid/hook', 'unresolved'],
])('%s is refused: %s', async (url, reason) => {
  expect(detailsOf(await hear(url))[0]).toMatchObject({ keyword: 'webhookUrl', params: { reason } })
})

test('nothing of that can be set afterwards either, and nothing was made', async () => {
  // Nothing happens in the account: it is not called.
  const { id } = await office.hear({ url: 'https://93.184.215.14/hook' })
  for (const url of ['https://127.0.0.1/hook', 'https://[::ffff:10.0.0.1]/', 'http://93.184.215.14/hook'])
    expect(detailsOf(await office.call('PATCH', `/v2/webhooks/${id}`, { url }))[0]?.keyword).toBe('webhookUrl')
  const { data } = await office.get<{ data: object[] }>('/v2/webhooks')
  expect(data).toMatchObject([{ id, url: 'https://93.184.215.14/hook' }])
})

test('a server without a key makes none, and says what its operator has to do', async () => {
  const keyless = await desk.another({ FOYER_ENCRYPTION_KEY: '' })
  const reply = await callerWith(keyless, office.token)('POST', '/v2/webhooks', {
    account_id: office.accountId,
    url: 'https://93.184.215.14/hook',
  })
  expect(errorOf(reply, 409).details).toMatchObject([{ keyword: 'encryptionKey' }])
  expect(reply.text).toContain('FOYER_ENCRYPTION_KEY')
})
