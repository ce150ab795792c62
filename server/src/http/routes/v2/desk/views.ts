import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { changeView, listOwnViews, removeView, saveView } from '../../../../records/desk/views.ts'
import { isRefused } from '../../../../records/refusals.ts'
import type { SavedView } from '../../../../storage/desk/views.ts'
import { accessOf, accountOf } from '../../../access.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import {
  newViewBody,
  type ViewBody,
  view,
  viewChangesBody,
  viewPath,
  views,
  viewsQuery,
} from '../../../schemas/desk/views.ts'
import { bodyErrors, errorResponses } from '../../../schemas/errors.ts'
import { noQuery } from '../../../schemas/queries.ts'
import type { RouteParts } from '../../parts.ts'

const toBody = (of: SavedView): ViewBody => ({
  id: of.id,
  account_id: of.accountId,
  page: of.page,
  name: of.name,
  query: of.query,
  created_at: of.createdAt,
  updated_at: of.updatedAt,
})

const tags = ['Desk']

const listSchema = {
  operationId: 'listViews',
  summary: 'List saved views',
  description: "The caller's own views of an account, the oldest first. They are the user's, whatever token asks.",
  tags,
  querystring: viewsQuery,
  response: { 200: views, ...errorResponses('unknownRecord') },
}

const postSchema = {
  operationId: 'createView',
  summary: 'Save a view',
  description: 'Saves what a page of the console shows, for the caller alone. Two views may have the same name.',
  tags,
  querystring: noQuery,
  body: newViewBody,
  response: { 201: view, ...errorResponses('unknownRecord', 'conflict', ...bodyErrors) },
}

const patchSchema = {
  operationId: 'updateView',
  summary: 'Change a saved view',
  description: "Changes a view of the caller's own. Those of others are as if they were not there.",
  tags,
  params: viewPath,
  querystring: noQuery,
  body: viewChangesBody,
  response: { 200: view, ...errorResponses('unknownRecord', ...bodyErrors) },
}

const deleteSchema = {
  operationId: 'deleteView',
  summary: 'Delete a saved view',
  description: "Deletes a view of the caller's own.",
  tags,
  params: viewPath,
  querystring: noQuery,
  response: { 204: Type.Null({ description: 'The view is gone.' }), ...errorResponses('unknownRecord') },
}

/** `/v2/views`. */
export const viewsRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const writing = { action: 'manageOwnViews' } as const

    app.get('/views', { config: { action: 'readRecords' }, schema: listSchema }, async (request) => {
      const { account_id, page = null } = request.query
      const accountId = accountOf(request, 'readRecords', account_id)
      const rows = await listOwnViews(database, accessOf(request), [accountId], page)
      return { data: rows.map(toBody) }
    })

    app.post('/views', { config: writing, schema: postSchema }, async (request, reply) => {
      const { account_id, ...fields } = request.body
      const outcome = await saveView(database, accessOf(request), { accountId: account_id.toLowerCase(), ...fields })
      return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.code(201).send(toBody(outcome))
    })

    app.patch('/views/:id', { config: writing, schema: patchSchema }, async (request, reply) => {
      const outcome = await changeView(database, accessOf(request), request.params.id.toLowerCase(), request.body)
      return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.send(toBody(outcome))
    })

    app.delete('/views/:id', { config: writing, schema: deleteSchema }, async (request, reply) => {
      const refusal = await removeView(database, accessOf(request), request.params.id.toLowerCase())
      return refusal === null ? reply.code(204).send(null) : sendRefusal(reply, refusal)
    })
    done()
  }
