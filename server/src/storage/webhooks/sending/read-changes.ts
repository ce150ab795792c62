import type pg from 'pg'
import { plainArray } from '../../arrays.ts'
import type { Change } from '../changes.ts'

/** A change whose records are still text: it may wait for a while before it is told. */
export type WrittenChange = Omit<Change, 'record' | 'oldRecord'> & {
  readonly recordText: string | null
  readonly oldRecordText: string | null
}

/** How much of memory it takes, about. */
export const charactersOf = ({ recordText, oldRecordText }: WrittenChange): number =>
  (recordText?.length ?? 0) + (oldRecordText?.length ?? 0)

const opened = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

export const openChange = ({ recordText, oldRecordText, ...change }: WrittenChange): Change => ({
  ...change,
  record: opened(recordText),
  oldRecord: opened(oldRecordText),
})

// Each by its key: without `offset 0` the planner may read all changes for a join.
const statement = `
select c.account_id as "accountId", c.id as sequence, c.table_name as "table", c.operation, c.event_type as "eventType",
  c.record::text as "recordText", c.old_record::text as "oldRecordText", c.actor_user_id as "actorUserId",
  c.actor_token_id as "actorTokenId", c.created_at as "createdAt"
from unnest($1::uuid[], $2::bigint[]) as w(account_id, id)
cross join lateral (select * from webhook_changes x where x.account_id = w.account_id and x.id = w.id offset 0) c`

export type ChangeName = { readonly accountId: string; readonly changeId: number }

/** What is told by deliveries. Those that are gone are left out. */
export const readChanges = async (client: pg.ClientBase, names: readonly ChangeName[]): Promise<WrittenChange[]> => {
  const { rows } = await client.query<WrittenChange>({
    name: 'read-changes',
    text: statement,
    values: [plainArray(names.map(({ accountId }) => accountId)), plainArray(names.map(({ changeId }) => changeId))],
  })
  return rows
}
