import type { Recipes } from '../recipe.ts'

export const prospectRecipes: Recipes = {
  'GET /v2/prospects': {
    right: () => ({}),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'POST /v2/prospects': {
    right: ({ accountId, userId }) => ({
      payload: { account_id: accountId, name: 'Ada Lovelace', phone: '(555) 010-0199', assigned_to_user_ids: [userId] },
    }),
    foreign: ({ otherAccountId }) => ({ payload: { account_id: otherAccountId } }),
  },
  'GET /v2/prospects/{id}': {
    right: ({ prospectId }) => ({ path: { id: prospectId } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId } }),
  },
  'PATCH /v2/prospects/{id}': {
    right: ({ prospectId }) => ({ path: { id: prospectId }, payload: { notes: `Seen at ${performance.now()}` } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId }, payload: { notes: 'Not mine' } }),
  },
  'GET /v2/prospects/{id}/leasing_events': {
    right: ({ prospectId }) => ({ path: { id: prospectId } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId } }),
  },
  'GET /v2/prospects/{id}/history': {
    right: ({ prospectId }) => ({ path: { id: prospectId } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId } }),
  },
}
