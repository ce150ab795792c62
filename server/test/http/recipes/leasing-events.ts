import { assignment } from '../app.ts'
import type { Recipes } from '../recipe.ts'

export const eventRecipes: Recipes = {
  'POST /leasing_events': {
    right: ({ prospectId, userId }) => ({ payload: assignment(prospectId, [userId]) }),
  },
}
