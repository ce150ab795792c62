import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Action } from '../../catalogue/permissions.ts'
import { actionRow } from '../../catalogue/permissions.ts'
import type { FileFormat } from '../../transfer/rows.ts'
import type { StopReason } from '../../transfer/stopped.ts'
import { accountsOf } from '../access.ts'
import { bearerToken } from '../plugins/authentication.ts'
import { letTakeLong } from '../requests/broken-requests.ts'
import { Refused } from '../requests/json-body.ts'
import type { TokenOwners } from '../token-owners.ts'
import { readUpload, type UploadLimits } from './read-upload.ts'

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

export type UploadsOptions = UploadLimits & { readonly owners: TokenOwners }

/** Files as bodies of requests, for the routes that take them. All others go on refusing these types. */
export class Uploads {
  readonly #options: UploadsOptions
  #isClosing = false

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  /** From now on imports end after what they are writing. */
  close(): void {
    this.#isClosing = true
  }

  /** Lets the routes of this scope take files, and nothing else. */
  accept(scope: FastifyInstance): void {
    scope.addHook('onRequest', (request, _reply, done) => {
      letTakeLong(request.raw)
      done()
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
    const token = bearerToken(request) ?? ''
    const owner = owners.recall(token) ?? (await owners.find(token))
    if (owner === null) return 'unauthenticated'
    const may = owner.scopes.has(actionRow(action).scope) && accountsOf(owner, action, accountId).length > 0
    return may ? null : 'forbidden'
  }
}
