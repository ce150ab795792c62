import { randomBytes } from 'node:crypto'
import { mintToken } from '../../server/src/domain/tokens.ts'
import { openDatabase } from '../../server/src/storage/database.ts'
import { migrate } from '../../server/src/storage/migrate.ts'

/** How much the lists are read from. A tenth of all prospects have ten times as many events as the others. */
export type Size = { readonly prospects: number; readonly events: number }

/** What a reader of lists may ask for: ids and texts that stand in the database. */
export type ListWorld = {
  readonly url: string
  readonly token: string
  readonly size: Size
  /** The account that has seven tenths of everything. */
  readonly accountId: string
  /** Members of that account, each with as many prospects as the others. */
  readonly memberIds: readonly string[]
  readonly units: number
}

const accounts = 4
const membersPerAccount = 20
const eventsOfMost = 5
/** Filling in millions of rows and indexing them takes minutes. */
const timeoutMs = 3_600_000

const accountIds = Array.from({ length: accounts }, (_, n) => `0000000${n + 1}-0000-4000-8000-000000000001`)
const accountId = (a: string): string => `('0000000' || ${a} || '-0000-4000-8000-000000000001')::uuid`
const accountOf = (n: string): string => accountId(`greatest(${n} % 10 - 5, 1)`)
const userId = (account: number, member: number): string =>
  `00000002-0000-4000-8000-0000000${account}${String(member).padStart(4, '0')}`
const userOf = (n: string): string =>
  `('00000002-0000-4000-8000-0000000' || greatest(${n} % 10 - 5, 1) || lpad((${n} / 10 % ${membersPerAccount})::text, 4, '0'))::uuid`

/** A number that looks like chance and is the same each time. */
const hash = (n: string, salt: number): string => `(hashint8extended(${n}, ${salt}) & 1073741823)`
const one = (list: string, n: string, salt: number): string =>
  `(${list})[1 + ${hash(n, salt)} % array_length(${list}, 1)]`

const firstNames = `array['Ada','Bo','Carla','Dev','Elif','Femi','Grace','Hugo','Ines','Jonas','Keiko','Liam','Mona','Nils','Olga','Pia','Quentin','Rosa','Sven','Tara','Uma','Viktor','Wanda','Xavier','Yusuf','Zoe']`
const syllables = `array['ald','ber','cor','dan','esk','for','gra','hol','ing','jar','kel','lun','mor','nor','old','par','qui','ros','sel','tor','ulf','ves','wil','xan','yor','zel']`
const lastName = (n: string): string =>
  `initcap(${one(syllables, n, 2)} || ${one(syllables, n, 3)} || ${one(syllables, n, 4)})`
const statuses = `array['New','New','New','Contacted, Awaiting Information','Showing Scheduled','Showing Complete','Application Received','Lease Signed','Not Interested','Ghosting']`
const stages = `array['lead','lead','lead','contacted','showing','showing','application','lease','lost','contacted']`
const sources = `array['Zillow','Apartments.com','Website Widget','Zumper','Phone Call','Walk-In','Other']`
const types = `array['Log Note','Assign to User','Showing Scheduled','Showing Complete','Contacted, Awaiting Information','Application Received']`

const people = [
  `insert into accounts (id, name) select ${accountId('a')}, 'Account ' || a from generate_series(1, ${accounts}) a`,
  `insert into users (id, name, email)
   select ('00000002-0000-4000-8000-0000000' || a || lpad(m::text, 4, '0'))::uuid, 'User ' || a || '-' || m, a || '-' || m || '@example.com'
   from generate_series(1, ${accounts}) a, generate_series(0, ${membersPerAccount - 1}) m`,
  `insert into memberships (account_id, user_id, role)
   select ${accountId('a')}, ('00000002-0000-4000-8000-0000000' || o || lpad(m::text, 4, '0'))::uuid, 'Owner'
   from generate_series(1, ${accounts}) a, generate_series(1, ${accounts}) o, generate_series(0, ${membersPerAccount - 1}) m
   where o = a or (o = 1 and m = 0)`,
]

