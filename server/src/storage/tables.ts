import type { ColumnType, Generated } from 'kysely'
import type { Stage } from '../catalogue/event-types.ts'
import type { Scope } from '../catalogue/permissions.ts'
import type { Role } from '../catalogue/roles.ts'
import type { DeskTables } from './desk/tables.ts'
import type { SignInTables } from './sign-in/tables.ts'
import type { WebhookTables } from './webhooks/tables.ts'

/** The tables as Kysely sees them. Timestamps are texts with microseconds, see `toTimestamp`; ids of 64 bits are numbers. */
type Timestamptz = ColumnType<string, string | undefined, string>
type NullableTimestamptz = ColumnType<string | null, string | null | undefined, string | null>
type Json = ColumnType<unknown, string | undefined, string>

type AccountsTable = {
  id: string
  name: string
  time_zone: Generated<string>
  phone_country: Generated<string>
  roster_version: Generated<number>
  revision: Generated<number>
  created_at: Timestamptz
}

type UsersTable = {
  id: string
  name: string
  email: string
  deactivated_at: NullableTimestamptz
  revision: Generated<number>
  created_at: Timestamptz
}

type MembershipsTable = {
  account_id: string
  user_id: string
  role: Role
  active: Generated<boolean>
  created_at: Timestamptz
}

type ApiTokensTable = {
  id: string
  user_id: string
  name: string
  hash: Buffer
  ending: string
  created_at: Timestamptz
  expires_at: NullableTimestamptz
  revoked_at: NullableTimestamptz
  last_used_at: NullableTimestamptz
  scopes: Generated<Scope[]>
  account_ids: string[] | null
  created_by: string | null
}

type UnitsTable = {
  account_id: string
  id: Generated<number>
  address: Json
  bedrooms: number | null
  bathrooms: number | null
  sqft: number | null
  target_rental_rate: number | null
  status: Generated<string>
  is_occupied: Generated<boolean>
  earliest_showing_date: string | null
  earliest_move_in_date: string | null
  property_type: string | null
  monthly_fees: Json
  move_in_fees: Json
  pet_fees: Json
  marketing_photos: Json
  marketing_description: string | null
  amenities: Json
  furnished: boolean | null
  pets_allowed: boolean | null
  showing_method: string | null
  custom_application_url: string | null
  extracted_from: string | null
  date_marked_available: NullableTimestamptz
  revision: Generated<number>
  external_id: string | null
  created_at: Timestamptz
  updated_at: Timestamptz
}

type ProspectsTable = {
  account_id: string
  id: Generated<number>
  name: string | null
  email: string | null
  phone: string | null
  phone_e164: string | null
  notes: string | null
  source: Generated<string>
  unit_id: number | null
  prospect_type: Generated<'Self' | 'Agent'>
  prescreened: Generated<boolean>
  created_at: Timestamptz
  updated_at: Timestamptz
  version: Generated<number>
  status: Generated<string>
  stage: Generated<Stage>
  assigned_to_user_ids: Generated<string[]>
  status_before_block: string | null
  stage_before_block: Stage | null
  next_follow_up: NullableTimestamptz
  planned_date_time: NullableTimestamptz
  last_event_at: NullableTimestamptz
  revision: Generated<number>
  external_id: string | null
  merged_into_id: number | null
  stage_times: Json
  showing_user_ids: string[] | null
  block_reason: string | null
  block_until: NullableTimestamptz
  blocked_at: NullableTimestamptz
  blocked_by: string | null
  block_phone: string | null
  renumbered: Generated<boolean>
}

