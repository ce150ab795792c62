import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Database } from '../../storage/database.ts'
import { findKeyUse, type KeyName } from '../../storage/log/idempotency-keys.ts'
import { findImport, type ImportKey, type StoredImport } from '../../storage/transfer/imports.ts'
import { keyHolder } from '../plugins/authentication.ts'
import { Refused } from '../requests/json-body.ts'
import type { Upload } from '../uploads/uploads.ts'
import { fingerprintOf } from './fingerprint.ts'

/**
 * An import with an Idempotency-Key. It takes too long for one transaction, so its row is what a repeat is answered from, and its
 * key is taken together with that row. Whether a repeat has the same file is known only when it was read to its end.
 */
export class KeyedImport {
  readonly #request: FastifyRequest
  readonly #name: KeyName
  readonly #upload: Upload
  readonly #hash = createHash('sha256')
  #digest: string | null = null

  constructor(request: FastifyRequest, key: string, upload: Upload) {
    this.#request = request
    this.#name = { tokenId: keyHolder(request), key }
    this.#upload = upload
  }

  /** The file, on whose way it is noted what it is. */
  async *bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#upload.bytes) {
      this.#hash.update(chunk)
      yield chunk
    }
  }

  /** The key as it is taken when the import begins. */
  get atFirst(): ImportKey {
    return this.#keyOf(null)
  }

  /** The key once the file was read. */
  inTheEnd(): ImportKey {
    this.#digest ??= this.#hash.digest('hex')
    return this.#keyOf(this.#digest)
  }

  /** The import that the same request has done before, or null. Throws `Refused` when the key can't be used now. */
  async findEarlier({ pool }: Database): Promise<StoredImport | null> {
    const use = await findKeyUse(pool, this.#name)
    if (use === null) return null
    if (use.import === null) throw new Refused('keyReused')
    if (use.import.isRunning) throw new Refused('keyBusy')
    for await (const _ of this.bytes());
    if (!use.fingerprint.equals(this.inTheEnd().fingerprint)) throw new Refused('keyReused')
    const { accountId, id } = use.import
    return findImport(pool, [accountId], id)
  }

  #keyOf(file: string | null): ImportKey {
    const { format } = this.#upload
    return { ...this.#name, fingerprint: fingerprintOf(this.#request, { format, file }) }
  }
}
