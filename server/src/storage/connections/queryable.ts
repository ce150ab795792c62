import type { QueryArrayConfig, QueryArrayResult } from 'pg'

/** What the engine's statements need of a connection or a pool. Rows come as arrays, which costs less than objects. */
export type Queryable = {
  query<R extends unknown[]>(config: QueryArrayConfig): Promise<QueryArrayResult<R>>
}
