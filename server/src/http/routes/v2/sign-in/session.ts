import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { endSession, renewSession } from '../../../../records/sign-in/sessions.ts'
import { sendError } from '../../../errors.ts'
import { ownerOf, secretOf } from '../../../plugins/authentication.ts'
import { noQuery } from '../../../schemas/queries.ts'
import { sessionBodyOf } from '../../../sign-in/answers.ts'
import { clearSessionCookie, isSecure, setSessionCookie } from '../../../sign-in/cookies.ts'
import type { RouteParts } from '../../parts.ts'

const tags = ['Signing in']

const getSchema = {
  operationId: 'getSession',
  summary: 'Who is signed in',
  description: 'The session of the cookie, which lasts longer by this.',
  tags,
  querystring: noQuery,
  response: { 200: { $ref: 'Session#', description: 'The session.' } },
} as const

const deleteSchema = {
  operationId: 'signOut',
  summary: 'Sign out',
  description: 'Ends the session, on every server within a second.',
  tags,
  querystring: noQuery,
  response: { 204: Type.Null({ description: 'The session has ended.' }) },
}

const config = { action: 'readRecords', onlySessions: true, once: 'nothing' } as const

/** `/v2/session` of who is signed in. */
export const sessionRoutes =
  ({ database, signIn: tools }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/session', { config, schema: getSchema }, async (request, reply) => {
      const session = await renewSession(database, ownerOf(request).sessionId ?? '')
      if (session === null) return sendError(reply, 'unauthenticated')
      setSessionCookie(reply, secretOf(request), isSecure(request, tools.publicUrl()))
      return reply.send(sessionBodyOf(tools, session))
    })

    app.delete('/session', { config, schema: deleteSchema }, async (request, reply) => {
      await endSession(database, secretOf(request))
      clearSessionCookie(reply, isSecure(request, tools.publicUrl()))
      return reply.code(204).send(null)
    })
    done()
  }
