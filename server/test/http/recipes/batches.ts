import { randomUUID } from 'node:crypto'
import type { Recipe, Recipes, RightRequest, World } from '../recipe.ts'

/** A batch with one event of a new prospect, and with one refusal. */
const addBatch = async (
  { desk: { pool, addProspects } }: World,
  accountId: string,
  status: 'queued' | 'finished',
): Promise<RightRequest> => {
  const id = randomUUID()
  const [prospectId] = await addProspects(accountId, 1)
  await pool.query(
    `with batch as (
       insert into batches (account_id, id, kind, mode, status, targets, created_by)
       values ($1, $2, 'events', 'partial', $3, 2, gen_random_uuid())
     ), refusal as (
       insert into batch_refusals (account_id, batch_id, place, event_index, prospect_id, faults)
       values ($1, $2, 1, 0, $4, '[{"code": "prospectBlocklisted"}]')
     ), prospect as (
       update prospects set version = 1, last_event_at = now() where account_id = $1 and id = $4
     )
     insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context, batch_id)
     values ($1, nextval('leasing_event_ids'), $4, 1, 'Log Note', now(), gen_random_uuid(), '{}', $2)`,
    [accountId, id, status, prospectId],
  )
  return { path: { id } }
}

const one = (status: 'queued' | 'finished'): Recipe => ({
  right: (world) => addBatch(world, world.accountId, status),
  foreign: (world) => addBatch(world, world.otherAccountId, status),
})

/** Everything about batches of events. */
export const batchRecipes: Recipes = {
  'GET /v2/batches': {
    right: ({ accountId }) => ({ query: { account_id: accountId } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'GET /v2/batches/{id}': one('finished'),
  'GET /v2/batches/{id}/events': one('finished'),
  'GET /v2/batches/{id}/refusals': one('finished'),
  'POST /v2/batches/{id}/cancel': one('queued'),
  'POST /v2/batches/{id}/undo': one('finished'),
}
