import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { refused } from '../../../../records/refusals.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from '../../../../records/sign-in/sessions.ts'
import type { OwnSession } from '../../../../storage/sign-in/sessions.ts'
import { ownerOf } from '../../../plugins/authentication.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { errorResponses } from '../../../schemas/errors.ts'
import { noQuery } from '../../../schemas/queries.ts'
import {
  endedSessionsSchema,
  type OwnSessionBody,
  ownSessionPath,
  ownSessionsSchema,
} from '../../../schemas/sign-in/own-sessions.ts'
import { clearSessionCookie, isSecure } from '../../../sign-in/cookies.ts'
import type { RouteParts } from '../../parts.ts'

const tags = ['Signing in']

const listSchema = {
  operationId: 'listSessions',
  summary: 'See where you are signed in',
  description: 'Your sessions: since when, with which browser, from which address.',
  tags,
  querystring: noQuery,
  response: { 200: ownSessionsSchema },
}

const deleteSchema = {
  operationId: 'endSession',
  summary: 'Sign out elsewhere',
  description:
    'Ends one of your sessions, on every server within a second. Whoever has it may know your password: change that too if it was not you.',
  tags,
  params: ownSessionPath,
  querystring: noQuery,
  response: { 204: Type.Null({ description: 'The session has ended.' }), ...errorResponses('unknownRecord') },
}

const othersSchema = {
  operationId: 'endOtherSessions',
  summary: 'Sign out everywhere else',
  description: 'Ends all of your sessions but the one that asks.',
  tags,
  querystring: noQuery,
  response: { 200: endedSessionsSchema },
}

/** What has ended stays ended: it may be asked for again without a key. */
const config = { action: 'readRecords', onlySessions: true, once: 'nothing' } as const

const ownId = (request: FastifyRequest): string => ownerOf(request).sessionId ?? ''

const toBody = (session: OwnSession, currentId: string): OwnSessionBody => ({
  id: session.id,
  created_at: session.createdAt,
  last_used_at: session.lastUsedAt,
  expires_at: session.expiresAt,
  user_agent: session.userAgent,
  address: session.address,
  current: session.id === currentId,
})

/** `/v2/sessions`: where the caller is signed in. */
export const ownSessionsRoutes =
  ({ database, signIn: tools }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/sessions', { config, schema: listSchema }, async (request) => {
      const sessions = await listOwnSessions(database, ownerOf(request).userId)
      return { data: sessions.map((session) => toBody(session, ownId(request))) }
    })

    app.delete('/sessions/:id', { config, schema: deleteSchema }, async (request, reply) => {
      const id = request.params.id.toLowerCase()
      if (!(await endOwnSession(database, ownerOf(request).userId, id)))
        return sendRefusal(reply, refused('unknownRecord'))
      if (id === ownId(request)) clearSessionCookie(reply, isSecure(request, tools.publicUrl()))
      return reply.code(204).send(null)
    })

    app.post('/sessions/end_others', { config, schema: othersSchema }, async (request) => ({
      ended: await endOtherSessions(database, ownerOf(request).userId, ownId(request)),
    }))
    done()
  }
