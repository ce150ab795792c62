import { assignment } from '../app.ts'
import type { Recipes, World } from '../recipe.ts'

/** An event of a new prospect: the engine knows nothing of it. */
const eventIn = async ({ desk: { pool, addProspects } }: World, accountId: string): Promise<number> => {
  const [prospectId] = await addProspects(accountId, 1)
  const { rows } = await pool.query<{ id: number }>(
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
     values ($1, nextval('leasing_event_ids'), $2, 1, 'Log Note', now(), gen_random_uuid(), '{}') returning id`,
    [accountId, prospectId],
  )
  return rows[0]?.id ?? 0
}

const noteAbout = (prospectId: number, userId: string) => ({
  events: [
    { prospect_id: prospectId, event_type: 'Log Note', notes: 'a note', context: { followUpDone: true } },
    { prospect_ids: [prospectId], event_type: 'Assign to User', context: { assignedToUserIds: [userId] } },
  ],
})

export const eventRecipes: Recipes = {
  'POST /leasing_events': {
    right: ({ prospectId, userId }) => ({ payload: assignment(prospectId, [userId]) }),
  },
  'GET /v2/leasing_events': {
    right: ({ accountId }) => ({ query: { account_id: accountId } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'GET /v2/leasing_events/{id}': {
    right: async (world) => ({ path: { id: await eventIn(world, world.accountId) } }),
    foreign: async (world) => ({ path: { id: await eventIn(world, world.otherAccountId) } }),
  },
  'POST /v2/leasing_events': {
    right: ({ prospectId, userId }) => ({ payload: noteAbout(prospectId, userId) }),
    foreign: ({ otherProspectId, otherAccountId, otherUserId }) => ({
      payload: { account_id: otherAccountId, ...noteAbout(otherProspectId, otherUserId) },
    }),
  },
  'DELETE /v2/leasing_events/{id}': {
    right: async (world) => ({ path: { id: await eventIn(world, world.accountId) } }),
    foreign: async (world) => ({ path: { id: await eventIn(world, world.otherAccountId) } }),
  },
  'GET /v2/stream': {
    isEndless: true,
    right: ({ accountId }) => ({ query: { account_id: accountId } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
}
