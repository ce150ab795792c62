import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { toUtc } from '../../../domain/moments.ts'
import { findProspectAt } from '../../../records/prospects/past-prospects.ts'
import { findProspects } from '../../../records/prospects/prospect-lists.ts'
import { changeProspect, createProspect, type WantedProspect } from '../../../records/prospects/prospects.ts'
import { isRefused, type RecordRefusal } from '../../../records/refusals.ts'
import type { Profile, Prospect } from '../../../storage/prospects/prospect.ts'
import { toListedProspectBody, toProspectBody } from '../../../wire/prospects.ts'
import { accessOf, accountsFor, accountsOfList } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { entityTag, matches } from '../../requests/entity-tags.ts'
import { pageLimit, toPage } from '../../requests/pages.ts'
import { placeOf, toProspectList } from '../../requests/prospect-lists.ts'
import { mergedResponse, sendMerged } from '../../requests/redirects.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../schemas/errors.ts'
import { ifMatchHeaders } from '../../schemas/fields.ts'
import { pageOf } from '../../schemas/lists.ts'
import {
  listedProspect,
  type NewProspectBody,
  newProspect,
  type ProspectChangesBody,
  pastProspect,
  pastQuery,
  prospect,
  prospectChanges,
  prospectPath,
  prospectsQuery,
} from '../../schemas/prospects.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { RouteParts } from '../parts.ts'

const tags = ['Prospects']

const tagged = {
  ...prospect,
  headers: {
    ETag: {
      type: 'string',
      description: 'Names this state of the prospect. Send it back as `If-Match` with a change.',
      example: '"3-1"',
    },
  },
}

const listSchema = {
  operationId: 'listProspects',
  summary: 'List and search prospects',
  description:
    'Prospects of all accounts that the token reaches, or of one of them, by any of the filters together. Those that were merged into another one are left out.',
  tags,
  querystring: prospectsQuery,
  response: { 200: pageOf(listedProspect, 'A page of prospects.'), ...errorResponses('unknownRecord') },
} as const

const createSchema = {
  operationId: 'createProspect',
  summary: 'Create a prospect',
  description:
    'Creates a prospect with its first event, `New`, and with an `Assign to User` if it has assignees. With an `external_id` it is safe to repeat: the second time is 409 and names the prospect that has it.',
  tags,
  querystring: noQuery,
  body: newProspect,
  response: {
    201: {
      ...tagged,
      headers: {
        ...tagged.headers,
        Location: { type: 'string', description: 'Where the prospect is.', example: '/v2/prospects/12345' },
      },
    },
    ...errorResponses(...changeErrors, ...bodyErrors),
  },
} as const

const readSchema = {
  operationId: 'getProspect',
  summary: 'Read a prospect',
  description:
    'One prospect with its profile and with what its events say, or said at a moment. Without `at`, the answer has an `ETag`.',
  tags,
  params: prospectPath,
  querystring: pastQuery,
  response: {
    200: { ...pastProspect, headers: tagged.headers },
    ...mergedResponse,
    ...errorResponses('unknownRecord', 'conflict'),
  },
} as const

const changeSchema = {
  operationId: 'changeProspect',
  summary: 'Change the profile of a prospect',
  description:
    'Changes the fields that are given; null clears. Each change is written down with who made it and when, and what was there before. Status, assignees and follow-ups change by leasing events.',
  tags,
  params: prospectPath,
  querystring: noQuery,
  headers: ifMatchHeaders,
  body: prospectChanges,
  response: {
    200: tagged,
    ...errorResponses(...changeErrors, ...bodyErrors, 'stale'),
  },
} as const

const tagOf = ({ version, revision }: Prospect): string => entityTag(version, revision)

const sendProspect = (reply: FastifyReply, found: Prospect): FastifyReply =>
  reply.header('etag', tagOf(found)).send(toProspectBody(found))

const toWanted = (body: NewProspectBody, assignedToUserIds: readonly string[]): WantedProspect => ({
  accountId: body.account_id.toLowerCase(),
  name: body.name ?? null,
  email: body.email ?? null,
  phone: body.phone ?? null,
  notes: body.notes ?? null,
  source: body.source ?? 'Other',
  unitId: body.unit_id ?? null,
  prospectType: body.prospect_type ?? 'Self',
  prescreened: body.prescreened ?? false,
  externalId: body.external_id ?? null,
  assignedToUserIds,
})

const profileNames: Readonly<Record<keyof ProspectChangesBody, keyof Profile>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  notes: 'notes',
  source: 'source',
  unit_id: 'unitId',
  prospect_type: 'prospectType',
  prescreened: 'prescreened',
  external_id: 'externalId',
}

const toChanges = (body: ProspectChangesBody): Partial<Profile> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [profileNames[name as keyof ProspectChangesBody], value]),
  )

const answer = (reply: FastifyReply, outcome: Prospect | RecordRefusal): FastifyReply =>
  isRefused(outcome) ? sendRefusal(reply, outcome) : sendProspect(reply, outcome)

/** `/v2`: prospects. */
export const prospectsRoutes =
  ({ database, engine }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const reading = { action: 'readRecords' } as const
    const editing = { action: 'editProspects' } as const

    app.get('/prospects', { config: reading, schema: listSchema }, async (request, reply) => {
      const { query } = request
      const accountIds = accountsOfList(request, 'readRecords', query.account_id)
      const { name, list } = toProspectList(query, accountIds)
      const rows = await findProspects(database, list)
      return reply.send(toPage(name, rows, pageLimit(query), toListedProspectBody, placeOf))
    })

    app.post('/prospects', { config: editing, schema: createSchema }, async (request, reply) => {
      const userIds = new Set((request.body.assigned_to_user_ids ?? []).map((id) => id.toLowerCase()))
      const wanted = toWanted(request.body, [...userIds])
      const outcome = await createProspect({ database, engine }, accessOf(request), wanted)
      if (typeof outcome === 'string') return sendError(reply, outcome)
      if (!isRefused(outcome)) reply.code(201).header('location', `/v2/prospects/${outcome.id}`)
      return answer(reply, outcome)
    })

    app.get('/prospects/:id', { config: reading, schema: readSchema }, async (request, reply) => {
      const at = request.query.at === undefined ? null : toUtc(request.query.at)
      const accountIds = accountsFor(request, 'readRecords')
      const found = await findProspectAt(database, accountIds, request.params.id, at)
      if (found === null) return sendError(reply, 'unknownRecord')
      if (isRefused(found)) return sendRefusal(reply, found)
      if (found.mergedIntoId !== null) return sendMerged(reply, found.mergedIntoId)
      return at === null ? sendProspect(reply, found) : reply.send({ ...toProspectBody(found), at })
    })

    app.patch('/prospects/:id', { config: editing, schema: changeSchema }, async (request, reply) => {
      const outcome = await changeProspect(database, accessOf(request), {
        id: request.params.id,
        changes: toChanges(request.body),
        isCurrent: (current) => matches(request, tagOf(current)),
      })
      return answer(reply, outcome)
    })
    done()
  }
