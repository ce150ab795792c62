import { randomUUID } from 'node:crypto'
import { endpointAtSize } from '../at-size.ts'
import type { Recipes, World } from '../recipe.ts'

const url = 'https://example.com/foyer'

/** An endpoint of this account, as if somebody had made it. */
const addEndpoint = async ({ desk, userId }: World, accountId: string): Promise<string> => {
  const id = randomUUID()
  await desk.pool.query(
    `insert into webhook_endpoints (account_id, id, url, format, tables, secret, created_by)
     values ($1, $2, $3, 'standard', '{leasing_events}', '', $4)`,
    [accountId, id, url, userId],
  )
  return id
}

/** A delivery of that endpoint that has ended, and its change. */
const addDelivery = async (world: World, accountId: string) => {
  const id = await addEndpoint(world, accountId)
  const { rows } = await world.desk.pool.query<{ id: number }>(
    `with change as (
       insert into webhook_changes (account_id, table_name, operation, lane, event_type, is_flat, record)
       values ($1, 'leasing_events', 'INSERT', 1, 'Log Note', true, '{"id": 1}') returning id
     ), delivery as (
       insert into webhook_deliveries (account_id, endpoint_id, change_id, lane, status, attempts, first_attempt_at, ended_at)
       select $1, $2, id, 1, 'delivered', 1, now(), now() from change returning id
     )
     insert into webhook_attempts (account_id, endpoint_id, delivery_id, attempt, started_at, duration_ms, outcome, status_code, reply)
     select $1, $2, id, 1, now(), 12, 'delivered', 200, 'ok' from delivery returning delivery_id as id`,
    [accountId, id],
  )
  return { path: { id, delivery_id: rows[0]?.id ?? 0 } }
}

/** The one with much in its log, if there is one. */
const endpointWithLog = async (world: World): Promise<string> => {
  const { rows } = await world.desk.pool.query<{ id: string }>(
    'select id from webhook_endpoints where account_id = $1 and description = $2',
    [world.accountId, endpointAtSize],
  )
  return rows[0]?.id ?? addEndpoint(world, world.accountId)
}

const changes = { url, description: 'CRM', tables: ['leasing_events', 'units'], event_types: ['Log Note'] }
const replay = { from_sequence: 1, until_time: '2999-01-01T00:00:00Z', status: 'failed' }

export const webhookRecipes: Recipes = {
  'GET /v2/webhooks': {
    right: async (world) => {
      await addEndpoint(world, world.accountId)
      return { query: { limit: '2' } }
    },
    foreign: ({ otherAccountId }) => ({ query: { account_id: otherAccountId } }),
  },
  'POST /v2/webhooks': {
    right: async ({ desk, accountId }) => {
      // An account has so many and no more, and each recipe adds some.
      await desk.pool.query('delete from webhook_endpoints where account_id = $1 and description is null', [accountId])
      return { payload: { account_id: accountId, format: 'standard', ...changes, description: null } }
    },
    foreign: ({ otherAccountId }) => ({ payload: { account_id: otherAccountId, ...changes } }),
  },
  'GET /v2/webhooks/{id}': {
    right: async (world) => ({ path: { id: await endpointWithLog(world) } }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) } }),
  },
  'PATCH /v2/webhooks/{id}': {
    right: async (world) => ({ path: { id: await addEndpoint(world, world.accountId) }, payload: { url } }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) }, payload: { url } }),
  },
  'DELETE /v2/webhooks/{id}': {
    right: async (world) => ({ path: { id: await addEndpoint(world, world.accountId) } }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) } }),
  },
  'POST /v2/webhooks/{id}/test': {
    right: async (world) => ({ path: { id: await addEndpoint(world, world.accountId) } }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) } }),
  },
  'POST /v2/webhooks/{id}/rotate_secret': {
    right: async (world) => ({ path: { id: await addEndpoint(world, world.accountId) }, payload: {} }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) }, payload: {} }),
  },
  'GET /v2/webhooks/{id}/deliveries': {
    right: async (world) => ({ path: { id: await endpointWithLog(world) }, query: { limit: '2' } }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) } }),
  },
  'GET /v2/webhooks/{id}/deliveries/{delivery_id}': {
    right: (world) => addDelivery(world, world.accountId),
    foreign: (world) => addDelivery(world, world.otherAccountId),
  },
  'POST /v2/webhooks/{id}/deliveries/{delivery_id}/resend': {
    right: (world) => addDelivery(world, world.accountId),
    foreign: (world) => addDelivery(world, world.otherAccountId),
  },
  'POST /v2/webhooks/{id}/replay': {
    right: async (world) => ({ path: { id: await endpointWithLog(world) }, payload: replay }),
    foreign: async (world) => ({ path: { id: await addEndpoint(world, world.otherAccountId) }, payload: replay }),
  },
}
