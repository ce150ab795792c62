import { addToken } from '../app.ts'
import type { Recipes } from '../recipe.ts'

export const tokenRecipes: Recipes = {
  'GET /v2/tokens': { right: ({ userId }) => ({ query: { user_id: userId, limit: '2' } }) },
  'POST /v2/tokens': { right: () => ({ payload: { name: 'crm' } }) },
  'DELETE /v2/tokens/{id}': {
    right: async ({ desk, userId }) => ({ path: { id: (await addToken(desk, userId)).id } }),
    foreign: async ({ desk, otherUserId }) => ({ path: { id: (await addToken(desk, otherUserId)).id } }),
  },
}
