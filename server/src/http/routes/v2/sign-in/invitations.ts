import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { isRefused } from '../../../../records/refusals.ts'
import { inviteToSignIn } from '../../../../records/sign-in/links.ts'
import { accessOf } from '../../../access.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { noQuery } from '../../../schemas/queries.ts'
import { invitationLinkSchema, invitedUserPath } from '../../../schemas/sign-in/passwords.ts'
import type { RouteParts } from '../../parts.ts'

const schema = {
  operationId: 'inviteToSignIn',
  summary: 'Make a link for somebody to sign in',
  description:
    'Makes a link with which a user chooses their password, their first one or a new one, and mails it to them if the operator has set a mail server. Who makes it could be them, so it takes the right to manage members in each account in which they are or were a member, and to manage owners where they are or were one. It works once; a newer one ends an older one. A second factor stays what it is.',
  tags: ['Signing in'],
  params: invitedUserPath,
  querystring: noQuery,
  response: { 201: invitationLinkSchema, ...errorResponses(...changeErrors) },
}

/** `/v2/users/{id}/invitation`. */
export const invitationsRoutes =
  ({ database, signIn: tools, signInGuard }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    // The link is a way to have a session: no token may come to one.
    const config = { action: 'manageMembers', onlySessions: true } as const
    app.post('/users/:id/invitation', { config, schema }, async (request, reply) => {
      const userId = request.params.id.toLowerCase()
      const work = () => inviteToSignIn({ database, tools }, accessOf(request), userId)
      const outcome = await signInGuard.countInvitation({ reply }, userId, work, isRefused)
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return reply.code(201).send({ link: outcome.link, expires_at: outcome.expiresAt })
    })
    done()
  }
