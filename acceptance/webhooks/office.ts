import { randomBytes } from 'node:crypto'
import { bodyOf, type Caller, callerWith, openAccount } from '../records-people/caller.ts'
import type { Desk } from '../support/desk.ts'
import { eventually } from '../support/waiting.ts'

/** With these a server sends to receivers on this machine, on whatever database. */
export const webhookSettings = {
  FOYER_WEBHOOK_HTTP: 'yes',
  FOYER_WEBHOOK_NETWORKS: '127.0.0.0/8',
  FOYER_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
}

export type Webhook = {
  readonly id: string
  readonly account_id: string
  readonly status: string
  readonly pause_reason: string | null
  readonly failing_since: string | null
  readonly previous_secret_valid_until: string | null
}

export type NewWebhook = Webhook & { readonly secret: string }

export type Delivery = {
  readonly id: number
  readonly sequence: number
  readonly message_id: string
  readonly table: string
  readonly type: string
  readonly event_type: string | null
  readonly prospect_id: number | null
  readonly status: string
  readonly attempts: number
  readonly created_at: string
}

export type Office = {
  readonly accountId: string
  /** The token of the account's owner, and their e-mail address. */
  readonly token: string
  readonly email: string
  readonly call: Caller
  readonly get: <T>(path: string) => Promise<T>
  /** Makes a webhook. */
  readonly hear: (wish: object) => Promise<NewWebhook>
  readonly show: (id: string) => Promise<Webhook & { readonly waiting: number }>
  /** Until nothing waits for the webhook. */
  readonly drained: (id: string, withinMs?: number) => Promise<true>
}

export const allTables = ['leasing_events', 'prospects', 'units']

/** A new account, and what its owner does with webhooks. */
export const openOffice = async (desk: Pick<Desk, 'sql' | 'baseUrl'>): Promise<Office> => {
  const { accountId, token, email } = await openAccount(desk, `Webhooks ${randomBytes(4).toString('hex')}`)
  const call = callerWith(desk, token)
  const get = async <T>(path: string): Promise<T> => bodyOf<T>(await call('GET', path), 200)
  const show: Office['show'] = (id) => get(`/v2/webhooks/${id}`)
  return {
    accountId,
    token,
    email,
    call,
    get,
    hear: async (wish) =>
      bodyOf<NewWebhook>(await call('POST', '/v2/webhooks', { account_id: accountId, ...wish }), 201),
    show,
    drained: (id, withinMs) =>
      eventually(
        `the end of what waits for ${id}`,
        async () => ((await show(id)).waiting === 0 ? true : null),
        withinMs,
      ),
  }
}
