import { describe, expect, it, vi } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import type { Resolve } from '../../../src/webhooks/sending/name-addresses.ts'
import { createUrlRules, faultOfUrl } from '../../../src/webhooks/sending/url-fault.ts'
import { until } from '../../support/wait.ts'
import { thisMachine, usePost, useRawReceiver, useReceiver } from './receivers.ts'

const asDelivered = createUrlRules({ allowsHttp: false, allowedNetworks: [] })
const anyPublic: Resolve = async () => ['93.184.216.34', '2606:2800:220:1::1']
const faults = (urls: readonly string[], rules = asDelivered, resolve = anyPublic) =>
  Promise.all(urls.map(async (url) => [url, await faultOfUrl(url, rules, resolve)]))
const all = (urls: readonly string[], fault: string | null) => urls.map((url) => [url, fault])

describe('a URL', () => {
  it('is fine if it is of https and leads to public addresses', async () => {
    const urls = [
      'https://example.com',
      'https://example.com:8443/a?b=c%23',
      'https://1.1.1.1/',
      'https://[2606:4700::1]/',
      'HTTPS://EXAMPLE.com./',
      'https://bücher.example/',
    ]
    expect(await faults(urls)).toEqual(all(urls, null))
  })

  it('has a fault of syntax if it is no absolute one, or says more than where to send', async () => {
    const urls = [
      ...[
        '',
        'example.com',
        '/hook',
        '//example.com/',
        'https:',
        'https://',
        'https:///',
        'https:example.com',
        'https:\\\\example.com',
      ],
      ...[
        'ftp://example.com/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'gopher://example.com/',
        'ws://example.com',
      ],
      ...[
        'https://user@example.com/',
        'https://:secret@example.com/',
        'https://a:b@example.com/',
        'https://example.com/#',
        'https://example.com/#a',
      ],
      ...[
        'https://example.com:0/',
        'https://example.com:65536/',
        'https://example.com:x/',
        'https://exa mple.com/',
        ' https://example.com/',
        'https://example.com/\n',
        'ht\ntps://example.com/',
      ],
      ...[
        'https://1.1.1.256/',
        'https://0x100000000/',
        'https://[::1/',
        'https://[fe80::1%25eth0]/',
        'https://%00/',
        'https://./',
        'https://a..',
      ],
      ...['https://example.com\\@127.0.0.1/', 'https://127.0.0.1\0.example.com/'],
    ]
    expect(await faults(urls)).toEqual(all(urls, 'syntax'))
  })

  it('has a fault of scheme if it is of http while only https is allowed', async () => {
    expect(await faults(['http://example.com/'])).toEqual(all(['http://example.com/'], 'scheme'))
    const rules = createUrlRules({ allowsHttp: true, allowedNetworks: [] })
    expect(await faults(['http://example.com/'], rules)).toEqual(all(['http://example.com/'], null))
  })

  it('has a fault of address however it spells one that must not be called', async () => {
    const loopback = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '017700000001',
      '0177.0.0.1',
      '127.0.0.1.',
      '①②⑦.0.0.1',
      '127。0。0。1',
      '%31%32%37.0.0.1',
    ]
    const others = [
      '0.0.0.0',
      '0',
      '169.254.169.254',
      '0xa9fea9fe',
      '2852039166',
      '10.0.0.1',
      '10.1',
      '012.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ]
    const six = [
      '[::1]',
      '[::]',
      '[0:0:0:0:0:0:0:1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '[fe80::1]',
      '[fd00::1]',
      '[fd00:ec2::254]',
      '[ff02::1]',
    ]
    const names = ['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', 'a.b.localhost.']
    const urls = [...loopback, ...others, ...six, ...names].map((host) => `https://${host}/hook`)
    expect(await faults(urls)).toEqual(all(urls, 'address'))
  })

  it('has a fault of address if its name leads to one that must not be called, be it beside others', async () => {
    const url = ['https://example.com/']
    for (const addresses of [
      ['127.0.0.1'],
      ['1.1.1.1', '10.0.0.1'],
      ['::1', '1.1.1.1'],
      ['::ffff:10.0.0.1'],
      ['nonsense'],
    ]) {
      expect(await faults(url, asDelivered, async () => addresses)).toEqual(all(url, 'address'))
    }
  })

  it('is unresolved if nobody knows its name, or says so in time', async () => {
    const url = ['https://example.com/']
    expect(await faults(url, asDelivered, async () => [])).toEqual(all(url, 'unresolved'))
    expect(await faults(url, asDelivered, () => Promise.reject(new Error('no name server')))).toEqual(
      all(url, 'unresolved'),
    )
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const late = faults(url, asDelivered, () => new Promise(() => {}))
      vi.advanceTimersByTime(webhookLimits.lookupMs)
      expect(await late).toEqual(all(url, 'unresolved'))
    } finally {
      vi.useRealTimers()
    }
  })

  it('may lead to where the operator allows it', async () => {
    const rules = createUrlRules({ allowsHttp: true, allowedNetworks: ['127.0.0.0/8', '10.0.0.0/8'] })
    const fine = [
      'http://127.0.0.1:3000/',
      'http://2130706433/',
      'http://localhost/',
      'http://a.localhost./',
      'http://10.2.3.4/',
    ]
    expect(await faults(fine, rules)).toEqual(all(fine, null))
    expect(await faults(['http://[::1]/', 'http://192.168.0.1/'], rules)).toEqual(
      all(['http://[::1]/', 'http://192.168.0.1/'], 'address'),
    )
  })
})

