import { Readable } from 'node:stream'
import { scopes } from '../../src/catalogue/permissions.ts'
import type { ImportKind } from '../../src/catalogue/records/import-fields.ts'
import type { Engine } from '../../src/engine/commands.ts'
import type { Access } from '../../src/records/access.ts'
import { isRefused } from '../../src/records/refusals.ts'
import { findRoles } from '../../src/storage/records/memberships.ts'
import { prepareImport } from '../../src/transfer/prepare-import.ts'
import { type ImportParts, runImport } from '../../src/transfer/run-import.ts'
import { type Desk, useEngine } from '../engine/desk.ts'

/** An account with an owner who imports into it. */
export const openImporting = async (desk: Desk) => {
  const accountId = await desk.addAccount()
  const userId = await desk.addMember(accountId, 'Owner')
  const roles = await findRoles(desk.database.tables, userId)
  const access: Access = { userId, tokenId: null, scopes: new Set(scopes), roles, onlyAccountIds: null }
  const engine: Engine = useEngine(desk.url)

  /** Imports a CSV, and tells the counts: read, created, updated, unchanged, rejected. */
  const run = async (
    kind: ImportKind,
    csv: string,
    { dryRun = false, ...parts }: Partial<ImportParts> & { readonly dryRun?: boolean } = {},
  ): Promise<readonly number[]> => {
    const request = { kind, accountId, access, format: 'csv', wishes: new Map(), fileName: null, dryRun } as const
    const prepared = await prepareImport(desk.database, request, Readable.from([Buffer.from(csv)]))
    if (isRefused(prepared)) throw new Error(prepared.refused)
    const done = await runImport(prepared, { database: desk.database, engine, ...parts })
    return [done.rowsRead, done.rowsCreated, done.rowsUpdated, done.rowsUnchanged, done.rowsRejected]
  }
  return { accountId, access, engine, run }
}
