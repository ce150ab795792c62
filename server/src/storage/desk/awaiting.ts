import { closedStages, deskLimits } from '../../catalogue/desk.ts'
import { counts, isOneOf } from '../reports/event-filters.ts'

const closed = closedStages.map((stage) => `'${stage}'`).join(', ')

/**
 * The open prospects of an account for whom a property manager was asked and has not answered, with `since`, the first moment of
 * that: among the newest `deskLimits.looks` times that one was asked. The account is given as it stands in the statement.
 */
export const awaitingIn = (account: string): string => `
select l.prospect_id, min(l.created_at) as since from (
  select account_id, prospect_id, sequence, created_at from leasing_events l
  where account_id = ${account} and event_type = 'Awaiting PM Response' and ${counts('l')}
  order by created_at desc limit ${deskLimits.looks}
) l
cross join lateral (
  select stage from prospect_standings where account_id = ${account} and prospect_id = l.prospect_id offset 0
) s
where s.stage not in (${closed}) and not exists (
  select from leasing_events r
  where r.account_id = l.account_id and r.prospect_id = l.prospect_id and r.sequence > l.sequence
    and ${isOneOf(['PM Response'], 'r.')} and ${counts('r')} offset 0)
group by l.prospect_id`