describe('a connection', () => {
  it('is not made to a name that leads elsewhere the second time', async () => {
    const { port, connections } = await useReceiver((_, response) => response.end())
    const url = `http://rebinding.example:${port}/`
    const answers = [['93.184.216.34'], ['127.0.0.1']]
    const resolve: Resolve = async () => answers.shift() ?? ['127.0.0.1']
    expect(await faultOfUrl(url, createUrlRules({ allowsHttp: true, allowedNetworks: [] }), resolve)).toBeNull()
    const result = await usePost({ resolve, allowedNetworks: [] })({ url })
    expect(result).toMatchObject({
      outcome: 'forbidden',
      statusCode: null,
      reply: expect.stringContaining('must not be called'),
    })
    expect(connections()).toBe(0)
  })

  it('is made to what was checked: its name is looked up once', async () => {
    const { port, connections } = await useReceiver((_, response) => response.end())
    let asked = 0
    const resolve: Resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['10.0.0.1'])
    const post = usePost({ resolve, allowedNetworks: ['127.0.0.1'] })
    expect(await post({ url: `http://once.example:${port}/` })).toMatchObject({ outcome: 'delivered' })
    expect([asked, connections()]).toEqual([1, 1])
  })

  it('is not made if one of several addresses must not be called', async () => {
    const { port, connections } = await useReceiver((_, response) => response.end())
    const post = usePost({ resolve: async () => ['127.0.0.1', '10.0.0.1'], allowedNetworks: ['127.0.0.0/8'] })
    expect(await post({ url: `http://both.example:${port}/` })).toMatchObject({ outcome: 'forbidden' })
    expect(connections()).toBe(0)
  })

  it('is not made to an address in the URL that must not be called, however the URL got there', async () => {
    const { port, connections } = await useReceiver((_, response) => response.end())
    const post = usePost({ allowedNetworks: [] })
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0', 'localhost', '[::1]']) {
      expect(await post({ url: `http://${host}:${port}/` })).toMatchObject({ outcome: 'forbidden', statusCode: null })
    }
    expect(connections()).toBe(0)
  })

  it('is closed before anything is sent if it has come to another address than the one that was checked', async () => {
    const heard: string[] = []
    const { port, connections, sockets } = await useRawReceiver((_, __, data) => heard.push(data))
    // The system takes 0.0.0.0 for this machine, and connects to 127.0.0.1.
    const result = await usePost({ allowedNetworks: ['0.0.0.0'] })({ url: `http://0.0.0.0:${port}/` })
    expect(result).toMatchObject({ outcome: 'forbidden', statusCode: null })
    await until(() => connections() === 1 && sockets.size === 0)
    expect(heard).toEqual([])
  })

  it('is not made by http once only https is allowed', async () => {
    const { url, connections } = await useReceiver((_, response) => response.end())
    expect(await usePost({ allowsHttp: false })({ url })).toMatchObject({
      outcome: 'forbidden',
      reply: expect.stringContaining('https'),
    })
    expect(connections()).toBe(0)
  })

  it('is made to this machine by its name where that is allowed', async () => {
    const { port } = await useReceiver((_, response) => response.end('here'))
    expect(await usePost({ allowedNetworks: thisMachine })({ url: `http://localhost:${port}/` })).toMatchObject({
      reply: 'here',
    })
  })
})
