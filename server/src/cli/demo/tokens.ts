import { randomBytes, randomUUID } from 'node:crypto'
import { scopes } from '../../catalogue/permissions.ts'
import { mintToken, tokenHash } from '../../domain/tokens.ts'
import type { Database } from '../../storage/database.ts'
import { findTokenOwner, insertToken, listTokens } from '../../storage/records/tokens.ts'
import { makeOrganisation } from './world.ts'

/** The one demo that there is. With another seed a database that was filled before would not be known again. */
export const demoSeed = 20_240_814

export const organisation = makeOrganisation(demoSeed)

const tokenName = 'Demo'

/** The token of a user of both accounts, and that of a user of the second account only. Secrets: shown, never logged. */
export type DemoTokens = { readonly token: string; readonly otherToken: string }

/** The property manager who works for exactly these accounts. */
const managerOf = (accountIds: readonly string[]): string => {
  const works = Map.groupBy(
    organisation.memberships.filter((one) => one.role === 'Property Manager'),
    (one) => one.userId,
  )
  for (const [userId, memberships] of works)
    if (memberships.map((one) => one.accountId).join() === accountIds.join()) return userId
  throw new Error('the demo has no such property manager')
}

const [firstAccount, secondAccount] = organisation.accounts.map((account) => account.id) as [string, string]
const owners = { token: managerOf([firstAccount, secondAccount]), otherToken: managerOf([secondAccount]) }

/** Makes both tokens, in one transaction. */
export const mintDemoTokens = async (database: Database): Promise<DemoTokens> => {
  const minted = { token: mintToken(randomBytes(32)), otherToken: mintToken(randomBytes(32)) }
  await database.transaction(async (tables) => {
    for (const which of ['token', 'otherToken'] as const) {
      const { hash, ending } = minted[which]
      await insertToken(tables, {
        id: randomUUID(),
        userId: owners[which],
        name: tokenName,
        hash,
        ending,
        expiresAt: null,
        scopes,
        accountIds: null,
        createdBy: null,
      })
    }
  })
  return { token: minted.token.token, otherToken: minted.otherToken.token }
}

/** Whether both tokens were ever made in this database, working still or revoked since. */
export const hasDemoTokens = async (database: Database): Promise<boolean> => {
  const holders = (await listTokens(database.tables)).filter((one) => one.name === tokenName).map((one) => one.userId)
  return Object.values(owners).every((userId) => holders.includes(userId))
}

/** Whether both tokens work in this database, and belong to whom they should. */
export const doTokensWork = async (database: Database, tokens: DemoTokens): Promise<boolean> => {
  for (const which of ['token', 'otherToken'] as const) {
    const owner = await findTokenOwner(database.tables, tokenHash(tokens[which]))
    if (owner?.userId !== owners[which]) return false
  }
  return true
}
