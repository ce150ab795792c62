import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig, settings } from '../../src/config.ts'

type Name = keyof typeof settings

const read = (env: NodeJS.ProcessEnv) => {
  const reading = readConfig(env)
  if (!reading.ok) throw new Error(reading.message)
  return reading
}
const messageOf = (env: NodeJS.ProcessEnv): string => {
  const reading = readConfig(env)
  return reading.ok ? '' : reading.message
}

/** Every setting: texts that are taken, with their values, and texts that are not. A new setting needs its row. */
const cases: {
  readonly [N in Name]: { readonly good: readonly (readonly [string, unknown])[]; readonly bad: readonly string[] }
} = {
  DATABASE_URL: {
    good: [
      'postgresql://user:password@host:5432/foyer',
      'postgres://host/foyer',
      'postgresql://foyer@%2Fvar%2Frun%2Fpostgresql:5432/foyer',
      'postgresql:///foyer?host=/var/run/postgresql',
      'postgresql://u:p%25%40@[::1]:5432/foyer?sslmode=require',
    ].map((url) => [url, url] as const),
    bad: [
      'somewhere',
      'mysql://host/foyer',
      'postgresql://host:port/foyer',
      'postgresql://host:99999/foyer',
      'postgresql://u:50%@host/x',
      'postgresql://u:%e0@host/x',
    ],
  },
  FOYER_HOST: { good: [['0.0.0.0', '0.0.0.0']], bad: [] },
  FOYER_PORT: {
    good: [
      ['0', 0],
      ['65535', 65_535],
    ],
    bad: ['65536', '-1', '80.5', '0x50', '1e3', 'http', ' ', '8080 '],
  },
  FOYER_DATA_DIR: {
    good: [
      ['data', resolve('data')],
      ['/srv/foyer', '/srv/foyer'],
    ],
    bad: [],
  },
  FOYER_LOG_LEVEL: { good: [['silent', 'silent']], bad: ['loud', 'INFO', 'constructor'] },
  FOYER_BODY_LIMIT_BYTES: {
    good: [
      ['1024', 1_024],
      ['16777216', 16_777_216],
    ],
    bad: ['1023', '16777217', '64K'],
  },
  FOYER_IMPORT_LIMIT_BYTES: { good: [['268435456', 268_435_456]], bad: ['1023', '256M', '-1'] },
  FOYER_QUEUE_LENGTH: {
    good: [
      ['1', 1],
      ['1000000', 1_000_000],
    ],
    bad: ['0', '1000001'],
  },
  FOYER_DATABASE_CONNECTIONS: {
    good: [
      ['4', 4],
      ['1000', 1_000],
    ],
    bad: ['3', '1001'],
  },
  FOYER_DATABASE_TIMEOUT_MS: {
    good: [
      ['100', 100],
      ['600000', 600_000],
    ],
    bad: ['99', '600001', '5s'],
  },
  FOYER_LOCK_TIMEOUT_MS: { good: [['10', 10]], bad: ['9', '600001'] },
  FOYER_REQUEST_TIMEOUT_MS: { good: [['1000', 1_000]], bad: ['999', '600001'] },
  FOYER_SHUTDOWN_TIMEOUT_MS: { good: [['0', 0]], bad: ['600001', '-1'] },
  FOYER_REQUESTS_PER_MINUTE: {
    good: [
      ['0', 0],
      ['100000000', 100_000_000],
    ],
    bad: ['100000001', 'many'],
  },
  FOYER_FAILED_LOGINS_PER_MINUTE: { good: [['1', 1]], bad: ['0', '1000001'] },
  FOYER_ENCRYPTION_KEY: {
    good: [
      [Buffer.alloc(32, 1).toString('base64'), [Buffer.alloc(32, 1)]],
      [
        [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')).join(', '),
        [Buffer.alloc(32, 1), Buffer.alloc(32, 2)],
      ],
    ],
    bad: ['secret', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')],
  },
  FOYER_WEBHOOK_NETWORKS: {
    good: [['10.1.2.0/24, fd00::/8', ['10.1.2.0/24', 'fd00::/8']]],
    bad: ['10.1.2.0/33', 'example.com'],
  },
  FOYER_WEBHOOK_HTTP: { good: [['yes', 'yes']], bad: ['true', '1'] },
  FOYER_PUBLIC_URL: {
    good: [
      ['https://foyer.example.com', 'https://foyer.example.com'],
      ['http://10.0.0.7:8080/', 'http://10.0.0.7:8080'],
    ],
    bad: [
      'foyer.example.com',
      'ftp://foyer.example.com',
      'https://foyer.example.com/desk',
      'https://u:p@foyer.example.com',
    ],
  },
  FOYER_SMTP_URL: {
    good: ['smtp://localhost:1025', 'smtps://user:p%40ss@mail.example.com'].map((url) => [url, url] as const),
    bad: ['mail.example.org', 'https://mail.example.com', 'smtp://', 'smtp:mail'],
  },
  FOYER_MAIL_FROM: {
    good: ['foyer@example.com', 'Foyer at Lakeside <foyer@example.com>'].map((text) => [text, text] as const),
    bad: ['Foyer', 'foyer@', 'a@example.com, b@example.com', 'Foyer\r\nBcc: <x@example.com>'],
  },
  FOYER_TRUSTED_PROXIES: {
    good: [
      ['10.0.0.7', ['10.0.0.7']],
      [' 10.0.0.0/8, ::1,,fd00::/8 ', ['10.0.0.0/8', '::1', 'fd00::/8']],
    ],
    bad: ['proxy.example.com', '10.0.0.0/33', '10.0.0', '10.0.0.0/0', 'fd00::/129', '10.0.0.1/8/8', '10.0.0.1/'],
  },
}
const names = Object.keys(settings) as Name[]
/** Nobody is shown what these are set to. */
const secret: readonly Name[] = ['DATABASE_URL', 'FOYER_ENCRYPTION_KEY', 'FOYER_SMTP_URL']

test('the cases below are all settings that there are', () => {
  expect(Object.keys(cases)).toEqual(names)
})

describe.each(names)('%s', (name) => {
  test('is taken where it is right', () => {
    for (const [text, value] of cases[name].good) expect(read({ [name]: text }).config[name]).toEqual(value)
  })

  test('is complained about in one line that names it and says what it must be', () => {
    for (const text of cases[name].bad) {
      const message = messageOf({ [name]: text })
      expect(message, text).toMatch(new RegExp(`^${name}: .+ won't do, it must be .+$`))
      if (secret.includes(name)) expect(message).not.toContain(text)
      else expect(message).toContain(JSON.stringify(text))
    }
  })

  test('has a fallback that is right, also where it is set to nothing', () => {
    expect(read({ [name]: '' })).toEqual(read({}))
  })
})

test('without any setting all fallbacks hold', () => {
  expect(read({}).config).toEqual({
    DATABASE_URL: null,
    FOYER_HOST: '127.0.0.1',
    FOYER_PORT: 8_080,
    FOYER_DATA_DIR: resolve('data'),
    FOYER_LOG_LEVEL: 'info',
    FOYER_BODY_LIMIT_BYTES: 65_536,
    FOYER_IMPORT_LIMIT_BYTES: 268_435_456,
    FOYER_QUEUE_LENGTH: 4_096,
    FOYER_DATABASE_CONNECTIONS: 10,
    FOYER_DATABASE_TIMEOUT_MS: 5_000,
    FOYER_LOCK_TIMEOUT_MS: 2_000,
    FOYER_REQUEST_TIMEOUT_MS: 30_000,
    FOYER_SHUTDOWN_TIMEOUT_MS: 10_000,
    FOYER_REQUESTS_PER_MINUTE: 0,
    FOYER_FAILED_LOGINS_PER_MINUTE: 100,
    FOYER_ENCRYPTION_KEY: [],
    FOYER_WEBHOOK_NETWORKS: [],
    FOYER_WEBHOOK_HTTP: 'no',
    FOYER_PUBLIC_URL: null,
    FOYER_SMTP_URL: null,
    FOYER_MAIL_FROM: 'Foyer <foyer@localhost>',
    FOYER_TRUSTED_PROXIES: [],
  })
})

test('a database address that is wrong is not repeated: it may hold a password', () => {
  const message = messageOf({ DATABASE_URL: 'postgresql://foyer:open-sesame@host:port/foyer' })
  expect(message).toContain('DATABASE_URL')
  expect(message).not.toMatch(/sesame|host:port/)
})

test('names that look like settings and are none are reported, and nothing else', () => {
  const env = {
    FOYER_PROT: '8080',
    FOYER_: 'x',
    FOYER_PORT: '8081',
    PATH: '/bin',
    DATABASE_URLS: 'x',
    FOYER_TOKEN: 'x',
  }
  expect(read(env).unknownNames).toEqual(['FOYER_PROT', 'FOYER_'])
})
