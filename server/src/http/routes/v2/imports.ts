import type { FastifyPluginAsyncTypebox, FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actionRow } from '../../../catalogue/permissions.ts'
import { refusalIn } from '../../../records/access.ts'
import { isRefused, type RecordRefusal, refused } from '../../../records/refusals.ts'
import { findImport, listImports, type StoredImport } from '../../../storage/transfer/imports.ts'
import type { ImportKind } from '../../../transfer/columns.ts'
import { importAction, importRefusal, type PreparedImport, prepareImport } from '../../../transfer/prepare-import.ts'
import { previewImport } from '../../../transfer/preview.ts'
import { runImport } from '../../../transfer/run-import.ts'
import { rejectsOf } from '../../../transfer/sending/stored-rejects.ts'
import { toImportBody } from '../../../transfer/summary.ts'
import { accessOf, accountsFor } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { ownerOf } from '../../plugins/authentication.ts'
import { scopeDetail } from '../../plugins/permissions.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { listName } from '../../requests/cursors.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { isTokenPlace } from '../../requests/places.ts'
import {
  importSchema,
  importsSchema,
  oneImportSchema,
  previewSchema,
  rejectsSchema,
} from '../../schemas/transfer/routes.ts'
import { answerFault } from '../../uploads/answer-faults.ts'
import { readWishes } from '../../uploads/wishes.ts'
import type { RouteParts } from '../parts.ts'

const config = { action: 'importRecords' } as const

type FileQuery = {
  readonly account_id: string
  readonly kind: ImportKind
  readonly columns?: string
  readonly dry_run?: boolean
  readonly file_name?: string
}

/** Reads the beginning of the file in a request. Null: the request was answered. */
const prepare = async (
  { database, uploads }: RouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  query: FileQuery,
): Promise<PreparedImport | null> => {
  const { kind, columns, dry_run: dryRun = false, file_name: fileName = null } = query
  const { scope } = actionRow(importAction(kind))
  if (!ownerOf(request).scopes.has(scope)) {
    sendError(reply, 'missingScope', [scopeDetail(scope)])
    return null
  }
  const who = { access: accessOf(request), accountId: query.account_id.toLowerCase(), kind }
  const wishes = readWishes(columns)
  const refusal = importRefusal(who)
  if (refusal !== null) {
    sendRefusal(reply, refusal)
    return null
  }
  const { format, bytes } = uploads.read(request)
  const prepared = await prepareImport(database, { ...who, format, wishes, fileName, dryRun }, bytes)
  if (!isRefused(prepared)) return prepared
  sendRefusal(reply, prepared)
  return null
}

/** The routes that take a file. In a scope of their own: others go on refusing its types. */
const fileRoutes =
  (parts: RouteParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { database, engine, uploads } = parts
    uploads.accept(app)
    const answer = <T>(
      kind: 'import' | 'preview',
      request: FastifyRequest,
      reply: FastifyReply,
      query: FileQuery,
      work: (prepared: PreparedImport) => Promise<T>,
    ): Promise<T | FastifyReply> =>
      uploads.take(kind, reply, async () => {
        try {
          const prepared = await prepare(parts, request, reply, query)
          return prepared === null ? reply : await work(prepared)
        } catch (error) {
          return answerFault(reply, error)
        }
      })
    // The body is a stream: what is wrong with it shows as it is read.
    const validatorCompiler: typeof app.validatorCompiler = (route) =>
      route.httpPart === 'body' ? () => true : (app.validatorCompiler?.(route) ?? (() => false))
    const options = { config, validatorCompiler }
    app.post('/imports', { ...options, schema: importSchema }, async (request, reply) =>
      answer('import', request, reply, request.query, async (prepared) => {
        const { accountId, kind } = prepared.request
        const reasonToStop = () => uploads.reasonToStop(request, importAction(kind), accountId)
        const isAlone = () => uploads.isAlone()
        return toImportBody(await runImport(prepared, { database, engine, reasonToStop, isAlone }))
      }),
    )
    app.post('/imports/preview', { ...options, schema: previewSchema }, async (request, reply) =>
      answer('preview', request, reply, request.query, async (prepared) => {
        const preview = previewImport(prepared)
        await prepared.file.close()
        return preview
      }),
    )
  }

/** An import that the caller may see. One of another account is as none. */
const find = async (
  { database }: RouteParts,
  request: FastifyRequest,
  id: string,
): Promise<StoredImport | RecordRefusal> => {
  const access = accessOf(request)
  const stored = await findImport(database.pool, [...access.roles.keys()], id)
  if (stored === null) return refused('unknownRecord')
  return refusalIn(access, stored.accountId, 'importRecords') ?? stored
}

/** `/v2`: imports. */
export const importsRoutes =
  (parts: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const { database, uploads } = parts
    app.register(fileRoutes(parts))
    app.get('/imports', { config, schema: importsSchema }, async (request, reply) => {
      const { account_id: accountId } = request.query
      const reached = accessOf(request)
      const accountIds = accountsFor(request, 'importRecords', accountId)
      if (accountIds.length === 0)
        return sendRefusal(
          reply,
          refusalIn(reached, accountId?.toLowerCase() ?? [...reached.roles.keys()][0] ?? '', 'importRecords') ??
            refused('unknownRecord'),
        )
      const list = listName('imports', { accountId })
      const limit = pageLimit(request.query)
      const rows = await listImports(database.pool, accountIds, pageStart(list, request.query, isTokenPlace), limit + 1)
      return toPage(list, rows, limit, toImportBody, ({ startedAt, id }) => [startedAt, id])
    })
    app.get('/imports/:id', { config, schema: oneImportSchema }, async (request, reply) => {
      const stored = await find(parts, request, request.params.id)
      return isRefused(stored) ? sendRefusal(reply, stored) : toImportBody(stored)
    })
    const fileOptions = { config, schema: rejectsSchema, exposeHeadRoute: false } as const
    app.get('/imports/:id/rejects', fileOptions, async (request, reply) => {
      const stored = await find(parts, request, request.params.id)
      if (isRefused(stored)) return sendRefusal(reply, stored)
      const { format = 'csv' } = request.query
      return uploads.send(reply, {
        name: 'rejects',
        format,
        texts: rejectsOf(database, stored, format),
        reasonToStop: () => uploads.reasonToStop(request, 'importRecords', stored.accountId),
      })
    })
    done()
  }
