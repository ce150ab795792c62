import { daysOnMarket, propertyHealth } from '../../../domain/reports/property-health.ts'
import { showingOutcome } from '../../../domain/reports/showings.ts'
import type { MarketingSource } from '../../../storage/reports/marketing-sources.ts'
import type { ScheduledShowing } from '../../../storage/reports/showings.ts'
import type { UnitPerformance } from '../../../storage/reports/unit-performance.ts'
import type { ReportedUnit } from '../../../storage/reports/units.ts'
import type { MarketingSourceBody, ReportedUnitBody, ShowingBody, UnitReportBody } from '../../schemas/v1/reports.ts'

export const toMarketingSource = (row: MarketingSource): MarketingSourceBody => ({
  source_key: row.sourceKey,
  source_display: row.sourceDisplay,
  leads: row.leads,
  showings_scheduled: row.showingsScheduled,
  showings_completed: row.showingsCompleted,
  upcoming_showings: row.upcomingShowings,
  applications_requested: row.applicationsRequested,
  applications_submitted: row.applicationsSubmitted,
  apps_approved: row.appsApproved,
  rejected_prescreens: row.rejectedPrescreens,
})

export const toShowing = (row: ScheduledShowing): ShowingBody => {
  const { status, feedback, cancellationReason, agent } = showingOutcome(row.following)
  return {
    showing_id: row.showingId,
    prospect_id: row.prospectId,
    property_address: row.propertyAddress,
    prospect_name: row.prospectName,
    status,
    feedback,
    created_at: row.createdAt,
    planned_date_time: row.plannedDateTime,
    showing_agent: agent ?? row.assigneeName ?? row.creatorName,
    cancellation_reason: cancellationReason,
  }
}

export const toReportedUnit = (row: ReportedUnit): ReportedUnitBody => ({
  unit_id: row.unitId,
  address: row.address,
  date_marked_available: row.dateMarkedAvailable,
  status: row.status,
})

export const toUnitReport = (row: UnitPerformance): UnitReportBody => {
  const days = daysOnMarket(row.status, row.daysSinceAvailable)
  return {
    unit_id: row.unitId,
    days_on_market: days,
    property_health: propertyHealth({
      status: row.status,
      daysOnMarket: days,
      recentShowings: row.recentShowings,
    }),
    benchmark_leads_since_last_price_change: row.benchmarkLeads,
    new_prospects: row.newProspects,
    showings_scheduled: row.showingsScheduled,
    showings_completed: row.showingsCompleted,
    applications_requested: row.applicationsRequested,
    applications_submitted: row.applicationsSubmitted,
    active_prospects: row.activeProspects,
    upcoming_showings: row.upcomingShowings,
    outbound_texts: row.outboundTexts,
    total_calls: row.totalCalls,
    showing_feedback: row.showingFeedback.map((one) => ({
      prospect_id: one.prospectId,
      prospect_name: one.prospectName,
      created_at: one.createdAt,
      feedback: one.feedback,
    })),
  }
}
