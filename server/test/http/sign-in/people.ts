import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { AppOptions } from '../../../src/http/app.ts'
import { secureSessionCookieName, sessionCookieName } from '../../../src/http/sign-in/cookies.ts'
import type { SignInTools } from '../../../src/records/sign-in/tools.ts'
import type { Desk } from '../../engine/desk.ts'
import { useApp } from '../app.ts'
import { standInSignIn } from './stand-in-sign-in.ts'

export type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly payload?: object
  readonly cookie?: string | undefined
  readonly headers?: Record<string, string>
  readonly from?: string
}

/** What the session's cookie is called where people reach the server by this address. */
export const cookieNameAt = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? secureSessionCookieName : sessionCookieName

/** The value of the session's cookie that an answer sets; undefined when it sets none, empty when it takes it away. */
export const cookieOf = (response: LightMyRequestResponse): string | undefined =>
  response.cookies.find(({ name }) => name === sessionCookieName || name === secureSessionCookieName)?.value

/** An application with what tests of signing in look at: letters, and lines for the operator. */
export const openDoor = async (
  desk: Desk,
  tools: Partial<SignInTools> = {},
  options: Partial<AppOptions> = {},
): Promise<{
  readonly app: FastifyInstance
  readonly told: readonly string[]
  readonly call: (url: string, call?: Call) => Promise<LightMyRequestResponse>
}> => {
  const told: string[] = []
  const signIn = standInSignIn({ tell: (line) => void told.push(line), ...tools })
  const { app } = await useApp(desk, { signIn, ...options })
  const cookieName = cookieNameAt(signIn.publicUrl())
  return {
    app,
    told,
    call: (url, { method = 'GET', payload, cookie, headers = {}, from = '127.0.0.1' } = {}) =>
      app.inject({
        method,
        url,
        remoteAddress: from,
        headers: {
          'x-foyer-console': '1',
          ...(cookie === undefined ? {} : { cookie: `${cookieName}=${cookie}` }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload }),
      }),
  }
}

/** What stands behind the `#` of a link in a text. */
export const secretIn = (text: string): string => /#([\w-]{43})/.exec(text)?.[1] ?? ''
