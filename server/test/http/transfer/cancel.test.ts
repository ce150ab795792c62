import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import { insertImport } from '../../../src/storage/transfer/imports.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { signedIn, useApp } from '../app.ts'

let desk: Desk
let accountId: string
beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

test.each([
  ['users', 'Property Manager', 403],
  ['users', 'Admin', 200],
  ['units', 'Leasing Agent', 403],
  ['units', 'Property Manager', 200],
] as const)('an import of %s that is running is cancelled by who may import them: by %s, %i', async (...given) => {
  const [kind, role, status]: readonly ['users' | 'units', Role, number] = given
  const id = randomUUID()
  await insertImport(desk.database.tables, {
    accountId,
    id,
    kind,
    fileName: null,
    dryRun: false,
    columns: {},
    fileColumns: [],
    createdBy: await desk.addMember(accountId, 'Owner'),
    createdByTokenId: null,
  })
  const { app } = await useApp(desk)
  const headers = { ...(await signedIn(desk, await desk.addMember(accountId, role))), 'x-foyer-console': '1' }
  const cancelled = await app.inject({ method: 'POST', url: `/v2/imports/${id}/cancel`, headers })
  const shown = await app.inject({
    url: `/v2/imports/${id}`,
    headers: await signedIn(desk, await desk.addMember(accountId, 'Owner')),
  })
  expect([cancelled.statusCode, shown.json().status]).toEqual([status, status === 200 ? 'failed' : 'running'])
})
