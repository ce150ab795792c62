import type pg from 'pg'

/** The version of the rules that the stored projections were folded by. */
export const readFoldVersion = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ version: number }>('select version from fold_rules')
  return rows[0]?.version ?? 0
}

/** All projections are folded by these rules now. */
export const noteFoldVersion = (client: pg.ClientBase, version: number): Promise<unknown> =>
  client.query('update fold_rules set version = $1', [version])

export const listAccountIds = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ id: string }>('select id from accounts order by id')).rows.map(({ id }) => id)