const unitRows = (units: number): string =>
  `insert into units (account_id, address, status, target_rental_rate, property_type, updated_at)
   select ${accountOf('n')}, jsonb_build_object('formatted_address', n || ' Elm Street, Denver, Colorado 80202', 'street_number', n::text,
     'street_name', 'Elm Street', 'unit', null, 'city', 'Denver', 'state', 'Colorado', 'zip_code', '80202', 'coordinates', null),
     'Available', 1500 + n % 1000, 'CONDO', now() - n * interval '1 minute'
   from generate_series(0, ${units - 1}) n order by n`

/** Prospects from..to. Their numbers are their ids; a third of them share a phone number with two others. */
const prospectRows = `insert into prospects (account_id, id, name, email, phone, phone_e164, source, unit_id, created_at, updated_at,
    version, status, stage, assigned_to_user_ids, next_follow_up, last_event_at)
  overriding system value
  select ${accountOf('n')}, n, ${one(firstNames, 'n', 1)} || ' ' || ${lastName('n')}, 'p' || n || '@example.com', phone, phone,
    ${one(sources, 'n', 5)}, (select u.id from units u where u.account_id = ${accountOf('n')} order by u.id offset ${hash('n', 6)} % 50 limit 1),
    at, at, 1, (${statuses})[1 + ${hash('n', 7)} % 10], (${stages})[1 + ${hash('n', 7)} % 10], array[${userOf('n')}],
    case when ${hash('n', 8)} % 10 = 0 then now() + (${hash('n', 9)} % 10000) * interval '1 minute' end, at
  from (
    select n, '+1303' || (2000000 + case when n % 9 < 3 then n / 9 * 9 else n end) as phone,
      now() - ($3::bigint - n) * interval '10 seconds' as at
    from generate_series($1::bigint, $2::bigint) n
  ) p`

const assigneeRows = `insert into prospect_assignees
  select account_id, unnest(assigned_to_user_ids), created_at, id from prospects where id between $1 and $2`

const standingRows = `insert into prospect_standings
  select account_id, id, created_at, status, stage, next_follow_up from prospects where id between $1 and $2`

const eventRows = `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes, unit_id, created_by, context)
  select p.account_id, nextval('leasing_event_ids'), p.id, s, ${one(types, 'p.id * 64 + s', 10)},
    p.created_at + s * interval '1 minute', 'Phone Call', 'Called about the home', p.unit_id, ${userOf('p.id')},
    '{"createdByUserRole": "Owner"}'
  from prospects p, lateral generate_series(1, case when p.id % 10 = 0 then ${eventsOfMost * 11} else ${eventsOfMost} end) s
  where p.id between $1 and $2 order by p.id, s`

const chunk = 50_000

/** Creates the records in chunks, as transactions of different times would, without indexes but the primary keys meanwhile. */
export const fillListWorld = async (url: string, size: Size, tell: (line: string) => void): Promise<ListWorld> => {
  await migrate({ url, timeoutMs })
  const database = openDatabase({ url, connections: 1, timeoutMs })
  const { pool } = database
  const units = Math.max(200, Math.floor(size.prospects / 1_000))
  for (const statement of [...people, unitRows(units)]) await pool.query(statement)
  const { rows: indexes } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename in ('prospects', 'prospect_standings', 'leasing_events')
       and indexname not in (select conname from pg_constraint)`,
  )
  for (const { name } of indexes) await pool.query(`drop index ${name}`)
  for (let from = 1; from <= size.prospects; from += chunk) {
    const to = Math.min(from + chunk - 1, size.prospects)
    await pool.query(prospectRows, [from, to, size.prospects])
    await pool.query(assigneeRows, [from, to])
    await pool.query(standingRows, [from, to])
    await pool.query(eventRows, [from, to])
    tell(`filled in ${to} of ${size.prospects} prospects`)
  }
  await pool.query("set maintenance_work_mem = '1GB'")
  for (const { definition } of indexes) await pool.query(definition)
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
  const { token, hash: tokenHash, ending } = mintToken(randomBytes(32))
  await pool.query(
    'insert into api_tokens (id, user_id, name, hash, ending) values (gen_random_uuid(), $1, $2, $3, $4)',
    [userId(1, 0), 'bench', tokenHash, ending],
  )
  await database.close()
  const memberIds = Array.from({ length: membersPerAccount }, (_, member) => userId(1, member))
  return { url, token, size, accountId: accountIds[0] ?? '', memberIds, units }
}
