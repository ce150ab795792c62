import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { choosePassword, sendResetLink } from '../../../records/sign-in/links.ts'
import { isSession } from '../../../records/sign-in/sign-in.ts'
import { whoseAddress, whoseLink } from '../../../records/sign-in/whose.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import { noQuery } from '../../schemas/queries.ts'
import { passwordBody, passwordLinkBody, sentLinkSchema } from '../../schemas/sign-in/passwords.ts'
import { beginSession, refuseSession } from '../../sign-in/answers.ts'
import { originOf } from '../../sign-in/origins.ts'
import { type PublicParts, sessionAnswer } from './parts.ts'

const tags = ['Signing in']

const linkSchema = {
  operationId: 'requestPasswordLink',
  summary: 'Ask for a link to a new password',
  description:
    'Sends a link to the e-mail address if it is that of a user; without a mail server the link stands in the log of the server. The answer is the same for every address.',
  tags,
  querystring: noQuery,
  body: passwordLinkBody,
  response: { 202: sentLinkSchema, ...errorResponses(...bodyErrors) },
}

const passwordSchema = {
  operationId: 'choosePassword',
  summary: 'Choose a password with a link',
  description:
    'Sets the password of whose link it is, and signs them in. The link works once. All of their other sessions end, and the one that the browser had before, whosever it was. Who has set up an authenticator app has to send a code here too.',
  tags,
  querystring: noQuery,
  body: passwordBody,
  response: { 200: sessionAnswer, ...errorResponses('wrongSignIn', 'codeNeeded', 'expiredLink', ...bodyErrors) },
} as const

/** `/v2/password_links` and `/v2/passwords`. */
export const linksRoutes =
  (parts: PublicParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const { database, guard, onFailure } = parts

    app.post('/password_links', { schema: linkSchema }, async (request, reply) => {
      const { email } = request.body
      await guard.countReset({ request, reply }, () => whoseAddress(database, email))
      // Nobody waits for it: how long it takes would tell whether there is such a user.
      sendResetLink(parts, email).catch(onFailure)
      return reply.code(202).send({ sent: true })
    })

    app.post('/passwords', { schema: passwordSchema }, async (request, reply) => {
      const { link, password, code } = request.body
      const work = () => choosePassword(parts, { link, password, code, origin: originOf(request) })
      const isFailure = (given: Awaited<ReturnType<typeof work>>) => given === 'wrongSignIn' || given === 'expiredLink'
      // Nobody guesses a link that works; a code with it they might.
      const whose = async () => {
        const person = await whoseLink(database, link)
        return person && { person, isGuess: code !== undefined }
      }
      const outcome = await guard.watch({ request, reply }, whose, work, isFailure)
      if (!isSession(outcome)) return refuseSession(reply, outcome)
      return reply.send(await beginSession({ request, reply }, parts, outcome))
    })
    done()
  }
