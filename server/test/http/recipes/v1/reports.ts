import { aroundNow, type Recipes, type World } from '../../recipe.ts'

const ofAccount = ({ accountId }: World) => ({ query: { ...aroundNow, account_ids: accountId } })

const addUnit = async ({ desk, accountId }: World): Promise<number> => {
  const { rows } = await desk.pool.query<{ id: number }>(
    `insert into units (account_id, status) values ($1, 'Available') returning id`,
    [accountId],
  )
  return rows[0]?.id ?? 0
}

export const v1ReportRecipes: Recipes = {
  'GET /reporting/leasing-performance/units/{unitId}': {
    right: async (world) => ({ path: { unitId: await addUnit(world) }, query: aroundNow }),
  },
  'GET /reporting/marketing-sources': { right: ofAccount },
  'GET /reporting/showings': { right: ofAccount },
  'GET /reporting/units': { right: ofAccount },
}
