import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import type { WebhookTools } from '../../../src/records/webhooks/tools.ts'
import type { Desk } from '../../engine/desk.ts'
import { addToken, bearer, useApp } from '../app.ts'
import { standInWebhooks } from '../stand-in-webhooks.ts'

export type Body = Record<string, unknown>

/** The body of an answer with this status. */
export const bodyOf = (response: LightMyRequestResponse, status: number): Body => {
  expect(response.statusCode, response.body).toBe(status)
  return response.statusCode === 204 ? {} : response.json()
}

/** Keyword, place and parameters of the first detail of a refusal. */
export const faultOf = (response: LightMyRequestResponse, status: number): unknown[] => {
  const [detail] = bodyOf(response, status)['details'] as Body[]
  return [detail?.['keyword'], detail?.['dataPath'], detail?.['params']]
}

/** An account, and its owner, who sends requests. For one test. */
export const useWebhooks = async (desk: Desk, given: Partial<WebhookTools> = {}) => {
  const tools = standInWebhooks(given)
  const { app } = await useApp(desk, { webhooks: tools })
  const [home, foreign] = [await desk.addAccount(), await desk.addAccount()]
  const memberOf = async (accountId: string, role: Role): Promise<string> =>
    (await addToken(desk, await desk.addMember(accountId, role))).token
  const token = await memberOf(home, 'Owner')
  const send = (method: string, url: string, payload?: object, headers: object = {}, as = token) =>
    app.inject({
      method,
      url: `/v2${url}`,
      ...(payload !== undefined && { payload }),
      headers: { ...bearer(as), ...headers },
    } as InjectOptions) as Promise<LightMyRequestResponse>
  const add = async (more: object = {}, as = token): Promise<Body & { id: string }> => {
    const payload = { account_id: home, url: 'https://example.com/hook', ...more }
    return bodyOf(await send('POST', '/webhooks', payload, {}, as), 201) as Body & { id: string }
  }
  const addUnit = async (accountId = home, as = token): Promise<number> =>
    Number(bodyOf(await send('POST', '/units', { account_id: accountId }, {}, as), 201)['id'])
  const get = async (url: string): Promise<Body> => bodyOf(await send('GET', url), 200)
  return { tools, home, foreign, token, memberOf, send, add, addUnit, get }
}

export type Webhooks = Awaited<ReturnType<typeof useWebhooks>>

/** The bodies of a list. */
export const dataOf = (page: Body): Body[] => page['data'] as Body[]

/** What is there for an endpoint, the oldest first. */
export const stored = async (desk: Desk, endpointId: string) => {
  const { rows } = await desk.pool.query<{ id: number; sequence: number; lane: number; status: string; due: boolean }>(
    `select id, change_id as sequence, lane, status, next_at <= clock_timestamp() as due
     from webhook_deliveries where endpoint_id = $1 order by id`,
    [endpointId],
  )
  return rows
}

/** What becomes of a delivery when it is tried. */
export const setStatus = (desk: Desk, id: number, status: 'delivered' | 'failed' | 'retrying' | 'held') =>
  desk.pool.query(
    `update webhook_deliveries set status = $2, attempts = 1, first_attempt_at = clock_timestamp(),
       next_at = case $2 when 'retrying' then clock_timestamp() + interval '1 hour' end,
       ended_at = case when $2 in ('delivered', 'failed') then clock_timestamp() end
     where id = $1`,
    [id, status],
  )
