import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { limits } from '../../catalogue/limits.ts'
import type { Action } from '../../catalogue/permissions.ts'
import { actionRow } from '../../catalogue/permissions.ts'
import type { Logger } from '../../log.ts'
import type { FileFormat } from '../../transfer/rows.ts'
import { Stopped, type StopReason } from '../../transfer/stopped.ts'
import { isPassing } from '../../transfer/writing/persistently.ts'
import { accountsOf } from '../access.ts'
import { sendError } from '../errors.ts'
import { secretOf } from '../plugins/authentication.ts'
import { letTakeLong } from '../requests/broken-requests.ts'
import { Refused } from '../requests/json-body.ts'
import type { TokenOwners } from '../token-owners.ts'
import { Places } from './places.ts'
import { readUpload, type UploadLimits } from './read-upload.ts'
import { type SentFile, sendFile } from './send-file.ts'

const formats: Readonly<Record<string, FileFormat>> = { 'text/csv': 'csv', 'application/x-ndjson': 'jsonl' }
const fileTypes = Object.keys(formats)

const typeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

const isPlainUtf8 = ({ headers }: FastifyRequest): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1]
  const encoding = headers['content-encoding']
  return (charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)) && (encoding ?? 'identity') === 'identity'
}

/** A file in a request: which format it has, and its bytes as they come. */
export type Upload = { readonly format: FileFormat; readonly bytes: AsyncGenerator<Uint8Array> }

export type UploadsOptions = UploadLimits & {
  readonly owners: TokenOwners
  readonly log: Logger
  readonly onUnreachable: (error: unknown) => void
  /** How long a client may take nothing of a file that it is sent, in milliseconds. */
  readonly stuckMs: number
}

/** Files as bodies of requests and of answers, for the routes that take or send them. */
export class Uploads {
  readonly #options: UploadsOptions
  readonly #places = new Places({
    import: limits.importsAtOnce,
    preview: limits.previewsAtOnce,
    export: limits.exportsAtOnce,
  })
  readonly #sending = new Set<ServerResponse>()
  #isClosing = false

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  /** From now on imports end after what they are writing. Files that are being sent break off: a client may take for ever. */
  close(): void {
    this.#isClosing = true
    for (const answer of this.#sending) answer.destroy()
  }

  /** Does the work for a request with a file, unless too many are at it already. */
  async take<T>(kind: 'import' | 'preview', reply: FastifyReply, work: () => Promise<T>): Promise<T | FastifyReply> {
    const leave = this.#places.take(kind)
    if (leave === null) return sendError(reply, 'overloaded')
    try {
      return await work()
    } finally {
      leave()
    }
  }

  /** Whether at most one import is written. */
  isAlone(): boolean {
    return this.#places.count('import') <= 1
  }

  /** Answers with a file. A client that takes nothing of it for long is left. */
  send(reply: FastifyReply, file: SentFile): FastifyReply {
    const leave = this.#isClosing ? null : this.#places.take('export')
    if (leave === null) return sendError(reply, 'overloaded')
    const answer = reply.raw
    const end = (): void => {
      leave()
      this.#sending.delete(answer)
    }
    this.#sending.add(answer)
    answer.once('finish', end).once('close', end)
    // The socket counts as idle while the client takes nothing, also in the middle of a part.
    answer.setTimeout(this.#options.stuckMs, () => answer.destroy())
    return sendFile(reply, file, (error) => this.#tellOf(error, reply))
  }

  #tellOf(error: unknown, { request }: FastifyReply): void {
    const { log, onUnreachable } = this.#options
    const what = { err: error, requestId: request.id }
    if (error instanceof Stopped) log.info(what, 'a file was broken off')
    else if (isPassing(error)) {
      onUnreachable(error)
      log.warn(what, 'a file broke off')
    } else log.error(what, 'a file broke off')
  }

  /** Lets the routes of this scope take files, and nothing else. */
  accept(scope: FastifyInstance): void {
    scope.addHook('onRequest', (request, _reply, done) => {
      letTakeLong(request.raw)
      done()
    })
    // Node would swallow what is left of a file that was refused, to keep the connection.
    scope.addHook('onSend', async (request, reply) => {
      if (!request.raw.complete) reply.header('connection', 'close')
    })
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(fileTypes, (request, body, done) => {
      const declared = Number(request.headers['content-length'] ?? 0)
      if (!isPlainUtf8(request)) done(new Refused('unsupportedFileType'))
      else if (declared > this.#options.limitBytes) done(new Refused('bodyTooLarge'))
      else done(null, body)
    })
    scope.addContentTypeParser('*', (_request, _body, done) => done(new Refused('unsupportedFileType')))
  }

  /** The file of a request that was accepted. */
  read(request: FastifyRequest): Upload {
    const format = formats[typeOf(request)]
    if (format === undefined || request.body === undefined || request.body === null)
      throw new Refused('unsupportedFileType')
    return { format, bytes: readUpload(request.body as Readable, this.#options) }
  }

  /** Why work that takes long must end: its token may no longer do it in this account, or the server stops. Null: it may go on. */
  async reasonToStop(request: FastifyRequest, action: Action, accountId: string): Promise<StopReason | null> {
    if (this.#isClosing) return 'closing'
    const { owners } = this.#options
    const token = secretOf(request)
    const owner = owners.recall(token) ?? (await owners.find(token))
    if (owner === null) return 'unauthenticated'
    const may = owner.scopes.has(actionRow(action).scope) && accountsOf(owner, action, accountId).length > 0
    return may ? null : 'forbidden'
  }
}
