import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { isSession, signIn, signInAtDemo } from '../../../records/sign-in/sign-in.ts'
import { whoseAddress } from '../../../records/sign-in/whose.ts'
import { sendError } from '../../errors.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import { noQuery } from '../../schemas/queries.ts'
import { demoBody, signInBody } from '../../schemas/sign-in/sessions.ts'
import { beginSession, refuseSession } from '../../sign-in/answers.ts'
import { originOf } from '../../sign-in/origins.ts'
import { type PublicParts, sessionAnswer } from './parts.ts'

const tags = ['Signing in']

const postSchema = {
  operationId: 'signIn',
  summary: 'Sign in',
  description:
    'Begins a session, whose cookie `foyer_session` (over https `__Host-foyer_session`) is what every route of v2 takes in place of a token. A wrong e-mail address, a wrong password and a wrong code are answered alike. Who has set up an authenticator app is answered 401 until they send a code.',
  tags,
  querystring: noQuery,
  body: signInBody,
  response: { 200: sessionAnswer, ...errorResponses('wrongSignIn', 'codeNeeded', ...bodyErrors) },
} as const

const demoSchema = {
  operationId: 'signInAtDemo',
  summary: 'Sign in to the demo',
  description: 'Begins a session as somebody of the demo, without a password. Only where the server runs `foyer demo`.',
  tags,
  querystring: noQuery,
  body: demoBody,
  response: { 200: sessionAnswer, ...errorResponses('unknownPath', ...bodyErrors) },
} as const

/** `POST /v2/session`, and the same for the demo. The session from before, if there was one, ends. */
export const sessionsRoutes =
  (parts: PublicParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const { database, guard } = parts

    app.post('/session', { schema: postSchema }, async (request, reply) => {
      const { email, password, code } = request.body
      const work = () => signIn(parts, { email, password, code, origin: originOf(request) })
      const whose = async () => ({ person: await whoseAddress(database, email), isGuess: true })
      const outcome = await guard.watch({ request, reply }, whose, work, (given) => given === 'wrongSignIn')
      if (!isSession(outcome)) return refuseSession(reply, outcome)
      return reply.send(await beginSession({ request, reply }, parts, outcome))
    })

    app.post('/session/demo', { schema: demoSchema }, async (request, reply) => {
      const outcome = await signInAtDemo(parts, request.body.user_id.toLowerCase(), originOf(request))
      if (outcome === null) return sendError(reply, 'unknownPath')
      return reply.send(await beginSession({ request, reply }, parts, outcome))
    })
    done()
  }
