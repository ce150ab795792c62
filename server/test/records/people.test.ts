import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../src/catalogue/permissions.ts'
import type { Role } from '../../src/catalogue/roles.ts'
import type { Access } from '../../src/records/access.ts'
import { changeAccount } from '../../src/records/accounts.ts'
import { bringMember } from '../../src/records/bring-member.ts'
import { changeMembership } from '../../src/records/memberships.ts'
import { isRefused } from '../../src/records/refusals.ts'
import { changeUser, inviteUser } from '../../src/records/users.ts'
import { findRoles } from '../../src/storage/records/memberships.ts'
import { findUserByEmail } from '../../src/storage/records/users.ts'
import { type Desk, openDesk } from '../engine/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const always = (): boolean => true
const accessOf = async (userId: string): Promise<Access> => ({
  userId,
  tokenId: null,
  scopes: new Set(scopes),
  roles: await findRoles(desk.database.tables, userId),
  onlyAccountIds: null,
})
const refusals = (outcomes: readonly object[]): string[] =>
  outcomes.map((outcome) => (isRefused(outcome) ? (outcome.fault?.code ?? outcome.refused) : 'done'))

const setRole = (access: Access, accountId: string, userId: string, role: Role) =>
  changeMembership(desk.database, access, { accountId, userId }, { role }, always)
const leave = (access: Access, accountId: string, userId: string) =>
  changeMembership(desk.database, access, { accountId, userId }, { active: false }, always)
const deactivate = (access: Access, userId: string) =>
  changeUser(desk.database, access, { id: userId, changes: { isActive: false }, isCurrent: always })

const activeOwners = async (accountId: string): Promise<string[]> => {
  const { rows } = await desk.pool.query<{ user_id: string }>(
    `select user_id from memberships join users on users.id = user_id
      where account_id = $1 and role = 'Owner' and active and deactivated_at is null`,
    [accountId],
  )
  return rows.map((row) => row.user_id)
}

test.each([
  ['step down', (access: Access, accountId: string, userId: string) => setRole(access, accountId, userId, 'Admin')],
  ['leave', leave],
  ['are deactivated', (access: Access, _: string, userId: string) => deactivate(access, userId)],
])('of four owners who %s at once, one stays', async (_, go) => {
  for (let round = 0; round < 5; round++) {
    const accountId = await desk.addAccount()
    const owners = await Promise.all([1, 2, 3, 4].map(() => desk.addMember(accountId, 'Owner')))
    const outcomes = await Promise.all(owners.map(async (id) => go(await accessOf(id), accountId, id)))
    expect(refusals(outcomes).toSorted()).toEqual(['done', 'done', 'done', 'lastOwner'])
    expect(await activeOwners(accountId)).toHaveLength(1)
  }
})

test('an account keeps an owner, whatever its owners do to each other at once', async () => {
  for (let round = 0; round < 5; round++) {
    const accountId = await desk.addAccount()
    const [one = '', other = ''] = [await desk.addMember(accountId, 'Owner'), await desk.addMember(accountId, 'Owner')]
    const [ofOne, ofOther] = [await accessOf(one), await accessOf(other)]
    await Promise.all([
      setRole(ofOne, accountId, other, 'Admin'),
      deactivate(ofOther, one),
      leave(ofOne, accountId, other),
      setRole(ofOther, accountId, one, 'Read-only'),
    ])
    expect(await activeOwners(accountId)).toHaveLength(1)
  }
})

test('users of the same accounts are changed at once without a deadlock', async () => {
  const accounts = await Promise.all([1, 2, 3].map(() => desk.addAccount()))
  const owner = await desk.addUser()
  for (const accountId of accounts) await desk.setMember(accountId, owner, 'Owner')
  const members = await Promise.all([1, 2, 3, 4, 5, 6].map(() => desk.addUser()))
  for (const [place, userId] of members.entries())
    for (const accountId of place % 2 === 0 ? accounts : accounts.toReversed())
      await desk.setMember(accountId, userId, 'Leasing Agent')
  const access = await accessOf(owner)
  const outcomes = await Promise.all(
    members.flatMap((userId, place) => [
      deactivate(access, userId),
      ...accounts.map((accountId) => setRole(access, accountId, userId, place % 2 === 0 ? 'Admin' : 'Read-only')),
    ]),
  )
  expect(refusals(outcomes)).toEqual(outcomes.map(() => 'done'))
})

