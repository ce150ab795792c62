import { randomUUID } from 'node:crypto'
import { aroundNow, type Recipes, type World } from '../recipe.ts'

const ofAccount = ({ accountId }: World) => ({ query: { account_id: accountId } })
const report = ({ accountId }: World) => ({ query: { account_id: accountId, ...aroundNow } })

const reading = {
  right: ofAccount,
  foreign: ({ otherAccountId }: World) => ({ query: { account_id: otherAccountId } }),
}
const reporting = {
  right: report,
  foreign: ({ otherAccountId }: World) => ({ query: { account_id: otherAccountId, ...aroundNow } }),
}

const addView = async ({ desk }: World, accountId: string, userId: string): Promise<string> => {
  const id = randomUUID()
  await desk.pool.query(
    `insert into saved_views (account_id, id, user_id, page, name, query) values ($1, $2, $3, 'prospects', 'Mine', 'stage=lead')`,
    [accountId, id, userId],
  )
  return id
}
const own = async (world: World) => ({ path: { id: await addView(world, world.accountId, world.userId) } })
const foreign = async (world: World) => ({
  path: { id: await addView(world, world.otherAccountId, world.otherUserId) },
})

export const deskRecipes: Recipes = {
  'GET /v2/desk': reading,
  'GET /v2/workload': reading,
  'GET /v2/stages': reading,
  'GET /v2/calendar': {
    right: ({ accountId }) => ({ query: { account_id: accountId, from: aroundNow.start, to: aroundNow.end } }),
    foreign: ({ otherAccountId }) => ({
      query: { account_id: otherAccountId, from: aroundNow.start, to: aroundNow.end },
    }),
  },
  'GET /v2/reports/funnel': reporting,
  'GET /v2/reports/first_contact': reporting,
  'GET /v2/reports/sources': reporting,
  'GET /v2/reports/agents': reporting,
  'GET /v2/views': reading,
  'POST /v2/views': {
    right: ({ accountId }) => ({
      payload: { account_id: accountId, page: 'prospects', name: 'Mine', query: 'assignee=none&sort=created_at' },
    }),
    foreign: ({ otherAccountId }) => ({
      payload: { account_id: otherAccountId, page: 'prospects', name: 'Mine', query: '' },
    }),
  },
  'PATCH /v2/views/{id}': {
    right: async (world) => ({ ...(await own(world)), payload: { name: 'New and mine' } }),
    foreign: async (world) => ({ ...(await foreign(world)), payload: { name: 'New and mine' } }),
  },
  'DELETE /v2/views/{id}': { right: own, foreign },
}
