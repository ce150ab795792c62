import { randomUUID } from 'node:crypto'
import type { Recipes, World } from '../recipe.ts'

const invitation = (accountId: string): object => ({
  account_id: accountId,
  name: 'Bo Lind',
  email: `${randomUUID()}@example.com`,
  role: 'Leasing Agent',
})

const colleague = async ({ desk, accountId }: World): Promise<Record<string, string>> => ({
  id: await desk.addMember(accountId),
  account_id: accountId,
})

export const userRecipes: Recipes = {
  'GET /v2/users': {
    right: ({ accountId }) => ({ query: { account_id: accountId, active: 'true', q: 'some' } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'GET /v2/users/{id}': {
    right: ({ userId }) => ({ path: { id: userId } }),
    foreign: ({ otherUserId }) => ({ path: { id: otherUserId } }),
  },
  'POST /v2/users': {
    right: ({ accountId }) => ({ payload: invitation(accountId) }),
    foreign: ({ otherAccountId }) => ({ payload: invitation(otherAccountId) }),
  },
  'POST /v2/users/{id}/invitation': {
    right: async (world) => ({ path: await colleague(world) }),
    foreign: ({ otherUserId }) => ({ path: { id: otherUserId } }),
  },
  'PATCH /v2/users/{id}': {
    right: async (world) => ({ path: await colleague(world), payload: { name: 'Bo Lind', active: true } }),
    foreign: ({ otherUserId }) => ({ path: { id: otherUserId }, payload: { active: false } }),
  },
  'PATCH /v2/users/{id}/memberships/{account_id}': {
    right: async (world) => ({ path: await colleague(world), payload: { role: 'Property Manager' } }),
    foreign: ({ otherUserId, otherAccountId }) => ({
      path: { id: otherUserId, account_id: otherAccountId },
      payload: { active: false },
    }),
  },
}
