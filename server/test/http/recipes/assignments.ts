import type { Recipes } from '../recipe.ts'

export const assignmentRecipes: Recipes = {
  'GET /v2/prospects/{id}/assignments': {
    right: ({ prospectId }) => ({ path: { id: prospectId } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId } }),
  },
  'GET /v2/users/{id}/assignments': {
    right: ({ userId }) => ({ path: { id: userId } }),
    foreign: ({ otherUserId }) => ({ path: { id: otherUserId } }),
  },
}
