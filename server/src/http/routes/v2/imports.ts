import type { FastifyPluginAsyncTypebox, FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actionRow } from '../../../catalogue/permissions.ts'
import type { ImportKind } from '../../../catalogue/records/import-fields.ts'
import { refusalIn } from '../../../records/access.ts'
import { isRefused, type RecordRefusal, refused } from '../../../records/refusals.ts'
import { cancelImport, findImport, listImports, type StoredImport } from '../../../storage/transfer/imports.ts'
import { importAction, importRefusal, type PreparedImport, prepareImport } from '../../../transfer/prepare-import.ts'
import { previewImport } from '../../../transfer/preview.ts'
import { runImport } from '../../../transfer/run-import.ts'
import { rejectsOf } from '../../../transfer/sending/stored-rejects.ts'
import { Stopped } from '../../../transfer/stopped.ts'
import { toImportBody } from '../../../transfer/summary.ts'
import { accessOf, accountsFor } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { KeyedImport } from '../../idempotency/keyed-import.ts'
import { readKey } from '../../idempotency/keys.ts'
import { ownerOf } from '../../plugins/authentication.ts'
import { scopeDetail } from '../../plugins/permissions.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { listName } from '../../requests/cursors.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { isTokenPlace } from '../../requests/places.ts'
import {
  cancelImportSchema,
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

type Begun = PreparedImport & { readonly keyed: KeyedImport | null }

type FileWork = { readonly kind: 'import' | 'preview'; readonly query: FileQuery }

/** Answers a repeat as the first request was. Null: it is none. */
const answerEarlier = async (
  { database }: RouteParts,
  reply: FastifyReply,
  keyed: KeyedImport | null,
): Promise<FastifyReply | null> => {
  const earlier = keyed === null ? null : await keyed.findEarlier(database)
  return earlier && reply.header('idempotency-replayed', 'true').send(toImportBody(earlier))
}

/** Reads the beginning of the file in a request. Null: the request was answered. */
const prepare = async (
  parts: RouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  work: FileWork,
): Promise<Begun | null> => {
  const { database, uploads } = parts
  const { kind, columns, account_id: accountId, dry_run: dryRun = false, file_name: fileName = null } = work.query
  const { scope } = actionRow(importAction(kind))
  if (!ownerOf(request).scopes.has(scope)) {
    sendError(reply, 'missingScope', [scopeDetail(scope)])
    return null
  }
  const who = { access: accessOf(request), accountId: accountId.toLowerCase(), kind }
  const wishes = readWishes(columns)
  const refusal = importRefusal(who)
  if (refusal !== null) {
    sendRefusal(reply, refusal)
    return null
  }
  const upload = uploads.read(request)
  // A preview writes nothing: it needs no key.
  const key = work.kind === 'import' ? readKey(request) : null
  const keyed = key === null ? null : new KeyedImport(request, key, upload)
  if ((await answerEarlier(parts, reply, keyed)) !== null) return null
  const wanted = { ...who, format: upload.format, wishes, fileName, dryRun }
  const prepared = await prepareImport(database, wanted, keyed?.bytes() ?? upload.bytes)
  if (!isRefused(prepared)) return { ...prepared, keyed }
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
      wanted: FileWork,
      request: FastifyRequest,
      reply: FastifyReply,
      work: (prepared: Begun) => Promise<T>,
    ): Promise<T | FastifyReply> =>
      uploads.take(wanted.kind, reply, async () => {
        try {
          const prepared = await prepare(parts, request, reply, wanted)
          return prepared === null ? reply : await work(prepared)
        } catch (error) {
          return answerFault(reply, error)
        }
      })
    // The body is a stream: what is wrong with it shows as it is read.
    const validatorCompiler: typeof app.validatorCompiler = (route) =>
      route.httpPart === 'body' ? () => true : (app.validatorCompiler?.(route) ?? (() => false))
    const importing = { config: { ...config, once: 'byRoute' }, validatorCompiler, schema: importSchema } as const
    app.post('/imports', importing, async (request, reply) =>
      answer({ kind: 'import', query: request.query }, request, reply, async (prepared) => {
        const { keyed } = prepared
        const { accountId, kind } = prepared.request
        const reasonToStop = () => uploads.reasonToStop(request, importAction(kind), accountId)
        const isAlone = () => uploads.isAlone()
        const key = keyed === null ? {} : { key: { atFirst: keyed.atFirst, inTheEnd: () => keyed.inTheEnd() } }
        return toImportBody(await runImport(prepared, { database, engine, reasonToStop, isAlone, ...key }))
      }),
    )
    const previewing = { config: { ...config, once: 'nothing' }, validatorCompiler, schema: previewSchema } as const
    app.post('/imports/preview', previewing, async (request, reply) =>
      answer({ kind: 'preview', query: request.query }, request, reply, async (prepared) => {
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

/** Ends an import; its reader hears of it, wherever it is. */
const cancel = async (
  parts: RouteParts,
  request: FastifyRequest,
  id: string,
): Promise<StoredImport | RecordRefusal> => {
  const stored = await find(parts, request, id)
  if (isRefused(stored)) return stored
  // Who may not import this may not keep others from it either.
  const refusal = refusalIn(accessOf(request), stored.accountId, importAction(stored.kind))
  if (refusal !== null) return refusal
  const { tables, pool } = parts.database
  const isCancelled =
    stored.status === 'running' && (await cancelImport(tables, stored, new Stopped('cancelled').message))
  if (!isCancelled) return refused('conflict', { code: 'importEnded', field: '' })
  return (await findImport(pool, [stored.accountId], id)) ?? stored
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
    app.post('/imports/:id/cancel', { config, schema: cancelImportSchema }, async (request, reply) => {
      const stored = await cancel(parts, request, request.params.id)
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
