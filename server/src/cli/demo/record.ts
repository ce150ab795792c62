import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '../../catalogue/roles.ts'
import type { Database } from '../../storage/database.ts'
import { type DemoTokens, doTokensWork, mintDemoTokens, organisation } from './tokens.ts'

/** `demo.json`: all that a client needs to try Foyer out. Its keys are those of the file. */
export type DemoRecord = {
  readonly base_url: string
  /** Of a property manager of both accounts. */
  readonly token: string
  /** Of a user of the second account only. */
  readonly other_token: string
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly users: readonly {
    readonly id: string
    readonly account_ids: readonly string[]
    readonly name: string
    readonly role: Role
  }[]
  readonly prospects: readonly {
    readonly id: number
    readonly account_id: string
    readonly phone: string | null
    readonly name: string | null
  }[]
}

export const recordPath = (dataDir: string): string => join(dataDir, 'demo.json')

const readText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The tokens in the text of a record; null if somebody else wrote the file. */
const tokensIn = (text: string): DemoTokens | null => {
  try {
    const { token, other_token: otherToken } = JSON.parse(text) as Record<string, unknown>
    return typeof token === 'string' && typeof otherToken === 'string' ? { token, otherToken } : null
  } catch {
    return null
  }
}

/** For the owner's eyes only, and whole at any time: it holds tokens that work. */
const writeRecord = async (dataDir: string, text: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true })
  const path = recordPath(dataDir)
  const draft = `${path}.new`
  // A leftover would keep the mode that it has.
  await rm(draft, { force: true })
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
  await rename(draft, path)
}

const usersOfRecord = (): DemoRecord['users'] =>
  organisation.users.map(({ id, name }) => {
    const memberships = organisation.memberships.filter((one) => one.userId === id)
    const [first] = memberships
    if (first === undefined) throw new Error(`${name} of the demo is in no account`)
    return { id, account_ids: memberships.map((one) => one.accountId), name, role: first.role }
  })

const prospectsOfRecord = (database: Database): Promise<DemoRecord['prospects']> =>
  database.tables
    .selectFrom('prospects')
    .select(['id', 'account_id', 'phone', 'name'])
    .where(
      'account_id',
      'in',
      organisation.accounts.map((account) => account.id),
    )
    .orderBy('id')
    .execute()

export type RecordOptions = {
  readonly database: Database
  readonly dataDir: string
  readonly baseUrl: string
  /** Fresh from `fillDemo`; null for a database that was filled before. */
  readonly tokens: DemoTokens | null
}

/**
 * Brings `demo.json` up to date with the database and the address, and returns what stands in it. The tokens in the file
 * are kept as long as they work; where they are gone, new ones are made, for a token can't be read back from its hash.
 */
export const settleRecord = async (options: RecordOptions): Promise<DemoRecord> => {
  const { database, dataDir, baseUrl } = options
  const before = await readText(recordPath(dataDir))
  const kept = options.tokens ?? (before === null ? null : tokensIn(before))
  const tokens = kept !== null && (await doTokensWork(database, kept)) ? kept : await mintDemoTokens(database)
  const record: DemoRecord = {
    base_url: baseUrl,
    token: tokens.token,
    other_token: tokens.otherToken,
    accounts: organisation.accounts.map(({ id, name }) => ({ id, name })),
    users: usersOfRecord(),
    prospects: await prospectsOfRecord(database),
  }
  const text = `${JSON.stringify(record, null, 2)}\n`
  if (text !== before) await writeRecord(dataDir, text)
  return record
}
