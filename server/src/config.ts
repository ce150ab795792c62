import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** One setting: how its text is read, what holds without it, and what an operator must know of it. */
type Setting<T> = {
  readonly fallback: string
  readonly read: (text: string) => T | Bad
  readonly about: string
}
class Bad {
  readonly wanted: string
  constructor(wanted: string) {
    this.wanted = wanted
  }
}

const text = (value: string): string => value
const folder = (value: string): string => resolve(value)
const databaseUrl = (value: string): string | null | Bad => {
  if (value === '') return null
  return /^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace('%2F', '')) && isPercentEncoded(value)
    ? value
    : new Bad('an address like postgresql://user:password@host:5432/foyer, a % in it written as %25')
}
/** What is not would be found by the driver, too late for one clear line. */
const isPercentEncoded = (value: string): boolean => {
  try {
    decodeURIComponent(value)
    return true
  } catch {
    return false
  }
}
const whole =
  (least: number, most: number) =>
  (value: string): number | Bad =>
    /^\d{1,12}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : new Bad(`a whole number from ${least} to ${most}`)
const oneOf =
  <const T extends string>(...names: readonly T[]) =>
  (value: string): T | Bad =>
    names.find((name) => name === value) ?? new Bad(`one of ${names.join(', ')}`)
const keyBytes = 32
const keys = (value: string): Buffer[] | Bad => {
  const found = value.split(',').flatMap((part) => (part.trim() === '' ? [] : Buffer.from(part.trim(), 'base64')))
  return found.every((key) => key.length === keyBytes)
    ? found
    : new Bad(
        `${keyBytes} random bytes in base64, as \`openssl rand -base64 ${keyBytes}\` makes them; several with commas`,
      )
}
const isNetwork = (value: string): boolean => {
  const [, address = '', bits = '1'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(value) ?? []
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? 0
  return Number(bits) >= 1 && Number(bits) <= longest
}
const publicUrl = (value: string): string | null | Bad => {
  if (value === '') return null
  const url = URL.canParse(value) ? new URL(value) : null
  const isRoot = url !== null && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '')
  return isRoot ? url.origin : new Bad('an address like https://foyer.example.com, without a path')
}
const mailServer = (value: string): string | null | Bad => {
  if (value === '') return null
  return URL.canParse(value) && /^smtps?:\/\/[^/]/.test(value)
    ? value
    : new Bad('an address like smtps://user:password@mail.example.com, with special characters written as %40')
}
const sender = (value: string): string | Bad =>
  /^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/.test(value)
    ? value
    : new Bad('an address like foyer@example.com or Foyer <foyer@example.com>')
const networks = (value: string): string[] | Bad => {
  const parts = value.split(',').flatMap((part) => part.trim() || [])
  return parts.every(isNetwork) ? parts : new Bad('addresses or networks like 10.0.0.7, 192.168.0.0/16, fd00::/8')
}

/**
 * Every setting of Foyer, read from the environment once, by the command line, and passed down as values.
 * docs/settings.md is generated from this table.
 */
