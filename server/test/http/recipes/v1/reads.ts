import type { Recipes } from '../../recipe.ts'

export const v1ReadRecipes: Recipes = {
  'GET /prospects': { right: () => ({ query: { created_after: '2024-10-05T18:53:03.406168Z' } }) },
  'GET /leasing_events': { right: ({ prospectId }) => ({ query: { prospect_id: String(prospectId) } }) },
}
