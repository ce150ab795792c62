import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { Role } from '../../catalogue/roles.ts'
import type { Queryable } from '../connections/queryable.ts'
import type { StoredRoster } from '../log/read-states.ts'

/** The account's roster, and the time by the database's clock; null when there is no such account. */
export const findRosterNow = async (
  db: Queryable,
  accountId: string,
): Promise<{ readonly roster: StoredRoster; readonly now: Timestamp } | null> => {
  const { rows } = await db.query<[number, string[], Role[], Timestamp]>({
    name: 'find-roster-now',
    text: `select a.roster_version, coalesce(array_agg(m.user_id::text) filter (where u.id is not null), '{}'),
        coalesce(array_agg(m.role) filter (where u.id is not null), '{}'), clock_timestamp()
      from accounts a
      left join memberships m on m.account_id = a.id and m.active
      left join users u on u.id = m.user_id and u.deactivated_at is null
      where a.id = $1::uuid group by a.id, a.roster_version`,
    values: [accountId],
    rowMode: 'array',
  })
  const [row] = rows
  if (row === undefined) return null
  const [version, userIds, roles, now] = row
  const members = new Map(userIds.map((userId, index) => [userId, roles[index] as Role]))
  return { roster: { accountId, version, members }, now }
}
