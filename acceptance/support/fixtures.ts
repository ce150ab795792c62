import { randomUUID } from 'node:crypto'
import type { Sql } from './database.ts'

export type Phone = { readonly written: string; readonly e164: string }

/** So many fresh prospects of an account, all with this phone number or all with none. Their ids, ascending. */
export const insertProspects = async (
  sql: Sql,
  accountId: string,
  count: number,
  phone: Phone | null = null,
): Promise<number[]> => {
  const rows = await sql.query<{ id: string }>(
    `with inserted as (
       insert into prospects (account_id, name, phone, phone_e164)
       select $1, 'Prospect ' || n, $2, $3 from generate_series(1, $4::int) n returning account_id, id, created_at, status, stage
     )
     insert into prospect_standings (account_id, prospect_id, created_at, status, stage)
     select account_id, id, created_at, status, stage from inserted returning prospect_id as id`,
    [accountId, phone?.written ?? null, phone?.e164 ?? null, count],
  )
  return rows.map((row) => Number(row.id)).toSorted((a, b) => a - b)
}

export const insertProspect = async (sql: Sql, accountId: string, phone: Phone | null = null): Promise<number> => {
  const [id] = await insertProspects(sql, accountId, 1, phone)
  if (id === undefined) throw new Error('no prospect was inserted')
  return id
}

/** A new account, without members. Its id. */
export const insertAccount = async (sql: Sql, name: string): Promise<string> => {
  const id = randomUUID()
  await sql.query('insert into accounts (id, name) values ($1, $2)', [id, name])
  return id
}

export type MemberOptions = { readonly role?: string; readonly active?: boolean; readonly deactivated?: boolean }

/** New users of an account. Their ids, as random as UUIDs are. */
export const insertMembers = async (
  sql: Sql,
  accountId: string,
  count: number,
  { role = 'Leasing Agent', active = true, deactivated = false }: MemberOptions = {},
): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => randomUUID())
  await sql.query(
    `insert into users (id, name, email, deactivated_at)
     select id, 'User', id || '@example.test', case when $2 then now() end from unnest($1::uuid[]) id`,
    [ids, deactivated],
  )
  await sql.query(
    'insert into memberships (account_id, user_id, role, active) select $1, id, $2, $3 from unnest($4::uuid[]) id',
    [accountId, role, active, ids],
  )
  return ids
}

export const insertMember = async (sql: Sql, accountId: string, options: MemberOptions = {}): Promise<string> => {
  const [id] = await insertMembers(sql, accountId, 1, options)
  if (id === undefined) throw new Error('no user was inserted')
  return id
}

/** A phone number that no other fixture has. */
export const freshPhone = (): Phone => {
  const digits = String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')
  return { written: `(512) ${digits.slice(0, 3)}-${digits.slice(3)}`, e164: `+1512${digits}` }
}
