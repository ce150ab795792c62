import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { changeMembership, type UserRecord } from '../../../records/memberships.ts'
import { isRefused, type RecordRefusal, refused } from '../../../records/refusals.ts'
import { changeUserSafely, type LimitedTry } from '../../../records/sign-in/change-user.ts'
import { whoseId } from '../../../records/sign-in/whose.ts'
import { findUserInSight, inviteUser, listUsersInSight } from '../../../records/users.ts'
import type { NamePlace } from '../../../storage/records/accounts.ts'
import { accessOf, accountsOfList } from '../../access.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { listName } from '../../requests/cursors.ts'
import { matches, visibleTag } from '../../requests/entity-tags.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { isNamePlace } from '../../requests/places.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../schemas/errors.ts'
import { entityTagHeader, ifMatchHeaders } from '../../schemas/fields.ts'
import { pageOf } from '../../schemas/lists.ts'
import {
  invitationBody,
  membershipChangesBody,
  membershipPath,
  type UserBody,
  userChangesBody,
  userPath,
  userSchema,
  usersQuery,
} from '../../schemas/people/users.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { RouteParts } from '../parts.ts'

const toBody = ({ id, name, email, isActive, createdAt, memberships }: UserRecord): UserBody => ({
  id,
  name,
  email,
  active: isActive,
  created_at: createdAt,
  memberships: memberships.map((one) => ({
    account_id: one.accountId,
    role: one.role,
    active: one.active,
    created_at: one.createdAt,
  })),
})

const sendUser = (reply: FastifyReply, user: UserRecord): FastifyReply => {
  const body = toBody(user)
  return reply.header('etag', visibleTag(body)).send(body)
}

const knows =
  (request: FastifyRequest) =>
  (user: UserRecord): boolean =>
    matches(request, visibleTag(toBody(user)))

const answer = (reply: FastifyReply, outcome: UserRecord | RecordRefusal): FastifyReply =>
  isRefused(outcome) ? sendRefusal(reply, outcome) : sendUser(reply, outcome)

const tags = ['Users']
const found = (description: string) => ({ ...userSchema, description, headers: entityTagHeader })
const writing = [...changeErrors, ...bodyErrors]

const listSchema = {
  operationId: 'listUsers',
  summary: 'List users',
  description:
    'The people who are or were members of accounts that the token reaches, by name. The filters look at one membership: it fits all of them.',
  tags,
  querystring: usersQuery,
  response: { 200: pageOf(userSchema, 'Users.'), ...errorResponses('unknownRecord') },
}

const getSchema = {
  operationId: 'getUser',
  summary: 'Read a user',
  description: 'A user with their memberships in the accounts that the token reaches.',
  tags,
  params: userPath,
  querystring: noQuery,
  response: { 200: found('The user.'), ...errorResponses('unknownRecord') },
}

const postSchema = {
  operationId: 'inviteUser',
  summary: 'Make somebody a member of an account',
  description:
    'Makes a user and a member of an account. An e-mail address that has a user already is a 409, unless they are or were a member of this account, or the caller manages members in every account in which they are or were one: then they become a member under the name that they have. Inviting again changes nothing; a role is changed on the membership. Whoever is let in can sign in, so it takes a session, or a token that has all scopes, reaches all accounts and does not expire.',
  tags,
  querystring: noQuery,
  body: invitationBody,
  response: {
    200: found('A user who was there already, and is a member now.'),
    201: found('The new user.'),
    ...errorResponses(...writing, 'sessionNeeded'),
  },
}

const patchSchema = {
  operationId: 'updateUser',
  summary: 'Change a user, or deactivate them',
  description:
    'Changes a user in all of their accounts, so it takes the right to manage members in each account in which they are or were a member, and to manage owners where they are or were one. Their own name everybody may change. An e-mail address, to which links to new passwords go, is changed with a session, or with a token that has all scopes, reaches all accounts and does not expire; so is who was deactivated made active again. Your own takes your password as well, with a session and with a token, if you have one. The address from before is told by mail if the operator has set a mail server. A deactivated user keeps their history, can not be assigned, and their tokens stop at once.',
  tags,
  params: userPath,
  querystring: noQuery,
  headers: ifMatchHeaders,
  body: userChangesBody,
  response: { 200: found('The user as they are now.'), ...errorResponses(...writing, 'sessionNeeded', 'stale') },
}

const patchMembershipSchema = {
  operationId: 'updateMembership',
  summary: 'Change what somebody is in an account',
  description:
    'Changes the role of a member, or ends or renews their membership. Their own membership everybody may end. To make somebody an owner, or an owner something else, takes an owner; the last active owner of an account stays one. A higher role, or a membership that is active again, takes a session, or a token that has all scopes, reaches all accounts and does not expire. `If-Match` is the ETag of the user.',
  tags,
  params: membershipPath,
  querystring: noQuery,
  headers: ifMatchHeaders,
  body: membershipChangesBody,
  response: { 200: found('The user as they are now.'), ...errorResponses(...writing, 'sessionNeeded', 'stale') },
}

/** A password may come with it, of which nothing is kept for a key. */
const changing = { action: 'manageMembers', unkeptField: 'current' } as const

/** `/v2/users`: users and memberships. */
export const usersRoutes =
  ({ database, signIn: tools, signInGuard }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/users', { config: { action: 'readRecords' }, schema: listSchema }, async (request) => {
      const { account_id: accountId, role = null, active: isActive = null, q: text = null, id } = request.query
      const ids = id?.map((one) => one.toLowerCase()) ?? null
      const list = listName('GET /v2/users', { accountId, role, isActive, text, ids })
      const limit = pageLimit(request.query)
      const after = pageStart<NamePlace>(list, request.query, isNamePlace)
      const filters = { accountIds: accountsOfList(request, 'readRecords', accountId), role, isActive, text, ids }
      const rows = await listUsersInSight(database, accessOf(request), filters, after, limit + 1)
      return toPage(list, rows, limit, toBody, ({ place }) => place)
    })

    app.get('/users/:id', { config: { action: 'readRecords' }, schema: getSchema }, async (request, reply) => {
      const user = await findUserInSight(database, accessOf(request), request.params.id)
      return answer(reply, user ?? refused('unknownRecord'))
    })

    app.post('/users', { config: { action: 'manageMembers' }, schema: postSchema }, async (request, reply) => {
      const { account_id: accountId, ...person } = request.body
      const outcome = await inviteUser(database, accessOf(request), { accountId: accountId.toLowerCase(), ...person })
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return sendUser(reply.code(outcome.isNew ? 201 : 200), outcome.user)
    })

    app.patch('/users/:id', { config: changing, schema: patchSchema }, async (request, reply) => {
      const { active, current, ...rest } = request.body
      const changes = active === undefined ? rest : { ...rest, isActive: active }
      const id = request.params.id.toLowerCase()
      const whose = async () => ({ person: await whoseId(database, id), isGuess: true })
      const limit: LimitedTry = (attempt) => signInGuard.watch({ request, reply }, whose, attempt, isRefused)
      const wish = { id, changes, current, isCurrent: knows(request) }
      return answer(reply, await changeUserSafely({ database, tools }, accessOf(request), wish, limit))
    })

    app.patch(
      '/users/:id/memberships/:account_id',
      { config: { action: 'manageMembers' }, schema: patchMembershipSchema },
      async (request, reply) => {
        const place = { userId: request.params.id.toLowerCase(), accountId: request.params.account_id.toLowerCase() }
        return answer(reply, await changeMembership(database, accessOf(request), place, request.body, knows(request)))
      },
    )
    done()
  }
