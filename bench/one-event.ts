import { idPrefixes, numbering, type Spread } from './world.ts'

/** What every event of a load says, by whichever way it comes. */
export const source = 'Phone Call'
export const notes = 'Assigning to primary agent'

/**
 * One event in one transaction of one statement, as lean as it gets with every check on: the user is an active member of
 * the prospect's account who may write, the assignee is an active member of it. Update and event build on the row as it is
 * once its lock is there.
 */
const statement = (value: { userId: string; prospectId: string; assigneeId: string; tokenId: string }): string => `
with moved as (
  update prospects p set version = p.version + 1, assigned_to_user_ids = array[${value.assigneeId}],
    last_event_at = greatest(clock_timestamp(), p.last_event_at + interval '1 microsecond'), updated_at = clock_timestamp()
  from memberships m
  where m.user_id = ${value.userId} and m.active and m.role <> 'Read-only'
    and p.account_id = m.account_id and p.id = ${value.prospectId}
    and exists (
      select from memberships a join users u on u.id = a.user_id
      where a.account_id = m.account_id and a.user_id = ${value.assigneeId} and a.active and u.deactivated_at is null
    )
  returning p.account_id, p.id, p.version, p.unit_id, p.last_event_at, p.created_at, m.role,
    old.assigned_to_user_ids as previous
),
released as (
  delete from prospect_assignees a using moved m, unnest(m.previous) as r(user_id)
  where r.user_id <> ${value.assigneeId} and a.account_id = m.account_id and a.user_id = r.user_id
    and a.created_at = m.created_at and a.prospect_id = m.id
),
taken as (
  insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
  select account_id, ${value.assigneeId}, created_at, id from moved where not ${value.assigneeId} = any(previous)
  on conflict do nothing
),
written as (
  insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes, unit_id,
    created_by, created_by_token_id, context)
  select account_id, nextval('leasing_event_ids'), id, version, 'Assign to User', last_event_at, '${source}', '${notes}',
    unit_id, ${value.userId}, ${value.tokenId}, jsonb_build_object('assignedToUserIds', array[${value.assigneeId}],
      'createdByUserRole', role, 'previousAssignedToUserIds', previous)
  from moved returning account_id, id, created_at
),
started as (
  insert into assignment_starts (account_id, user_id, created_at, event_id)
  select account_id, ${value.assigneeId}, created_at, id from written
)
select id, created_at from written`

/**
 * To be run once after a load. A transaction that waited for another one's prospect does not see the assignee whom that one wrote,
 * and leaves them behind: the engine decides again instead, and has its checks for it.
 */
export const settleAssignees = [
  'truncate prospect_assignees',
  'insert into prospect_assignees select account_id, unnest(assigned_to_user_ids), created_at, id from prospects',
]

/** Parameters: the user's id, the prospect's id, the assignee's id, the token's id. */
export const oneEvent = statement({
  userId: '$1::uuid',
  prospectId: '$2::bigint',
  assigneeId: '$3::uuid',
  tokenId: '$4::uuid',
})

/** The same statement as a script of pgbench, which draws the prospect and the assignee by itself. */
export const pgbenchScript = (spread: Spread): string => {
  const { prospects, accountOf, userOf, membersPerAccount } = numbering(spread)
  return `\\set prospect random(${prospects.join(', ')})
\\set account ${accountOf}
\\set user ${userOf(':account', '0')}
\\set assignee ${userOf(':account', `random(0, ${membersPerAccount - 1})`)}
\\set token ${userOf('0', ':account')}
${statement({
  userId: `('${idPrefixes.user}' || :user)::uuid`,
  prospectId: ':prospect',
  assigneeId: `('${idPrefixes.user}' || :assignee)::uuid`,
  tokenId: `('${idPrefixes.token}' || :token)::uuid`,
})};
`
}
