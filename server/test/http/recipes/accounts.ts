import type { Recipes } from '../recipe.ts'

export const accountRecipes: Recipes = {
  'GET /v2/accounts': { right: () => ({}) },
  'GET /v2/me': { right: () => ({}) },
  'GET /v2/accounts/{id}': {
    right: ({ accountId }) => ({ path: { id: accountId } }),
    foreign: ({ otherAccountId }) => ({ path: { id: otherAccountId } }),
  },
  'PATCH /v2/accounts/{id}': {
    right: ({ accountId }) => ({ path: { id: accountId }, payload: { name: 'Desk', phone_country: 'US' } }),
    foreign: ({ otherAccountId }) => ({ path: { id: otherAccountId }, payload: { name: 'Theirs' } }),
  },
}
