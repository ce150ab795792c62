import type { Sql } from '../support/database.ts'
import type { Row } from './drop-in-client.ts'

/** What is in the database, put into words of the wire by PostgreSQL. */

const moment = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const read = async (sql: Sql, text: string, accountIds: readonly string[]): Promise<Row[]> =>
  (await sql.query<{ row: Row }>(text, [accountIds])).map(({ row }) => row)

/** Oldest first. */
export const storedProspects = (sql: Sql, accountIds: readonly string[]): Promise<Row[]> =>
  read(
    sql,
    `select json_build_object('id', id, 'name', name, 'email', email, 'phone', phone, 'notes', notes, 'status', status,
       'source', source, 'unit_of_interest', unit_id, 'prospect_type', prospect_type, 'prescreened', prescreened,
       'created_at', ${moment('created_at')}, 'updated_at', ${moment('updated_at')}) "row"
     from prospects where account_id = any($1) and merged_into_id is null order by created_at, id`,
    accountIds,
  )

/** By id. */
export const storedEvents = (sql: Sql, accountIds: readonly string[]): Promise<Row[]> =>
  read(
    sql,
    `select json_build_object('id', e.id, 'prospect_id', prospect_id, 'event_type', event_type,
       'created_at', ${moment('e.created_at')}, 'source', source, 'created_by', created_by, 'notes', notes,
       'planned_date_time', ${moment('planned_date_time')}, 'next_follow_up', ${moment('next_follow_up')},
       'property_address', u.address ->> 'formatted_address', 'context', context, 'unit_of_interest', unit_id,
       'deleted', deleted) "row"
     from leasing_events e left join units u on u.account_id = e.account_id and u.id = e.unit_id
     where e.account_id = any($1) order by e.id`,
    accountIds,
  )

/** By id. */
export const storedUnits = (sql: Sql, accountIds: readonly string[]): Promise<Row[]> =>
  read(
    sql,
    `select json_build_object('id', id, 'address', address, 'bedrooms', bedrooms, 'bathrooms', bathrooms, 'sqft', sqft,
       'target_rental_rate', target_rental_rate, 'status', status, 'is_occupied', is_occupied,
       'earliest_showing_date', earliest_showing_date, 'earliest_move_in_date', earliest_move_in_date,
       'property_type', property_type, 'monthly_fees', monthly_fees, 'move_in_fees', move_in_fees, 'pet_fees', pet_fees,
       'marketing_photos', marketing_photos, 'marketing_description', marketing_description, 'amenities', amenities,
       'furnished', furnished, 'pets_allowed', pets_allowed, 'showing_method', showing_method,
       'custom_application_url', custom_application_url, 'extracted_from', extracted_from,
       'created_at', ${moment('created_at')}, 'updated_at', ${moment('updated_at')}) "row"
     from units where account_id = any($1) order by id`,
    accountIds,
  )
