import { randomUUID } from 'node:crypto'
import { nobody } from '../../../src/storage/log/append-batch.ts'
import type { Recipes, World } from '../recipe.ts'

const insertMerge = async ({ desk }: World, accountId: string, userId: string): Promise<string> => {
  const id = randomUUID()
  const [kept = 0, merged = 0] = await desk.addProspects(accountId, 2)
  await desk.pool.query(
    `with merge as (insert into prospect_merges (account_id, id, kept_id, merged_id, merged_by) values ($1, $2, $3, $4, $5)),
       gone as (delete from prospect_standings where account_id = $1 and prospect_id = $4),
       left_by as (delete from prospect_assignees where account_id = $1 and user_id = '${nobody}' and prospect_id = $4)
     update prospects set merged_into_id = $3, version = version + 1 where account_id = $1 and id = $4`,
    [accountId, id, kept, merged, userId],
  )
  return id
}

export const mergeRecipes: Recipes = {
  'GET /v2/prospects/duplicates': {
    right: ({ accountId }) => ({ query: { account_id: accountId, by: 'phone' } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId, by: 'phone' } }),
  },
  'POST /v2/prospects/{id}/merges': {
    right: async ({ desk, accountId, prospectId }) => {
      const [other = 0] = await desk.addProspects(accountId, 1)
      return { path: { id: prospectId }, payload: { merged_id: other } }
    },
    foreign: ({ otherProspectId, prospectId }) => ({
      path: { id: otherProspectId },
      payload: { merged_id: prospectId },
    }),
  },
  'GET /v2/prospects/{id}/merges': {
    right: ({ prospectId }) => ({ path: { id: prospectId } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId } }),
  },
  'POST /v2/merges/{id}/undo': {
    right: async (world) => ({ path: { id: await insertMerge(world, world.accountId, world.userId) } }),
    foreign: async (world) => ({ path: { id: await insertMerge(world, world.otherAccountId, world.otherUserId) } }),
  },
}