type LeasingEventsTable = {
  account_id: string
  id: number
  prospect_id: number
  sequence: number
  event_type: string
  created_at: Timestamptz
  source: string | null
  notes: string | null
  planned_date_time: NullableTimestamptz
  next_follow_up: NullableTimestamptz
  unit_id: number | null
  deleted: Generated<boolean>
  created_by: string
  created_by_token_id: string | null
  context: Json
  batch_id: string | null
  merged_from_id: number | null
  commit_order: Generated<number>
  recorded_at: NullableTimestamptz
  external_id: string | null
  deleted_at: NullableTimestamptz
  deleted_by: string | null
  deletion_reason: string | null
  undoes_batch_id: string | null
}

type ProspectChangesTable = {
  account_id: string
  prospect_id: number
  revision: number
  changed_at: Timestamptz
  changed_by: string
  changed_by_token_id: string | null
  changes: Json
}

type ProspectMergesTable = {
  account_id: string
  id: string
  kept_id: number
  merged_id: number
  merged_at: Timestamptz
  merged_by: string
  merged_by_token_id: string | null
  undone_at: NullableTimestamptz
  undone_by: string | null
}

type ProspectAssigneesTable = {
  account_id: string
  user_id: string
  created_at: Timestamptz
  prospect_id: number
}

type ProspectStandingsTable = {
  account_id: string
  prospect_id: number
  created_at: Timestamptz
  status: string
  stage: Stage
  next_follow_up: NullableTimestamptz
}

type AssignmentStartsTable = {
  account_id: string
  user_id: string
  created_at: Timestamptz
  event_id: number
}

type BatchesTable = {
  account_id: string
  id: string
  kind: 'events' | 'undo'
  mode: 'atomic' | 'partial'
  status: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled'
  undoes_id: string | null
  request: ColumnType<unknown, string | null | undefined, string | null>
  targets: number
  targets_done: Generated<number>
  events_written: Generated<number>
  targets_refused: Generated<number>
  failure: string | null
  cancel_asked_at: NullableTimestamptz
  created_at: Timestamptz
  finished_at: NullableTimestamptz
  created_by: string
  created_by_token_id: string | null
}

type BatchRefusalsTable = {
  account_id: string
  batch_id: string
  place: number
  event_index: number
  prospect_id: number
  faults: Json
}

type FoldRulesTable = {
  only_row: Generated<boolean>
  version: number
}

type ImportsTable = {
  account_id: string
  id: string
  kind: 'prospects' | 'units' | 'users'
  file_name: string | null
  dry_run: boolean
  status: Generated<'running' | 'finished' | 'failed'>
  columns: Json
  file_columns: Generated<string[]>
  rows_read: Generated<number>
  rows_created: Generated<number>
  rows_updated: Generated<number>
  rows_unchanged: Generated<number>
  rows_rejected: Generated<number>
  failure: string | null
  created_by: string
  created_by_token_id: string | null
  started_at: Timestamptz
  active_at: Timestamptz
  finished_at: NullableTimestamptz
}

type ImportRejectsTable = {
  account_id: string
  import_id: string
  row_number: number
  record: Json
  reasons: string[]
}

type IdempotencyKeysTable = {
  token_id: string
  key: string
  fingerprint: Buffer
  account_id: string | null
  event_id: number | null
  created_at: Timestamptz
  answer: Buffer | null
  import_id: string | null
}

type FurtherTables = WebhookTables & SignInTables & DeskTables

export type Tables = FurtherTables & {
  accounts: AccountsTable
  users: UsersTable
  memberships: MembershipsTable
  api_tokens: ApiTokensTable
  units: UnitsTable
  prospects: ProspectsTable
  leasing_events: LeasingEventsTable
  idempotency_keys: IdempotencyKeysTable
  prospect_changes: ProspectChangesTable
  prospect_merges: ProspectMergesTable
  prospect_assignees: ProspectAssigneesTable
  prospect_standings: ProspectStandingsTable
  assignment_starts: AssignmentStartsTable
  batches: BatchesTable
  batch_refusals: BatchRefusalsTable
  fold_rules: FoldRulesTable
  imports: ImportsTable
  import_rejects: ImportRejectsTable
}
