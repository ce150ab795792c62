import type { Recipes, World } from '../recipe.ts'

const handovers = 120

/** A prospect whom somebody and nobody have by turns: of more than a page. */
const prospectWithHistory = async ({ desk, accountId, userId }: World): Promise<number> => {
  const [id = 0] = await desk.addProspects(accountId, 1)
  await desk.pool.query(
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, notes, context)
     select $1, nextval('leasing_event_ids'), $2, n, 'Assign to User', now(), $3::uuid, 'Their turn',
       jsonb_build_object('assignedToUserIds', case n % 2 when 1 then jsonb_build_array($3::uuid) else '[]' end)
     from generate_series(1, ${handovers}) n`,
    [accountId, id, userId],
  )
  return id
}

export const assignmentRecipes: Recipes = {
  'GET /v2/prospects/{id}/assignments': {
    right: async (world) => ({ path: { id: await prospectWithHistory(world) } }),
    foreign: ({ otherProspectId }) => ({ path: { id: otherProspectId } }),
  },
  'GET /v2/users/{id}/assignments': {
    right: ({ userId }) => ({ path: { id: userId } }),
    foreign: ({ otherUserId }) => ({ path: { id: otherUserId } }),
  },
}
