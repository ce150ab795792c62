import { createHash } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { Desk } from '../../engine/desk.ts'
import { addToken, bearer } from '../app.ts'
import type { RightRequest } from '../recipe.ts'

export type KeyedCaller = {
  readonly tokenId: string
  readonly token: string
  readonly send: (
    key: string | null,
    method: string,
    url: string,
    payload?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<LightMyRequestResponse>
}

/** A caller with a token of this user, who sends requests with keys, or with none. */
export const keyedCaller = async (desk: Desk, app: FastifyInstance, userId: string): Promise<KeyedCaller> => {
  const { id, token } = await addToken(desk, userId)
  return {
    tokenId: id,
    token,
    send: (key, method, url, payload, headers = {}) =>
      app.inject({
        method: method as 'POST',
        url,
        headers: { ...bearer(token), ...headers, ...(key === null ? {} : { 'idempotency-key': key }) },
        ...(payload === undefined ? {} : { payload }),
      }),
  }
}

/** What the common test calls a route with, as a request. */
export const toRequest = (route: string, { path = {}, ...request }: RightRequest): InjectOptions => {
  const [method = '', template = ''] = route.split(' ')
  const url = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  return { ...request, method: method as 'POST', url } as InjectOptions
}

const ownHeaders = new Set(['x-request-id', 'idempotency-replayed', 'date', 'connection', 'keep-alive'])

/** An answer as a repeat has to give it again. */
export const answerOf = ({ statusCode, headers, rawPayload }: LightMyRequestResponse) => ({
  statusCode,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name))),
  body: rawPayload.toString('latin1'),
})

export const expectReplay = (again: LightMyRequestResponse, first: LightMyRequestResponse): void => {
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(answerOf(again)).toEqual(answerOf(first))
}

/** A text that is another one when any row of any table of Foyer is. */
export const contentOf = async ({ pool }: Desk): Promise<string> => {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    const rest = createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex')
    parts.push(`${name} ${rows.length} ${rest}`)
  }
  return parts.join('\n')
}
