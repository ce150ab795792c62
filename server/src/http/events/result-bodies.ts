import type { Standing, TargetProfile, TargetResult, WriteMode } from '../../engine/writing/commands.ts'
import { toFeedEventBody } from '../../wire/leasing-events.ts'
import type { PreviewedEventsBody, WrittenEventsBody } from '../schemas/events/results.ts'
import { toRefusalBody } from './refusal-bodies.ts'

const countResults = (results: readonly TargetResult[]) => {
  const count = (kind: TargetResult['end']['kind']): number => results.filter(({ end }) => end.kind === kind).length
  const targets = results.filter(({ isLifted }) => !isLifted).length
  return { targets, written: count('written'), known: count('known'), refused: count('refused') }
}

const toResult = ({ eventIndex, targetIndex, prospectId, end }: TargetResult) => ({
  event_index: eventIndex,
  target_index: targetIndex,
  prospect_id: prospectId,
  result: end.kind,
  event: end.kind === 'refused' || end.event === null ? null : toFeedEventBody(end.event),
  refusals: end.kind === 'refused' ? end.faults.map(toRefusalBody) : null,
})

const toStanding = (standing: Standing | undefined) =>
  standing === undefined
    ? null
    : {
        status: standing.status,
        stage: standing.stage,
        assigned_to_user_ids: [...standing.assignedToUserIds],
        blocklisted: standing.block !== null,
        next_follow_up: standing.nextFollowUp,
        planned_date_time: standing.plannedDateTime,
      }

const toProspect = (profile: TargetProfile | null) =>
  profile && {
    id: profile.prospectId,
    name: profile.name,
    phone: profile.phone,
    unit_id: profile.unitId,
    unit_address: profile.unitAddress,
  }

/** An event that would be written has no id yet. */
const toPreview = (result: TargetResult): PreviewedEventsBody['results'][number] => {
  const { end, profile, change } = result
  const body = toResult(result)
  return {
    ...body,
    event: end.kind === 'written' ? null : body.event,
    prospect: toProspect(profile),
    before: toStanding(change?.before),
    after: toStanding(change?.after),
  }
}

export const toWrittenBody = (
  batchId: string | null,
  mode: WriteMode,
  results: readonly TargetResult[],
): WrittenEventsBody => ({
  batch_id: batchId,
  dry_run: false,
  mode,
  counts: countResults(results),
  results: results.map(toResult),
})

export const toPreviewedBody = (mode: WriteMode, results: readonly TargetResult[]): PreviewedEventsBody => {
  const counts = countResults(results)
  return {
    batch_id: null,
    dry_run: true,
    would_write: counts.written > 0 && (mode === 'partial' || counts.refused === 0),
    mode,
    counts,
    results: results.map(toPreview),
  }
}
