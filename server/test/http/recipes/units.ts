import type { Recipes, World } from '../recipe.ts'

/** A unit of this account of which nothing is known. */
const addUnit = async ({ desk }: World, accountId: string): Promise<number> => {
  const { rows } = await desk.pool.query<{ id: number }>('insert into units (account_id) values ($1) returning id', [
    accountId,
  ])
  const [row] = rows
  if (row === undefined) throw new Error('no unit was inserted')
  return row.id
}

const given = {
  address: {
    street_number: '210',
    street_name: 'Juniper Way',
    unit: '2',
    city: 'Denver',
    state: 'Colorado',
    zip_code: '80205',
    coordinates: [-104.9903, 39.7392],
  },
  property_type: 'CONDO',
  target_rental_rate: 1850,
  monthly_fees: [{ name: 'Parking', amount: 50 }],
  marketing_photos: [{ path: 'units/kitchen.jpg' }],
}

export const unitRecipes: Recipes = {
  'GET /units': { right: () => ({ query: { statuses: 'Available,On Hold' } }) },
  'POST /units': { right: ({ accountId }) => ({ payload: { account_id: accountId, ...given } }) },
  'GET /v2/units': {
    right: () => ({ query: { limit: '2' } }),
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'POST /v2/units': {
    right: ({ accountId }) => ({ payload: { account_id: accountId, ...given } }),
    foreign: ({ otherAccountId }) => ({ payload: { account_id: otherAccountId, ...given } }),
  },
  'GET /v2/units/{id}': {
    right: async (world) => ({ path: { id: await addUnit(world, world.accountId) } }),
    foreign: async (world) => ({ path: { id: await addUnit(world, world.otherAccountId) } }),
  },
  'PATCH /v2/units/{id}': {
    right: async (world) => ({ path: { id: await addUnit(world, world.accountId) }, payload: given }),
    foreign: async (world) => ({ path: { id: await addUnit(world, world.otherAccountId) }, payload: given }),
  },
}
