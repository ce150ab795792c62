import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { isRefused } from '../../../records/refusals.ts'
import { isSetUpNeeded, setUp } from '../../../records/sign-in/set-up.ts'
import { sendError } from '../../errors.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import { noQuery } from '../../schemas/queries.ts'
import { setUpBody, setUpStateSchema } from '../../schemas/sign-in/set-up.ts'
import { beginSession, demoBodyOf } from '../../sign-in/answers.ts'
import { originOf } from '../../sign-in/origins.ts'
import { type PublicParts, sessionAnswer } from './parts.ts'

const tags = ['Signing in']

const getSchema = {
  operationId: 'getSetup',
  summary: 'Whether Foyer has to be set up',
  description:
    'What a sign-in page has to know: whether there is no user yet, and who there is to sign in as in a demo.',
  tags,
  querystring: noQuery,
  response: { 200: setUpStateSchema },
}

const postSchema = {
  operationId: 'setUp',
  summary: 'Set Foyer up',
  description:
    'Makes the first account and its owner, and signs them in. Takes the link that `foyer serve` prints as long as there is no user; it works once.',
  tags,
  querystring: noQuery,
  body: setUpBody,
  response: { 201: sessionAnswer, ...errorResponses('expiredLink', ...bodyErrors) },
} as const

/** `/v2/setup`. */
export const setUpRoutes =
  (parts: PublicParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const { database, tools, guard } = parts

    app.get('/setup', { schema: getSchema }, async () => ({
      needed: await isSetUpNeeded(database),
      demo: demoBodyOf(tools),
    }))

    app.post('/setup', { schema: postSchema }, async (request, reply) => {
      const { link, name, email, password, account } = request.body
      const { time_zone: timeZone, phone_country: phoneCountry } = account
      const wish = {
        link,
        name,
        email,
        password,
        account: { name: account.name, timeZone, phoneCountry },
        origin: originOf(request),
      }
      const work = () => setUp(parts, wish)
      const nobody = async () => null
      const outcome = await guard.watch({ request, reply }, nobody, work, (given) => given === 'expiredLink')
      if (outcome === 'expiredLink') return sendError(reply, outcome)
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return reply.code(201).send(await beginSession({ request, reply }, parts, outcome))
    })
    done()
  }
