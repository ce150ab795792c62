import type { Recipes, World } from '../recipe.ts'

const window = { start: '2024-10-01T00:00:00Z', end: '2024-10-31T00:00:00Z' }

const ofAccount = ({ accountId }: World) => ({ query: { account_id: accountId } })
const report = ({ accountId }: World) => ({ query: { account_id: accountId, ...window } })

const reading = {
  right: ofAccount,
  foreign: ({ otherAccountId }: World) => ({ query: { account_id: otherAccountId } }),
}
const reporting = {
  right: report,
  foreign: ({ otherAccountId }: World) => ({ query: { account_id: otherAccountId, ...window } }),
}

export const deskRecipes: Recipes = {
  'GET /v2/desk': reading,
  'GET /v2/workload': reading,
  'GET /v2/stages': reading,
  'GET /v2/calendar': {
    right: ({ accountId }) => ({
      query: { account_id: accountId, from: '2024-10-01T00:00:00Z', to: '2024-10-20T00:00:00Z' },
    }),
  },
  'GET /v2/reports/funnel': reporting,
  'GET /v2/reports/first_contact': reporting,
  'GET /v2/reports/sources': reporting,
  'GET /v2/reports/agents': reporting,
}
