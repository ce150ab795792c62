import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../src/catalogue/permissions.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import type { Access } from '../../src/records/access.ts'
import { bringMember, type ListedMember } from '../../src/records/bring-member.ts'
import { changeMembership } from '../../src/records/memberships.ts'
import { isRefused } from '../../src/records/refusals.ts'
import { findRoles } from '../../src/storage/records/memberships.ts'
import { findUser, findUserByEmail } from '../../src/storage/records/users.ts'
import { type Desk, openDesk } from '../engine/desk.ts'
import { openImporting } from './importing.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const accessOf = async (userId: string): Promise<Access> => ({
  userId,
  tokenId: null,
  scopes: new Set(scopes),
  roles: await findRoles(desk.database.tables, userId),
  onlyAccountIds: null,
})

const open = async (role: Role) => {
  const accountId = await desk.addAccount()
  const access = await accessOf(await desk.addMember(accountId, 'Owner'))
  const userId = await desk.addMember(accountId, role)
  const { email } = (await findUser(desk.database.tables, userId)) ?? { email: '' }
  const bring = async (more: Partial<ListedMember>, isTrial = false): Promise<string> => {
    const outcome = await bringMember(
      desk.database,
      access,
      { accountId, email, name: null, role: null, ...more },
      isTrial,
    )
    return isRefused(outcome) ? (outcome.fault?.code ?? outcome.refused) : outcome.brought
  }
  const rolesNow = () => findRoles(desk.database.tables, userId)
  return { accountId, access, userId, bring, rolesNow }
}

const end = (accountId: string, access: Access, userId: string) =>
  changeMembership(desk.database, access, { accountId, userId }, { active: false }, () => true)

test('a member who is ended at the same moment does not come back', async () => {
  for (let round = 0; round < 10; round++) {
    const { accountId, access, userId, bring, rolesNow } = await open('Leasing Agent')
    const [ended] = await Promise.all([end(accountId, access, userId), bring({ role: 'Admin' })])
    expect(isRefused(ended)).toBe(false)
    expect((await rolesNow()).size).toBe(0)
  }
})

test('an owner stays one, also who became it at the same moment', async () => {
  for (let round = 0; round < 10; round++) {
    const { accountId, access, userId, bring, rolesNow } = await open('Leasing Agent')
    const promoted = changeMembership(desk.database, access, { accountId, userId }, { role: 'Owner' }, () => true)
    await Promise.all([promoted, bring({ role: 'Property Manager' })])
    expect((await rolesNow()).get(accountId)).toBe('Owner')
  }
})

test('a new role raises the revision of the user; the role that they have does not', async () => {
  const { userId, bring } = await open('Leasing Agent')
  const revision = async () => (await findUser(desk.database.tables, userId))?.revision
  const before = (await revision()) ?? 0
  expect([await bring({ role: 'Admin' }), await revision()]).toEqual(['updated', before + 1])
  expect([await bring({ role: 'Admin' }), await revision()]).toEqual(['unchanged', before + 1])
  expect([await bring({}), await revision()]).toEqual(['unchanged', before + 1])
})

test('whoever may manage members no more since the file was opened brings nobody', async () => {
  const { accountId, access, bring } = await open('Leasing Agent')
  const owner = await accessOf(await desk.addMember(accountId, 'Owner'))
  await changeMembership(desk.database, owner, { accountId, userId: access.userId }, { role: 'Read-only' }, () => true)
  const email = `${randomUUID()}@example.com`
  expect(await bring({ email, name: 'New' })).toBe('roleMayNot')
  expect(await findUserByEmail(desk.database.tables, email)).toBeNull()
})

test('a trial tells what would come of it and writes nothing', async () => {
  const { bring } = await open('Leasing Agent')
  const email = `${randomUUID()}@example.com`
  expect(await bring({ email, name: 'New' }, true)).toBe('created')
  expect(await bring({ email }, true)).toBe('invalid')
  expect(await findUserByEmail(desk.database.tables, email)).toBeNull()
  expect(await bring({ email, name: 'New' })).toBe('created')
})

test("a row that is refused leaves the others: somebody else's address, a name of control characters, an owner", async () => {
  const { accountId, access, run } = await openImporting(desk)
  const other = await desk.addMember(await desk.addAccount())
  const emailOf = async (id: string) => (await findUser(desk.database.tables, id))?.email
  const csv = [
    'Email,Name,Role',
    `${await emailOf(other)},Taken,Admin`,
    `${randomUUID()}@example.com,"Two\u0007bells",Admin`,
    `${await emailOf(access.userId)},Owner,Admin`,
    `${randomUUID()}@example.com,New,Admin`,
  ].join('\n')
  expect(await run('users', csv)).toEqual([4, 1, 0, 0, 3])
  expect((await findRoles(desk.database.tables, other)).has(accountId)).toBe(false)
})
