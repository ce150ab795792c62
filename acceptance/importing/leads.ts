import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Desk } from '../support/desk.ts'
import { insertAccount, insertMember } from '../support/fixtures.ts'

const head = 'Lead ID,First Name,Last Name,Email,Phone,Lead Source,Created,Assigned To,Message,Favourite Colour'

/** Every hundredth row is bad, in one of five ways. */
const badRow = (n: number): string =>
  [
    `L${n},Ada,Park ${n},no address,,Zillow,2025-03-01,,,`,
    `L${n},Ada,Park ${n},,,Zillow,2025-02-30,,,`,
    `L${n},Ada,Park ${n},,,Zillow,2025-03-01,nobody@example.test,,`,
    ',,,,,,,,,',
    `L${n},Ada`,
  ][(n / 100) % 5] ?? ''

const goodRow = (n: number, agent: string): string =>
  [
    `L${n}`,
    `Ada ${n}`,
    '"Park, ""Jr."""',
    `lead${n}@example.test`,
    n % 7 === 0 ? 'call the office' : `+1 512 555 ${String(n % 10_000).padStart(4, '0')}`,
    'Zillow',
    // One moment for all of a day's: clients of v1 page by it.
    `2025-03-${String(1 + (n % 28)).padStart(2, '0')} 10:00:00`,
    n % 3 === 0 ? agent : '',
    `"Is it still
available? ${n}"`,
    'blue',
  ].join(',')

/** A CSV of so many leads, as a spreadsheet writes it: with a byte order mark and CRLF. One per cent of its rows is bad. */
export const leadsCsv = (rows: number, agent: string): string => {
  const lines = Array.from({ length: rows }, (_, place) => place + 1).map((n) =>
    n % 100 === 0 ? badRow(n) : goodRow(n, agent),
  )
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`
}

/** A folder for the files of one test file. */
export const openFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-importing-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return {
    path: (name: string): string => join(folder, name),
    write: async (name: string, text: string | Buffer): Promise<string> => {
      const path = join(folder, name)
      await writeFile(path, text)
      return path
    },
  }
}

export type Account = { readonly id: string; readonly owner: string; readonly agent: string }

/** A new account with an owner and an agent. */
export const addAccount = async ({ sql }: Desk): Promise<Account> => {
  const id = await insertAccount(sql, `Account ${randomUUID()}`)
  const owner = await insertMember(sql, id, { role: 'Owner' })
  const agent = await insertMember(sql, id)
  return { id, owner: `${owner}@example.test`, agent: `${agent}@example.test` }
}

export type Summary = {
  readonly id: string
  readonly status: string
  readonly rows_read: number
  readonly rows_created: number
  readonly rows_updated: number
  readonly rows_unchanged: number
  readonly rows_rejected: number
  readonly left_out: readonly string[]
  readonly rejects_file: string | null
}

/** Runs `foyer import … --json`. Fails the test, with what was said, unless it ends well. */
export const importFile = async (desk: Desk, ...args: readonly string[]): Promise<Summary> => {
  const { code, stdout, stderr } = await desk.command('import', ...args, '--json')
  if (code !== 0) throw new Error(`foyer import ended with ${code}: ${stderr}`)
  return JSON.parse(stdout) as Summary
}

export const counts = ({ rows_read, rows_created, rows_updated, rows_unchanged, rows_rejected }: Summary) => ({
  read: rows_read,
  created: rows_created,
  updated: rows_updated,
  unchanged: rows_unchanged,
  rejected: rows_rejected,
})

/** All that an import decides of an account's prospects and their logs, in an order of its own. Ids are given by chance. */
export const stateOf = (desk: Desk, accountId: string) =>
  desk.sql.query<{ readonly external_id: string; readonly created_at: string; readonly phone_e164: string | null }>(
    `select external_id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened, revision,
       status, stage, assigned_to_user_ids, created_at::text,
       (select json_agg(json_build_array(sequence, event_type, source, context, created_by,
            case event_type when 'New' then created_at end) order by sequence)
        from leasing_events e where e.account_id = p.account_id and e.prospect_id = p.id) as events
     from prospects p where account_id = $1 order by external_id`,
    [accountId],
  )
