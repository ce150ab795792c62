import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { isRefused } from '../../../records/refusals.ts'
import { issueOwnToken, listTokensInSight, revokeTokenInSight } from '../../../records/tokens.ts'
import { findToken, type ListedToken, type TokenPlace } from '../../../storage/records/tokens.ts'
import { accessOf } from '../../access.ts'
import { ownerOf } from '../../plugins/authentication.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { listName } from '../../requests/cursors.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { isTokenPlace } from '../../requests/places.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import { pageOf } from '../../schemas/lists.ts'
import {
  newTokenBody,
  newTokenSchema,
  type TokenBody,
  tokenPath,
  tokenSchema,
  tokensQuery,
} from '../../schemas/people/tokens.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { RouteParts } from '../parts.ts'

const toBody = (token: ListedToken): TokenBody => ({
  id: token.id,
  name: token.name,
  ending: token.ending,
  scopes: [...token.scopes],
  account_ids: token.accountIds === null ? null : [...token.accountIds],
  created_at: token.createdAt,
  last_used_at: token.lastUsedAt,
  expires_at: token.expiresAt,
  revoked_at: token.revokedAt,
  user: { id: token.userId, name: token.userName, email: token.userEmail },
})

const tags = ['Tokens']

const listSchema = {
  operationId: 'listTokens',
  summary: 'List tokens',
  description:
    "The tokens that the caller may revoke, the newest first: their own, and, for who manages the tokens of accounts, those of others that reach these accounts and no other. A token that is limited to some accounts sees of its user's own tokens only those that are limited to the same.",
  tags,
  querystring: tokensQuery,
  response: { 200: pageOf(tokenSchema, 'Tokens.') },
}

const postSchema = {
  operationId: 'createToken',
  summary: 'Create a token',
  description:
    "Makes a token of the caller's own. It may do no more than the calling token, not elsewhere, and not for longer. The answer shows it, once.",
  tags,
  querystring: noQuery,
  body: newTokenBody,
  response: { 201: newTokenSchema, ...errorResponses(...bodyErrors) },
}

const deleteSchema = {
  operationId: 'revokeToken',
  summary: 'Revoke a token',
  description: 'Stops a token from working, on every server within a second. Revoking twice is no fault.',
  tags,
  params: tokenPath,
  querystring: noQuery,
  response: {
    204: Type.Null({ description: 'The token does not work any more.' }),
    ...errorResponses('unknownRecord'),
  },
}

/** `/v2/tokens`. */
export const tokensRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/tokens', { config: { action: 'manageOwnTokens' }, schema: listSchema }, async (request) => {
      const userId = request.query.user_id?.toLowerCase() ?? null
      const list = listName('GET /v2/tokens', { userId })
      const limit = pageLimit(request.query)
      const after = pageStart<TokenPlace>(list, request.query, isTokenPlace)
      const rows = await listTokensInSight(database, accessOf(request), userId, after, limit + 1)
      return toPage(list, rows, limit, toBody, ({ createdAt, id }) => [createdAt, id])
    })

    app.post('/tokens', { config: { action: 'manageOwnTokens' }, schema: postSchema }, async (request, reply) => {
      const { name, scopes = ['read', 'write'], account_ids: ids, expires_at: expiresAt } = request.body
      const accountIds = ids?.map((id) => id.toLowerCase()) ?? ids
      const { sessionId, expiresAt: latest } = ownerOf(request)
      // A session ends when it is not used: what it makes for programs does not.
      const calling = { ...accessOf(request), expiresAt: sessionId === null ? latest : null }
      const outcome = await issueOwnToken(database, calling, { name, scopes, accountIds, expiresAt })
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      const row = await findToken(database.tables, outcome.id)
      return reply.code(201).send({ ...toBody(row), token: outcome.token })
    })

    app.delete(
      '/tokens/:id',
      { config: { action: 'manageOwnTokens' }, schema: deleteSchema },
      async (request, reply) => {
        const outcome = await revokeTokenInSight(database, accessOf(request), request.params.id.toLowerCase())
        return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.code(204).send(null)
      },
    )
    done()
  }
