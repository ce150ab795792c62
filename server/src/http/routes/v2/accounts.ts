import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { type Access, reachedAccounts } from '../../../records/access.ts'
import { actionsIn, changeAccount } from '../../../records/accounts.ts'
import { isRefused, refused } from '../../../records/refusals.ts'
import { type Account, findAccount, type NamePlace, pageAccounts } from '../../../storage/records/accounts.ts'
import { findToken, type ListedToken } from '../../../storage/records/tokens.ts'
import { findUser } from '../../../storage/records/users.ts'
import { accessOf } from '../../access.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { listName } from '../../requests/cursors.ts'
import { entityTag, matches } from '../../requests/entity-tags.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { isNamePlace } from '../../requests/places.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import { entityTagHeader, ifMatchHeaders } from '../../schemas/fields.ts'
import { pageOf, pageParameters } from '../../schemas/lists.ts'
import {
  type AccountBody,
  accountChangesBody,
  accountPath,
  accountSchema,
  type MeBody,
  meSchema,
} from '../../schemas/people/accounts.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { RouteParts } from '../parts.ts'

/** The account as a caller sees it who reaches it. */
const toBody = ({ roles }: Access, { id, name, timeZone, phoneCountry, createdAt }: Account): AccountBody => {
  const role = roles.get(id)
  if (role === undefined) throw new Error('an account that the caller does not reach was about to be shown')
  return { id, name, time_zone: timeZone, phone_country: phoneCountry, role, created_at: createdAt }
}

type Person = { readonly id: string; readonly name: string; readonly email: string }

const toMe = (
  access: Access,
  { id, name, email }: Person,
  token: ListedToken | null,
  accounts: readonly Account[],
): MeBody => ({
  user: { id, name, email },
  token: token && {
    id: token.id,
    name: token.name,
    scopes: [...token.scopes],
    account_ids: token.accountIds === null ? null : [...token.accountIds],
    expires_at: token.expiresAt,
  },
  accounts: accounts.map((account) => ({ ...toBody(access, account), actions: actionsIn(access, account.id) })),
})

const tags = ['Accounts']

const listSchema = {
  operationId: 'listAccounts',
  summary: 'List accounts',
  description: "The accounts that the token reaches, by name, each with the role of the token's user.",
  tags,
  querystring: Type.Object(pageParameters, { additionalProperties: false }),
  response: { 200: pageOf(accountSchema, 'Accounts.') },
}

const getSchema = {
  operationId: 'getAccount',
  summary: 'Read an account',
  description: "The account's settings, and the role of the token's user in it.",
  tags,
  params: accountPath,
  querystring: noQuery,
  response: { 200: { ...accountSchema, headers: entityTagHeader }, ...errorResponses('unknownRecord') },
}

const patchSchema = {
  operationId: 'updateAccount',
  summary: 'Change the settings of an account',
  description:
    'Changes the name, the time zone or the default country of phone numbers. Numbers that are there already keep their reading.',
  tags,
  params: accountPath,
  querystring: noQuery,
  headers: ifMatchHeaders,
  body: accountChangesBody,
  response: {
    200: { ...accountSchema, headers: entityTagHeader },
    ...errorResponses('missingScope', 'roleMayNot', 'unknownRecord', 'stale', ...bodyErrors),
  },
}

const meRouteSchema = {
  operationId: 'getMe',
  summary: 'Who am I',
  description:
    'The user, the token of the request (null for who signed in), and the accounts that it reaches, with the role there and all that the user may do there with this token.',
  tags,
  querystring: noQuery,
  response: { 200: meSchema, ...errorResponses('unknownRecord') },
}

/** `/v2/accounts` and `/v2/me`. */
export const accountsRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/accounts', { config: { action: 'readRecords' }, schema: listSchema }, async (request) => {
      const access = accessOf(request)
      const list = listName('GET /v2/accounts', {})
      const limit = pageLimit(request.query)
      const after = pageStart<NamePlace>(list, request.query, isNamePlace)
      const rows = await pageAccounts(database.tables, reachedAccounts(access), after, limit + 1)
      return toPage(
        list,
        rows,
        limit,
        (row) => toBody(access, row),
        ({ place }) => place,
      )
    })

    app.get('/accounts/:id', { config: { action: 'readRecords' }, schema: getSchema }, async (request, reply) => {
      const access = accessOf(request)
      const id = request.params.id.toLowerCase()
      const account = access.roles.has(id) ? await findAccount(database.tables, id) : null
      if (account === null) return sendRefusal(reply, refused('unknownRecord'))
      return reply.header('etag', entityTag(account.revision)).send(toBody(access, account))
    })

    app.patch('/accounts/:id', { config: { action: 'editAccount' }, schema: patchSchema }, async (request, reply) => {
      const { name, time_zone: timeZone, phone_country: phoneCountry } = request.body
      const changes = {
        ...(name === undefined ? {} : { name }),
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(phoneCountry === undefined ? {} : { phoneCountry }),
      }
      const isCurrent = (revision: number): boolean => matches(request, entityTag(revision))
      const access = accessOf(request)
      const outcome = await changeAccount(database, access, request.params.id.toLowerCase(), changes, isCurrent)
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return reply.header('etag', entityTag(outcome.revision)).send(toBody(access, outcome))
    })

    app.get('/me', { config: { action: 'readRecords' }, schema: meRouteSchema }, async (request, reply) => {
      const access = accessOf(request)
      const user = await findUser(database.tables, access.userId)
      if (user === null) return sendRefusal(reply, refused('unknownRecord'))
      const token = access.tokenId === null ? null : await findToken(database.tables, access.tokenId)
      const accounts = await pageAccounts(database.tables, reachedAccounts(access), null, limits.pageRows)
      return toMe(access, user, token, accounts)
    })
    done()
  }
