import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Desk } from '../../engine/desk.ts'
import { addToken, bearer, shareApp } from '../app.ts'

export type Caller = {
  readonly app: FastifyInstance
  readonly get: (url: string) => Promise<LightMyRequestResponse>
  readonly post: (payload: object, url?: string) => Promise<LightMyRequestResponse>
  readonly patch: (id: number, payload: object, ifMatch?: string) => Promise<LightMyRequestResponse>
}

/** Somebody with a token who talks to the application. */
export const callAs = async (desk: Desk, userId: string): Promise<Caller> => {
  const { app } = await shareApp(desk)
  const headers = bearer((await addToken(desk, userId)).token)
  return {
    app,
    get: (url) => app.inject({ url, headers }),
    post: (payload, url = '/v2/prospects') => app.inject({ method: 'POST', url, headers, payload }),
    patch: (id, payload, ifMatch) =>
      app.inject({
        method: 'PATCH',
        url: `/v2/prospects/${id}`,
        headers: ifMatch === undefined ? headers : { ...headers, 'if-match': ifMatch },
        payload,
      }),
  }
}
