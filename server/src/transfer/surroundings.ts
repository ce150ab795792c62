import { limits } from '../catalogue/limits.ts'
import type { ImportKind } from '../catalogue/records/import-fields.ts'
import type { CountryCode } from '../domain/phone-numbers.ts'
import { isPhoneCountry } from '../domain/phone-numbers.ts'
import type { Database } from '../storage/database.ts'
import { listActiveMembers, readAccount, readUnitsPage } from '../storage/transfer/surroundings.ts'
import { type DateReading, ZoneClock } from './checking/moments.ts'
import { UnitsKnown } from './checking/units-known.ts'
import { FileFault } from './file-fault.ts'
import type { Mapping } from './mapping.ts'

/** What the rows of a file are read against: the account that they go to, its people and its units. */
export type Surroundings = {
  readonly accountId: string
  readonly phoneCountry: CountryCode
  readonly dates: DateReading
  /** Milliseconds since 1970. */
  readonly nowMs: number
  /** Active members by their e-mail address and by their name, both in lower case. Null: several are called so. */
  readonly members: ReadonlyMap<string, string | null>
  readonly units: UnitsKnown
}

/** Where the month comes before the day when a date is written with slashes. */
const monthFirstCountries = new Set(['US', 'CA', 'PR', 'PH', 'GU', 'AS', 'VI', 'MP', 'FM', 'MH', 'PW'])

const loadMembers = async (database: Database, accountId: string): Promise<Surroundings['members']> => {
  const members = new Map<string, string | null>()
  const rows = await listActiveMembers(database.tables, accountId)
  for (const { id, name } of rows) {
    const key = name.toLowerCase()
    members.set(key, members.has(key) ? null : id)
  }
  for (const { id, email } of rows) members.set(email.toLowerCase(), id)
  return members
}

const loadUnits = async (database: Database, accountId: string): Promise<UnitsKnown> => {
  const units = new UnitsKnown()
  let after = 0
  for (let count = 0; ; ) {
    const page = await readUnitsPage(database.tables, accountId, after)
    for (const unit of page) units.add(unit)
    count += page.length
    after = page.at(-1)?.id ?? after
    if (page.length === 0) return units
    if (count > limits.importUnits)
      throw new FileFault(`The account has more than ${limits.importUnits} units: leave the columns of units out`)
  }
}

/** Reads what the rows of this kind of file are checked against. Null when there is no such account. */
export const loadSurroundings = async (
  database: Database,
  accountId: string,
  kind: ImportKind,
  { columnOf }: Mapping,
): Promise<Surroundings | null> => {
  const account = await readAccount(database.tables, accountId)
  if (account === null) return null
  const { timeZone, phoneCountry } = account
  const namesUnits = kind === 'units' || columnOf.has('unit_external_id') || columnOf.has('unit_address')
  return {
    accountId,
    phoneCountry: isPhoneCountry(phoneCountry) ? phoneCountry : 'US',
    dates: { zone: new ZoneClock(timeZone), monthFirst: monthFirstCountries.has(phoneCountry) },
    nowMs: Date.now(),
    members: columnOf.has('assigned_to') ? await loadMembers(database, accountId) : new Map(),
    units: namesUnits ? await loadUnits(database, accountId) : new UnitsKnown(),
  }
}