export const settings = {
  DATABASE_URL: {
    fallback: '',
    read: databaseUrl,
    about:
      'The PostgreSQL server (15 or newer) to use. Empty: Foyer starts a PostgreSQL of its own in the data folder (Linux and macOS).',
  },
  FOYER_HOST: {
    fallback: '127.0.0.1',
    read: text,
    about: 'The address to listen on. `0.0.0.0` is every IPv4 address of the machine.',
  },
  FOYER_PORT: { fallback: '8080', read: whole(0, 65_535), about: 'The port to listen on. 0 takes a free one.' },
  FOYER_DATA_DIR: {
    fallback: './data',
    read: folder,
    about: "Foyer's folder: its own PostgreSQL, and what `foyer demo` writes down.",
  },
  FOYER_LOG_LEVEL: {
    fallback: 'info',
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    about: 'How much goes to the log (JSON lines on stderr). `debug` adds a line for every request.',
  },
  FOYER_BODY_LIMIT_BYTES: {
    fallback: '65536',
    read: whole(1_024, 16_777_216),
    about: 'The largest request body, in bytes. A larger one is answered 413.',
  },
  FOYER_IMPORT_LIMIT_BYTES: {
    fallback: '268435456',
    read: whole(1_024, 68_719_476_736),
    about: 'The largest file that is imported over HTTP, in bytes. It is read as it comes and never held whole.',
  },
  FOYER_QUEUE_LENGTH: {
    fallback: '4096',
    read: whole(1, 1_000_000),
    about: 'Requests that may wait for the database. One more is answered 503 with Retry-After.',
  },
  FOYER_DATABASE_CONNECTIONS: {
    fallback: '10',
    read: whole(4, 1_000),
    about:
      'The most connections that one server opens for reading. It opens up to 21 more to write, to listen, for jobs and for webhooks.',
  },
  FOYER_DATABASE_TIMEOUT_MS: {
    fallback: '5000',
    read: whole(100, 600_000),
    about: 'How long a statement may take, in milliseconds, before its requests are answered 503.',
  },
  FOYER_LOCK_TIMEOUT_MS: {
    fallback: '2000',
    read: whole(10, 600_000),
    about:
      'How long a request waits for a prospect that somebody else holds locked, in milliseconds, before it is answered 503.',
  },
  FOYER_REQUEST_TIMEOUT_MS: {
    fallback: '30000',
    read: whole(1_000, 600_000),
    about: 'How long a client may take to send a whole request, in milliseconds.',
  },
  FOYER_SHUTDOWN_TIMEOUT_MS: {
    fallback: '10000',
    read: whole(0, 600_000),
    about: 'How long accepted requests may still take after SIGTERM, in milliseconds.',
  },
  FOYER_REQUESTS_PER_MINUTE: {
    fallback: '0',
    read: whole(0, 100_000_000),
    about: 'Requests per minute that each token may send. 0 is no limit. One more is answered 429.',
  },
  FOYER_FAILED_LOGINS_PER_MINUTE: {
    fallback: '100',
    read: whole(1, 1_000_000),
    about: 'Failed authentications per minute and address. One more is answered 429.',
  },
  FOYER_ENCRYPTION_KEY: {
    fallback: '',
    read: keys,
    about:
      'What secrets of webhooks and of authenticator apps are sealed with: 32 random bytes in base64 (`openssl rand -base64 32`), the same on all servers. Several with commas: the first seals, all open. Empty: with a PostgreSQL of its own, Foyer makes a key in the data folder; with DATABASE_URL there are no webhooks.',
  },
  FOYER_WEBHOOK_NETWORKS: {
    fallback: '',
    read: networks,
    about:
      'Addresses or networks, comma-separated, that webhooks may be sent to although they are private, such as 10.1.2.0/24.',
  },
  FOYER_WEBHOOK_HTTP: {
    fallback: 'no',
    read: oneOf('no', 'yes'),
    about: 'Whether webhooks may be sent to http:// addresses. `no`: only to https://.',
  },
  FOYER_PUBLIC_URL: {
    fallback: '',
    read: publicUrl,
    about:
      'Where people reach the server, such as https://foyer.example.com: for links in mails and in the log, and to tell requests of the console from those of other sites behind a proxy that changes Host. Empty: the address that it listens on.',
  },
  FOYER_SMTP_URL: {
    fallback: '',
    read: mailServer,
    about:
      'The mail server for invitations and for links to new passwords, such as smtps://user:password@mail.example.com. Empty: none is sent, and links to new passwords stand in the log.',
  },
  FOYER_MAIL_FROM: {
    fallback: 'Foyer <foyer@localhost>',
    read: sender,
    about: 'From whom these mails are.',
  },
  FOYER_TRUSTED_PROXIES: {
    fallback: '',
    read: networks,
    about: 'Addresses or networks, comma-separated, whose X-Forwarded-For, -Host and -Proto are believed.',
  },
} as const satisfies Record<string, Setting<unknown>>

/** Their values are shown to nobody. */
const secretSettings = new Set<string>([
  'DATABASE_URL',
  'FOYER_ENCRYPTION_KEY',
  'FOYER_SMTP_URL',
] satisfies SettingName[])

type SettingName = keyof typeof settings
type ValueOf<N extends SettingName> = Exclude<ReturnType<(typeof settings)[N]['read']>, Bad>

/** The value of every setting, under the setting's own name. */
export type Config = { readonly [N in SettingName]: ValueOf<N> }

export type ConfigReading =
  | { readonly ok: true; readonly config: Config; readonly unknownNames: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** What commands read that are no part of a server: no setting of it, and none that it does not know. */
const ofCommands = ['FOYER_TOKEN']

/** Reads all settings. The first bad one ends it: one clear line that names the setting, the value and what is wanted. */
export const readConfig = (env: NodeJS.ProcessEnv): ConfigReading => {
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const given = env[name]
    const value = setting.read(given === undefined || given === '' ? setting.fallback : given)
    if (value instanceof Bad) {
      const shown = secretSettings.has(name) ? 'what it is set to' : JSON.stringify(given)
      return { ok: false, message: `${name}: ${shown} won't do, it must be ${value.wanted}` }
    }
    values[name] = value
  }
  const unknownNames = Object.keys(env).filter(
    (name) => name.startsWith('FOYER_') && !(name in settings || ofCommands.includes(name)),
  )
  return { ok: true, config: values as Config, unknownNames }
}
