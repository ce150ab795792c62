import type { Change } from '../../../src/storage/webhooks/changes.ts'
import type { Desk } from '../../engine/desk.ts'

/** All changes of the account that were noted, in order, as the sender reads them. */
export const changesOf = async (desk: Desk, accountId: string): Promise<Change[]> => {
  const { rows } = await desk.pool.query<Change>(
    `select account_id as "accountId", id as sequence, table_name as "table", operation, event_type as "eventType", record,
       old_record as "oldRecord", actor_user_id as "actorUserId", actor_token_id as "actorTokenId", created_at as "createdAt"
     from webhook_changes where account_id = $1 order by id`,
    [accountId],
  )
  return rows
}

/** A change of a unit that has little. */
export const unitChange = (changed: Partial<Change> = {}): Change => ({
  accountId: '0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11',
  sequence: 123,
  table: 'units',
  operation: 'UPDATE',
  eventType: null,
  record: unitRow({ status: 'Leased' }),
  oldRecord: unitRow({}),
  actorUserId: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c',
  actorTokenId: null,
  createdAt: '2024-10-05T18:53:03.406168Z',
  ...changed,
})

export const unitRow = (changed: object): object => ({
  id: 77,
  account_id: '0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11',
  external_id: null,
  address: null,
  bedrooms: 2,
  bathrooms: 1.5,
  sqft: null,
  target_rental_rate: 1850,
  status: 'Available',
  is_occupied: false,
  earliest_showing_date: null,
  earliest_move_in_date: '2024-11-01',
  property_type: 'CONDO',
  monthly_fees: [{ name: 'Parking', type: null, amount: 50 }],
  move_in_fees: [],
  pet_fees: [],
  marketing_photos: [],
  marketing_description: null,
  amenities: ['Balcony'],
  furnished: null,
  pets_allowed: true,
  showing_method: null,
  custom_application_url: null,
  extracted_from: null,
  date_marked_available: '2024-10-01T00:00:00+00:00',
  revision: 3,
  created_at: '2024-10-05T18:53:03.4+00:00',
  updated_at: '2024-10-05T18:53:03.406168+00:00',
  ...changed,
})
