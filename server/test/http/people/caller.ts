import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Desk } from '../../engine/desk.ts'
import { addToken, bearer } from '../app.ts'

export type Caller = {
  readonly userId: string
  readonly tokenId: string
  readonly get: (url: string) => Promise<LightMyRequestResponse>
  readonly post: (url: string, payload: object) => Promise<LightMyRequestResponse>
  readonly patch: (url: string, payload: object, ifMatch?: string) => Promise<LightMyRequestResponse>
  readonly delete: (url: string) => Promise<LightMyRequestResponse>
}

/** A caller with a token of this user. */
export const callerOf = async (
  desk: Desk,
  app: FastifyInstance,
  userId: string,
  limits: Parameters<typeof addToken>[3] = {},
  expiresAt: string | null = null,
): Promise<Caller> => {
  const { id, token } = await addToken(desk, userId, expiresAt, limits)
  const headers = bearer(token)
  return {
    userId,
    tokenId: id,
    get: (url) => app.inject({ url, headers }),
    post: (url, payload) => app.inject({ method: 'POST', url, payload, headers }),
    patch: (url, payload, ifMatch) =>
      app.inject({
        method: 'PATCH',
        url,
        payload,
        headers: ifMatch === undefined ? headers : { ...headers, 'if-match': ifMatch },
      }),
    delete: (url) => app.inject({ method: 'DELETE', url, headers }),
  }
}

/** A status with the keywords and places of its details: what a test compares. */
export const gist = (response: LightMyRequestResponse): unknown[] => [
  response.statusCode,
  ...(response.statusCode < 400
    ? []
    : ((response.json().details ?? []) as { keyword: string; dataPath: string }[]).map(({ keyword, dataPath }) =>
        `${keyword} ${dataPath}`.trim(),
      )),
]
