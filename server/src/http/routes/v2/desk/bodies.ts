import type { CalendarEntry } from '../../../../records/desk/calendar.ts'
import type { Desk } from '../../../../records/desk/desk.ts'
import type { Workload } from '../../../../records/desk/workload.ts'
import type { DeskProspect } from '../../../../storage/desk/lists.ts'
import type { CalendarBody } from '../../../schemas/desk/calendar.ts'
import type { DeskBody } from '../../../schemas/desk/desk.ts'
import type { DeskProspectBody } from '../../../schemas/desk/parts.ts'
import type { WorkloadBody } from '../../../schemas/desk/workload.ts'

const toProspect = (of: DeskProspect): DeskProspectBody => ({
  id: of.id,
  name: of.name,
  phone: of.phone,
  email: of.email,
  source: of.source,
  unit_id: of.unitId,
  unit_address: of.unitAddress,
  status: of.status,
  stage: of.stage,
  assigned_to_user_ids: [...of.assignedToUserIds],
  next_follow_up: of.nextFollowUp,
  last_event_at: of.lastEventAt,
  created_at: of.createdAt,
})

export const toDeskBody = (desk: Desk): DeskBody => ({
  time_zone: desk.timeZone,
  day_start: desk.day[0],
  day_end: desk.day[1],
  unassigned: { count: desk.unassigned.count, prospects: desk.unassigned.first.map(toProspect) },
  follow_ups_due: {
    count: desk.followUpsDue.count,
    mine: desk.ownFollowUpsDue.count,
    prospects: desk.followUpsDue.first.map(toProspect),
    my_prospects: desk.ownFollowUpsDue.first.map(toProspect),
  },
  showings_today: {
    count: desk.showings.count,
    showings: desk.showings.first.map((one) => ({
      showing_id: one.showingId,
      prospect_id: one.prospectId,
      name: one.prospectName,
      unit_address: one.unitAddress,
      planned_date_time: one.plannedDateTime,
      user_ids: [...one.userIds],
      status: one.status,
    })),
  },
  awaiting_response: {
    count: desk.awaiting.count,
    prospects: desk.awaiting.first.map((one) => ({ ...toProspect(one), waiting_since: one.since })),
  },
})

export const toEntryBody = (of: CalendarEntry): CalendarBody['data'][number] => ({
  kind: of.kind,
  prospect_id: of.prospectId,
  prospect_name: of.prospectName,
  unit_address: of.unitAddress,
  at: of.at,
  user_ids: [...of.userIds],
  status: of.status,
  showing_id: of.showingId,
})

export const toWorkloadBody = (of: Workload): WorkloadBody => ({
  user: of.user,
  prospects: of.openProspects,
  follow_ups_due: of.followUpsDue,
  showings_next_7_days: of.showingsAhead,
  last_assigned_at: of.lastAssignedAt,
})
