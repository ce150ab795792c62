/**
 * Records, as webhooks of the standard format show them: what `GET /v2/…` shows at that moment. Moments are UTC with six fractional
 * digits (`2024-10-05T18:53:03.406168Z`), so they compare as texts. Names of types, statuses and stages are plain strings: later
 * versions of Foyer may bring more of them.
 */

/** What happened to a prospect. */
export type LeasingEvent = {
  readonly id: number
  readonly account_id: string
  readonly prospect_id: number
  /** Such as `Showing Scheduled`. */
  readonly event_type: string
  readonly group: string | null
  /** When it happened. */
  readonly created_at: string
  /** When it was written down. */
  readonly recorded_at: string
  readonly source: string | null
  readonly notes: string | null
  readonly planned_date_time: string | null
  readonly next_follow_up: string | null
  readonly unit_id: number | null
  /** Whether it was deleted: then it counts for nothing. */
  readonly deleted: boolean
  readonly deleted_at: string | null
  readonly deleted_by: string | null
  readonly deletion_reason: string | null
  readonly created_by: string
  readonly context: LeasingEventContext
  readonly batch_id: string | null
  readonly external_id: string | null
  readonly undoes_batch_id: string | null
}

/** What belongs to the type of an event: of each type only some of it is there. */
export type LeasingEventContext = {
  readonly createdByUserRole?: string
  readonly assignedToUserIds?: readonly string[]
  readonly previousAssignedToUserIds?: readonly string[]
  readonly reason?: string
  readonly until?: string
  readonly phone?: string
  readonly followUpDone?: true
  /** Of an event that takes others back: where the prospect stands again. */
  readonly restores?: object
}

/** One person times one unit. */
export type Prospect = {
  readonly id: number
  readonly account_id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly notes: string | null
  readonly source: string
  readonly unit_id: number | null
  readonly prospect_type: 'Self' | 'Agent'
  readonly prescreened: boolean
  readonly external_id: string | null
  readonly phone_e164: string | null
  readonly assigned_to_user_ids: readonly string[]
  /** The name of the last event that sets a status. */
  readonly status: string
  readonly stage: string
  readonly stage_times: Readonly<Record<string, string>>
  readonly blocklisted: boolean
  readonly block: {
    readonly reason: string | null
    readonly until: string | null
    readonly at: string
    readonly by: string
    readonly phone: string | null
  } | null
  readonly next_follow_up: string | null
  readonly planned_date_time: string | null
  readonly showing_user_ids: readonly string[] | null
  readonly last_event_at: string | null
  readonly created_at: string
  readonly updated_at: string
}

export type UnitAddress = {
  readonly formatted_address: string
  readonly street_number: string
  readonly street_name: string
  readonly unit: string | null
  readonly city: string
  readonly state: string
  readonly zip_code: string
  /** Longitude, latitude. */
  readonly coordinates: readonly number[] | null
}

export type UnitFee = { readonly name: string; readonly type: string | null; readonly amount: number }

export type UnitPhoto = { readonly path: string; readonly hidden: boolean; readonly original: string | null }

/** A home. */
export type Unit = {
  readonly id: number
  readonly account_id: string
  readonly external_id: string | null
  readonly address: UnitAddress | null
  readonly bedrooms: number | null
  readonly bathrooms: number | null
  readonly sqft: number | null
  readonly target_rental_rate: number | null
  readonly status: string
  readonly is_occupied: boolean
  readonly earliest_showing_date: string | null
  readonly earliest_move_in_date: string | null
  readonly property_type: string | null
  readonly monthly_fees: readonly UnitFee[]
  readonly move_in_fees: readonly UnitFee[]
  readonly pet_fees: readonly UnitFee[]
  readonly marketing_photos: readonly UnitPhoto[]
  readonly marketing_description: string | null
  readonly amenities: readonly string[]
  readonly furnished: boolean | null
  readonly pets_allowed: boolean | null
  readonly showing_method: string | null
  readonly custom_application_url: string | null
  readonly extracted_from: string | null
  readonly date_marked_available: string | null
  readonly created_at: string
  readonly updated_at: string
}

/** What became of another endpoint of the account. */
export type WebhookEndpointState = {
  readonly id: string
  readonly url: string
  readonly status: string
  readonly pause_reason: string | null
  readonly failing_since: string | null
  readonly paused_at: string | null
}
