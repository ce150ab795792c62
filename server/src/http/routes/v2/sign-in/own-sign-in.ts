import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isRefused, type RecordRefusal } from '../../../../records/refusals.ts'
import { confirmTwoFactor, removeTwoFactor, startTwoFactor } from '../../../../records/sign-in/second-factor.ts'
import { changePassword } from '../../../../records/sign-in/sign-in.ts'
import { isWeakPassword } from '../../../../records/sign-in/weak-passwords.ts'
import { whoseId } from '../../../../records/sign-in/whose.ts'
import type { Database } from '../../../../storage/database.ts'
import { ownerOf } from '../../../plugins/authentication.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { bodyErrors, errorResponses } from '../../../schemas/errors.ts'
import { noQuery } from '../../../schemas/queries.ts'
import {
  backupCodesSchema,
  codeBody,
  currentPasswordBody,
  passwordChangeBody,
  shownSecretSchema,
} from '../../../schemas/sign-in/passwords.ts'
import { rememberBrowser } from '../../../sign-in/answers.ts'
import type { SignInGuard } from '../../../sign-in/guard.ts'
import type { RouteParts } from '../../parts.ts'

const tags = ['Signing in']
const changed = (description: string) => Type.Null({ description })

const passwordSchema = {
  operationId: 'changePassword',
  summary: 'Change your password',
  description: 'Takes the password that you have now. All of your other sessions end, and links to a new password too.',
  tags,
  querystring: noQuery,
  body: passwordChangeBody,
  response: { 204: changed('The password was changed.'), ...errorResponses(...bodyErrors) },
}

const startSchema = {
  operationId: 'startTwoFactor',
  summary: 'Show a secret for an authenticator app',
  description:
    'Begins to set up an authenticator app (TOTP, RFC 6238). Takes the password that you have now. Nothing changes until a code of it is confirmed; beginning again shows another secret.',
  tags,
  querystring: noQuery,
  body: currentPasswordBody,
  response: { 200: shownSecretSchema, ...errorResponses('conflict', ...bodyErrors) },
}

const confirmSchema = {
  operationId: 'confirmTwoFactor',
  summary: 'Confirm the authenticator app',
  description: 'From now on a code is asked for when you sign in. Shows backup codes, once.',
  tags,
  querystring: noQuery,
  body: codeBody,
  response: { 200: backupCodesSchema, ...errorResponses('unknownRecord', 'conflict', ...bodyErrors) },
}

const removeSchema = {
  operationId: 'removeTwoFactor',
  summary: 'Remove the authenticator app',
  description: 'From now on no code is asked for. Takes a code of the app, or a backup code.',
  tags,
  querystring: noQuery,
  body: codeBody,
  response: { 204: changed('No code is asked for.'), ...errorResponses('unknownRecord', ...bodyErrors) },
}

/** Nothing of it is stored for a key: a password and its codes stand nowhere but where they belong. */
const config = { action: 'readRecords', onlySessions: true, once: 'nothing' } as const

/** `/v2/me/password` and `/v2/me/two_factor`: how the caller signs in. */
export const ownSignInRoutes =
  ({ database, signIn: tools, signInGuard }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const { passwords, secrets } = tools
    const guarded = guardedBy(database, signInGuard)

    app.put('/me/password', { config, schema: passwordSchema }, async (request, reply) => {
      const outcome = await guarded(request, reply, () =>
        changePassword({ database, tools }, ownerOf(request), request.body),
      )
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      // A new password forgets all browsers; this one has just shown that it is its user's.
      await rememberBrowser({ request, reply }, { database, tools }, ownerOf(request).userId)
      return reply.code(204).send(null)
    })

    app.post('/me/two_factor', { config, schema: startSchema }, async (request, reply) => {
      const parts = { database, passwords, secrets }
      const work = () => startTwoFactor(parts, ownerOf(request).userId, request.body.current)
      const outcome = await guarded(request, reply, work)
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return reply.send({ secret: outcome.secret, otpauth_url: outcome.otpauthUrl })
    })

    app.post('/me/two_factor/confirm', { config, schema: confirmSchema }, async (request, reply) => {
      const work = () => confirmTwoFactor({ database, secrets }, ownerOf(request).userId, request.body.code)
      const outcome = await guarded(request, reply, work)
      return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.send({ backup_codes: outcome.backupCodes })
    })

    app.post('/me/two_factor/remove', { config, schema: removeSchema }, async (request, reply) => {
      const work = () => removeTwoFactor({ database, secrets }, ownerOf(request).userId, request.body.code)
      const outcome = await guarded(request, reply, work)
      return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.code(204).send(null)
    })
    done()
  }

const isGuess = (outcome: object): boolean => isRefused(outcome) && !isWeakPassword(outcome)

/** Whoever sits down at an open browser must not guess the password there either. */
const guardedBy =
  (database: Database, guard: SignInGuard) =>
  <T extends object>(request: FastifyRequest, reply: FastifyReply, work: () => Promise<T | RecordRefusal>) => {
    const whose = async () => ({ person: await whoseId(database, ownerOf(request).userId), isGuess: true })
    return guard.watch({ request, reply }, whose, work, isGuess)
  }
