import { randomBytes } from 'node:crypto'
import { eventTypeNames } from '../../catalogue/event-types.ts'
import { type WebhookFormat, webhookLimits } from '../../catalogue/webhooks.ts'
import { isSecretOf, secretOf } from '../../domain/webhook-secrets.ts'
import { itemsOf } from '../../http/requests/query-strings.ts'
import { readTarget, type UrlRules } from '../../webhooks/sending/url-fault.ts'
import { Complaint, exitCodes } from '../complaint.ts'

export type ListenOptions = {
  readonly forwardTo: string
  readonly url: string
  readonly token?: string
  readonly account?: string
  readonly format: WebhookFormat
  readonly secret?: string
  /** With commas. Absent: all. */
  readonly events?: string
}

export type Listening = {
  readonly forwardTo: string
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly token: string
  /** Null: all that the token reaches. */
  readonly accountId: string | null
  readonly format: WebhookFormat
  readonly secret: string
  readonly isNewSecret: boolean
  /** Null: all. */
  readonly eventTypes: ReadonlySet<string> | null
}

/** Whoever sits at this machine may call what they like from it. */
export const anywhere: UrlRules = { allowsHttp: true, mayCall: () => true }

const wrong = (words: string): Complaint => new Complaint(words, exitCodes.usage)

/** A URL as people type it: `localhost:3000/hook` is one of http. */
const readUrl = (text: string, option: string): string => {
  const url = text.includes('://') ? text : `http://${text}`
  if (typeof readTarget(url, anywhere) === 'string')
    throw wrong(`${option} must be a URL like http://localhost:3000/hook, without a user and a fragment`)
  return url
}

const readToken = (given: string): string => {
  const token = given.trim()
  if (token === '') throw wrong('Name a token: with --token, or in FOYER_TOKEN. `foyer token create` makes one')
  // Else it would be no header, and the complaint of fetch would show it.
  if (!/^[!-~]+$/.test(token)) throw wrong('The token is none: `foyer token create` makes one')
  return token
}

const readSecret = (format: WebhookFormat, secret: string): string => {
  const { secretBytes, keyCharacters } = webhookLimits
  if (isSecretOf(format, secret)) return secret
  throw wrong(
    format === 'standard'
      ? `--secret must be whsec_ and base64 of ${secretBytes.least} to ${secretBytes.most} bytes`
      : `--secret must be ${keyCharacters.least} to ${keyCharacters.most} visible ASCII characters`,
  )
}

const readEventTypes = (text: string): ReadonlySet<string> => {
  const names = itemsOf(text, { enum: eventTypeNames })
  const unknown = names.find((name) => !eventTypeNames.some((known) => known === name))
  if (unknown !== undefined)
    throw wrong(`--events: there is no type ${JSON.stringify(unknown)}; docs/events.md lists them`)
  return new Set(names)
}

/** What is to be done, or a complaint. `tokenOfEnvironment`: FOYER_TOKEN. */
export const readOptions = (options: ListenOptions, tokenOfEnvironment: string | undefined): Listening => {
  const { format, secret, events } = options
  return {
    forwardTo: readUrl(options.forwardTo, '--forward-to'),
    baseUrl: readUrl(options.url, '--url').replace(/\/+$/, ''),
    token: readToken(options.token ?? tokenOfEnvironment ?? ''),
    accountId: options.account ?? null,
    format,
    secret: secret === undefined ? secretOf(format, randomBytes(32)) : readSecret(format, secret),
    isNewSecret: secret === undefined,
    eventTypes: events === undefined ? null : readEventTypes(events),
  }
}
