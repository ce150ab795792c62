import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressCheck } from '../../../src/webhooks/sending/safe-address.ts'

const mayCall = addressCheck([])

const bytes = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
const ipV4 = bytes.map((parts) => parts.join('.'))
const hex = ([a, b, c, d]: readonly number[]): string =>
  `${(((a ?? 0) << 8) | (b ?? 0)).toString(16)}:${(((c ?? 0) << 8) | (d ?? 0)).toString(16)}`

describe('addresses that may be called', () => {
  it.each([
    [
      'a public one',
      ['1.1.1.1', '93.184.216.34', '172.15.255.255', '172.32.0.0', '100.63.255.255', '100.128.0.0', '223.255.255.255'],
    ],
    ['a public one of IPv6', ['2606:4700:4700::1111', '2a00:1450:4001:82a::200e', '2001:200::1', '2400:cb00::1']],
    [
      'a public one of IPv4 within IPv6',
      ['::ffff:1.1.1.1', '::ffff:101:101', '64:ff9b::1.1.1.1', '64:ff9b:0:0:0:0:101:101'],
    ],
  ])('are such as %s', (_, addresses) => {
    expect(addresses.filter((address) => !mayCall(address))).toEqual([])
  })
})

describe('addresses that must not be called', () => {
  it.each([
    ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1']],
    ['no address, which leads to this machine', ['0.0.0.0', '0.1.2.3', '::']],
    [
      'private networks',
      ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fd00::1', 'fc00::1'],
    ],
    ['links', ['169.254.0.1', 'fe80::1', 'febf::1', 'fe80::1%eth0', 'fec0::1']],
    [
      'what clouds tell their machines',
      ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
    ],
    ['networks of a provider', ['100.64.0.1', '100.127.255.255']],
    ['many at once', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1', 'ff0e::1']],
    ['what is reserved', ['240.0.0.1', '192.0.0.1', '192.88.99.1', '100::1', '4000::1', 'e000::1']],
    [
      'documents and benchmarks',
      [
        '192.0.2.1',
        '198.51.100.1',
        '203.0.113.1',
        '198.18.0.1',
        '198.19.255.255',
        '2001:db8::1',
        '2001:2::1',
        '3fff::1',
      ],
    ],
    [
      'tunnels',
      [
        '2002:7f00:1::',
        '2002:a00:1::1',
        '2001:0:4136:e378:8000:63bf:3fff:fdd2',
        '64:ff9b:1::a00:1',
        '::127.0.0.1',
        '::7f00:1',
        '::ffff:0:127.0.0.1',
      ],
    ],
    [
      'these again, within IPv6',
      [
        '::ffff:127.0.0.1',
        '::FFFF:7F00:1',
        '0:0:0:0:0:ffff:a00:1',
        '::ffff:0.0.0.0',
        '::ffff:169.254.169.254',
        '64:ff9b::10.0.0.1',
        '64:ff9b::7f00:1',
        '64:ff9b::',
      ],
    ],
    [
      'what is none',
      [
        '',
        'localhost',
        '127.1',
        '0x7f.0.0.1',
        '2130706433',
        '[::1]',
        '1.1.1.1 ',
        '1.1.1.1/32',
        '2606:4700::1%eth0',
        '1.1.1.1:80',
      ],
    ],
  ])('are such as lead to %s', (_, addresses) => {
    expect(addresses.filter(mayCall)).toEqual([])
  })

  it('are the same whether they are written as IPv4 or within IPv6', () => {
    fc.assert(
      fc.property(bytes, (parts) => {
        const plain = mayCall(parts.join('.'))
        for (const spelling of [`::ffff:${parts.join('.')}`, `::ffff:${hex(parts)}`, `64:ff9b::${hex(parts)}`]) {
          expect(mayCall(spelling)).toBe(plain)
        }
        for (const tunnel of [`::${hex(parts)}`, `2002:${hex(parts)}::1`, `64:ff9b:1::${hex(parts)}`]) {
          expect(mayCall(tunnel)).toBe(false)
        }
      }),
      { examples: [[[127, 0, 0, 1]], [[0, 0, 0, 0]], [[8, 8, 0, 0]], [[0, 0, 8, 8]], [[169, 254, 169, 254]]] },
    )
  })
})

describe('networks that the operator allows', () => {
  it('may be called, and only these', () => {
    const allowed = addressCheck(['10.1.0.0/16', '192.168.7.7', 'fd12::/16', '::1'])
    expect(
      ['10.1.2.3', '192.168.7.7', 'fd12::9', '::1', '::ffff:10.1.2.3', '::ffff:a01:203', '1.1.1.1'].every(allowed),
    ).toBe(true)
    expect(
      ['10.2.0.1', '192.168.7.8', 'fd13::9', '127.0.0.1', '::ffff:10.2.0.1', '169.254.169.254'].some(allowed),
    ).toBe(false)
  })

  it('take nothing from the public ones', () => {
    const allowed = addressCheck(['10.0.0.0/8'])
    fc.assert(fc.property(ipV4, (address) => !mayCall(address) || allowed(address)))
  })
})
