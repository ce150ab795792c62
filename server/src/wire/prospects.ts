import type { ListedProspect } from '../storage/prospects/lists/prospect-list.ts'
import type { Prospect } from '../storage/prospects/prospect.ts'

const toBlock = ({ blockedAt, blockedBy, ...of }: Prospect) => {
  if (blockedAt === null || blockedBy === null) return null
  return { reason: of.blockReason, until: of.blockUntil, at: blockedAt, by: blockedBy, phone: of.blockPhone }
}

/** Where a prospect stands: what its events say of it, beside who has it. */
const toStandingBody = (of: Prospect) => ({
  status: of.status,
  stage: of.stage,
  stage_times: { ...of.stageTimes },
  blocklisted: of.blocklisted,
  phone_blocked: of.phoneBlocked,
  block: toBlock(of),
  next_follow_up: of.nextFollowUp,
  planned_date_time: of.plannedDateTime,
  showing_user_ids: of.showingUserIds === null ? null : [...of.showingUserIds],
  last_event_at: of.lastEventAt,
})

/** A prospect, as every route of v2 shows it. */
export const toProspectBody = (of: Prospect) => ({
  id: of.id,
  account_id: of.accountId,
  name: of.name,
  email: of.email,
  phone: of.phone,
  notes: of.notes,
  source: of.source,
  unit_id: of.unitId,
  prospect_type: of.prospectType,
  prescreened: of.prescreened,
  external_id: of.externalId,
  phone_e164: of.phoneE164,
  assigned_to_user_ids: [...of.assignedToUserIds],
  ...toStandingBody(of),
  created_at: of.createdAt,
  updated_at: of.updatedAt,
})

/** The same in a list, whose readers want to see which home it is about without asking for each. */
export const toListedProspectBody = (of: ListedProspect) => ({ ...toProspectBody(of), unit_address: of.unitAddress })