test('what was taken from a caller they can not use, though their token still remembers it', async () => {
  const accountId = await desk.addAccount()
  const owner = await desk.addMember(accountId, 'Owner')
  const fallen = await desk.addMember(accountId, 'Owner')
  const agent = await desk.addMember(accountId)
  const remembered = await accessOf(fallen)
  expect(refusals([await setRole(await accessOf(owner), accountId, fallen, 'Leasing Agent')])).toEqual(['done'])
  const invitation = { accountId, name: 'X', email: `${accountId}@example.com`, role: 'Owner' as const }
  const outcomes = [
    await setRole(remembered, accountId, fallen, 'Owner'),
    await deactivate(remembered, agent),
    await inviteUser(desk.database, remembered, invitation),
    await changeAccount(desk.database, remembered, accountId, { name: 'Mine' }, always),
  ]
  expect(refusals(outcomes)).toEqual(['roleMayNot', 'roleMayNot', 'roleMayNot', 'roleMayNot'])
  // The invitation had written its user when it was refused.
  expect(await findUserByEmail(desk.database.tables, invitation.email)).toBeNull()
  await desk.deactivate(owner)
  expect(refusals([await leave(await accessOf(owner), accountId, agent)])).toEqual(['unknownRecord'])
})

test('of many changes that know the same state, one is made', async () => {
  const accountId = await desk.addAccount()
  const access = await accessOf(await desk.addMember(accountId, 'Owner'))
  const userId = await desk.addMember(accountId)
  const tries = Array.from({ length: 8 }, (_, place) => `Name ${place}`)
  const ways: ((name: string) => Promise<object>)[] = [
    (name: string) =>
      changeUser(desk.database, access, { id: userId, changes: { name }, isCurrent: ({ revision }) => revision === 1 }),
    (name: string) => changeAccount(desk.database, access, accountId, { name }, (revision) => revision === 1),
  ]
  for (const way of ways)
    expect(refusals(await Promise.all(tries.map((name) => way(name)))).toSorted()).toEqual([
      'done',
      ...Array(7).fill('stale'),
    ])
})

test('a list of people takes nobody from another account, also not in a trial; the operator does', async () => {
  const [accountId, there] = [await desk.addAccount(), await desk.addAccount()]
  const access = await accessOf(await desk.addMember(accountId, 'Owner'))
  const stranger = await desk.addMember(there)
  const listed = { accountId, email: `${stranger}@example.com`, name: 'Mallory', role: null }
  const bring = (isTrial: boolean) => bringMember(desk.database, access, listed, isTrial)
  expect(refusals([await bring(true), await bring(false)])).toEqual(['emailTaken', 'emailTaken'])
  await desk.removeMember(there, stranger)
  expect(refusals([await bring(false)])).toEqual(['emailTaken'])
  const invitation = { ...listed, role: 'Read-only' as const }
  expect(refusals([await inviteUser(desk.database, null, invitation)])).toEqual(['done'])
  expect([...(await findRoles(desk.database.tables, stranger)).keys()]).toEqual([accountId])
  expect(await bring(false)).toEqual({ brought: 'unchanged' })
})

test('the operator on the command line leaves no account without an owner either', async () => {
  const accountId = await desk.addAccount()
  const owner = await desk.addMember(accountId, 'Owner')
  const outcomes = [
    await changeUser(desk.database, null, { id: owner, changes: { isActive: false }, isCurrent: always }),
    await changeMembership(desk.database, null, { accountId, userId: owner }, { role: 'Admin' }, always),
  ]
  expect(refusals(outcomes)).toEqual(['lastOwner', 'lastOwner'])
})
