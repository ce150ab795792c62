import { randomUUID } from 'node:crypto'
import { type Account, insertAccount, listAccounts } from '../../storage/records/accounts.ts'
import { upsertMembership } from '../../storage/records/memberships.ts'
import { findUserByEmail, insertUser } from '../../storage/records/users.ts'
import { Complaint, exitCodes } from '../complaint.ts'
import { withContext } from '../context.ts'
import { checkCountry, checkEmail, checkName, checkTimeZone } from './checks.ts'
import { type Printing, print, printAll } from './printing.ts'

export type AccountOptions = Printing & {
  readonly name: string
  readonly timeZone: string
  readonly phoneCountry: string
  readonly ownerName?: string
  readonly ownerEmail?: string
}

/** `foyer account create`: an account, with its first owner if one is named. */
export const createAccount = async (options: AccountOptions): Promise<void> => {
  const account = {
    id: randomUUID(),
    name: checkName(options.name),
    timeZone: checkTimeZone(options.timeZone),
    phoneCountry: checkCountry(options.phoneCountry),
  }
  const { ownerEmail, ownerName } = options
  if ((ownerEmail === undefined) !== (ownerName === undefined))
    throw new Complaint('--owner-name and --owner-email belong together', exitCodes.usage)
  const owner =
    ownerEmail === undefined || ownerName === undefined
      ? null
      : { id: randomUUID(), name: checkName(ownerName), email: checkEmail(ownerEmail) }
  await withContext(({ database }) =>
    database.transaction(async (tables) => {
      await insertAccount(tables, account)
      if (owner === null) return
      const known = await findUserByEmail(tables, owner.email)
      if (known?.isActive === false) throw new Complaint(`${owner.email} is deactivated`)
      if (known === null) await insertUser(tables, owner)
      await upsertMembership(tables, account.id, known?.id ?? owner.id, 'Owner')
    }),
  )
  print(options, account, `Account ${account.name}: ${account.id}`)
}

const toValue = ({ id, name, timeZone, phoneCountry, createdAt }: Account): object => ({
  id,
  name,
  time_zone: timeZone,
  phone_country: phoneCountry,
  created_at: createdAt,
})

const toLine = ({ id, name, timeZone, phoneCountry }: Account): string => [id, phoneCountry, timeZone, name].join('  ')

/** `foyer account list` */
export const printAccounts = async (options: Printing): Promise<void> => {
  const accounts = await withContext(({ database }) => listAccounts(database.tables))
  printAll(options, accounts, toValue, toLine)
}
