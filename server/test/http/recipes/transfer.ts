import { randomUUID } from 'node:crypto'
import { endImport, insertImport, insertRejects } from '../../../src/storage/transfer/imports.ts'
import { noCounts } from '../../../src/transfer/summary.ts'
import type { Recipes, RightRequest, World } from '../recipe.ts'

const csv = { headers: { 'content-type': 'text/csv' }, payload: 'Name,Email\nAda Park,ada@example.com\n,nobody\n' }

const importOf = (accountId: string): RightRequest => ({ query: { account_id: accountId, kind: 'prospects' }, ...csv })

const addRunning = async ({ desk }: World, accountId: string, createdBy: string) => {
  const name = { accountId, id: randomUUID() }
  await insertImport(desk.database.tables, {
    ...name,
    kind: 'prospects',
    fileName: 'leads.csv',
    dryRun: false,
    columns: { Name: 'name' },
    fileColumns: ['Name'],
    createdBy,
    createdByTokenId: null,
  })
  return name
}

/** An import with one reject. */
const addImport = async (world: World, accountId: string, createdBy: string): Promise<RightRequest> => {
  const { desk } = world
  const name = await addRunning(world, accountId, createdBy)
  await insertRejects(desk.pool, name, [{ rowNumber: 1, record: { Name: '' }, reasons: ['The row is empty'] }])
  await endImport(desk.database.tables, name, { ...noCounts, rowsRead: 1, rowsRejected: 1 }, null)
  return { path: { id: name.id } }
}

const one = {
  right: (world: World) => addImport(world, world.accountId, world.userId),
  foreign: (world: World) => addImport(world, world.otherAccountId, world.otherUserId),
}

const file = {
  right: ({ accountId }: World) => ({ query: { account_id: accountId } }),
  foreign: ({ otherAccountId }: World) => ({ query: { account_id: otherAccountId } }),
  contentType: 'text/csv; charset=utf-8',
}

export const transferRecipes: Recipes = {
  'POST /v2/imports': {
    right: ({ accountId }) => importOf(accountId),
    foreign: ({ otherAccountId }) => importOf(otherAccountId),
  },
  'POST /v2/imports/preview': {
    right: ({ accountId }) => importOf(accountId),
    foreign: ({ otherAccountId }) => importOf(otherAccountId),
  },
  'GET /v2/imports': {
    right: ({ accountId }) => ({ query: { account_id: accountId } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'GET /v2/imports/{id}': one,
  'POST /v2/imports/{id}/cancel': {
    right: async (world) => ({ path: { id: (await addRunning(world, world.accountId, world.userId)).id } }),
    foreign: async (world) => ({ path: { id: (await addRunning(world, world.otherAccountId, world.otherUserId)).id } }),
  },
  'GET /v2/imports/{id}/rejects': { ...one, contentType: 'text/csv; charset=utf-8' },
  'GET /v2/exports/prospects': file,
  'GET /v2/exports/units': file,
  'GET /v2/exports/leasing_events': file,
}
