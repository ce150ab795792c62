import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'

export const exportTables = ['prospects', 'units', 'leasing_events'] as const
export type ExportTable = (typeof exportTables)[number]

/** A row of an export. Objects and lists stand in it as they are stored. */
export type ExportRow = Readonly<Record<string, unknown>> & { readonly id: number }

const emailsOf = (ids: string): string =>
  `(select string_agg(u.email, ', ' order by x.n) from unnest(${ids}) with ordinality x(id, n) join users u on u.id = x.id)`

/**
 * Each reads one page of an account's rows in the order of their ids, by the primary key. `foyer_account` and `foyer_id` let an
 * import find the same records again.
 */
const queries: Readonly<Record<ExportTable, string>> = {
  prospects: `
    select p.id, p.account_id as foyer_account, p.id as foyer_id, p.external_id, p.name, p.email, p.phone, p.phone_e164,
      p.notes, p.source, p.unit_id, u.external_id as unit_external_id, u.address ->> 'formatted_address' as unit_address,
      p.prospect_type, p.prescreened, p.status, p.stage, ${emailsOf('p.assigned_to_user_ids')} as assigned_to,
      p.next_follow_up, p.last_event_at, p.created_at, p.updated_at
    from prospects p left join units u on u.account_id = p.account_id and u.id = p.unit_id
    where p.account_id = $1 and p.id > $2 and p.merged_into_id is null
    order by p.id limit ${limits.exportPageRows}`,
  units: `
    select id, account_id as foyer_account, id as foyer_id, external_id, address ->> 'formatted_address' as address,
      address ->> 'street_number' as street_number, address ->> 'street_name' as street_name, address ->> 'unit' as unit,
      address ->> 'city' as city, address ->> 'state' as state, address ->> 'zip_code' as zip_code,
      (address #>> '{coordinates,1}')::float8 as latitude, (address #>> '{coordinates,0}')::float8 as longitude,
      property_type, status, target_rental_rate, bedrooms, bathrooms, sqft, is_occupied, furnished, pets_allowed,
      earliest_showing_date, earliest_move_in_date, marketing_description, showing_method, custom_application_url,
      extracted_from, monthly_fees, move_in_fees, pet_fees, amenities, marketing_photos, date_marked_available,
      created_at, updated_at
    from units where account_id = $1 and id > $2
    order by id limit ${limits.exportPageRows}`,
  leasing_events: `
    select e.id, e.account_id as foyer_account, e.prospect_id, e.sequence, e.event_type, e.created_at, e.source, e.notes,
      e.planned_date_time, e.next_follow_up, e.unit_id, e.deleted, u.email as created_by, e.created_by as created_by_id,
      e.context, e.batch_id, e.recorded_at, e.external_id, e.undoes_batch_id, e.deleted_at, d.email as deleted_by,
      e.deletion_reason
    from leasing_events e left join users u on u.id = e.created_by left join users d on d.id = e.deleted_by
    where e.account_id = $1 and e.id > $2
    order by e.id limit ${limits.exportPageRows}`,
}

/** A page of an account's rows, and the names of the columns in their order, `id` first. */
export const readExportPage = async (
  pool: Pick<pg.Pool, 'query'>,
  table: ExportTable,
  accountId: string,
  afterId: number,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly ExportRow[] }> => {
  const { fields, rows } = await pool.query<ExportRow>(queries[table], [accountId, afterId])
  return { columns: fields.map(({ name }) => name), rows }
}
