import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../engine/desk.ts'
import { openImporting } from './importing.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const head = 'Unit ID,Address,Bedrooms,Rent'
const street = '12 Main St, Austin, TX 78701'
const unitsOf = async (accountId: string) =>
  (
    await desk.pool.query<{ id: number; external_id: string; bedrooms: number; revision: number; updated_at: string }>(
      'select id, external_id, bedrooms, revision, updated_at from units where account_id = $1 order by id',
      [accountId],
    )
  ).rows

test('a dry run tells of doubled addresses what the import then does', async () => {
  const { accountId, run } = await openImporting(desk)
  const csv = `Address,Bedrooms,Rent\n"${street}",1,1000\n"12 Main Street, Austin, TX 78701",2,1000\n"${street}",2,\n"9 Elm St, Austin, TX 78701",1,\n`
  const dry = await run('units', csv, { dryRun: true })
  expect(await unitsOf(accountId)).toEqual([])
  expect(await run('units', csv)).toEqual(dry)
  expect(dry).toEqual([4, 2, 1, 1, 0])
  expect(await unitsOf(accountId)).toMatchObject([
    { bedrooms: 2, revision: 2 },
    { bedrooms: 1, revision: 1 },
  ])
})

test('two rows about one unit, by its id and by its external id: the second is rejected', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('units', `${head}\nA,,1,\n`)
  const [unit] = await unitsOf(accountId)
  const csv = `foyer_account,foyer_id,${head}\n${accountId},${unit?.id},,,2,\n,,A,,3,\n`
  expect(await run('units', csv)).toEqual([2, 0, 1, 0, 1])
  expect(await unitsOf(accountId)).toMatchObject([{ bedrooms: 2 }])
})

test('an address names one unit: two units of the other system with one address stay two', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('units', `Address\n"${street}"\n`)
  expect(await run('units', `${head}\nA,"${street}",1,\nB,"${street}",2,\n`)).toEqual([2, 1, 1, 0, 0])
  expect(await unitsOf(accountId)).toMatchObject([
    { external_id: 'A', bedrooms: 1 },
    { external_id: 'B', bedrooms: 2 },
  ])
})

test('when a unit was updated rises, whatever the clock does', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('units', `${head}\nA,,1,\n`)
  const ahead = '2999-01-01T00:00:00.000000Z'
  await desk.pool.query('update units set updated_at = $2 where account_id = $1', [accountId, ahead])
  expect(await run('units', `${head}\nA,,2,\n`)).toEqual([1, 0, 1, 0, 0])
  expect(await unitsOf(accountId)).toMatchObject([{ bedrooms: 2, updated_at: '2999-01-01T00:00:00.000001Z' }])
})

test('units that somebody else changes meanwhile are compared again, and each change counts once', async () => {
  const { accountId, run } = await openImporting(desk)
  const csv = (rooms: number) => `${head}\n${Array.from({ length: 200 }, (_, n) => `${n},,${rooms},`).join('\n')}\n`
  await run('units', csv(1))
  const before = await unitsOf(accountId)
  const both = await Promise.all([run('units', csv(2)), run('units', csv(2))])
  expect(both.reduce((sum, [, , updated = 0]) => sum + updated, 0)).toBe(200)
  const after = await unitsOf(accountId)
  expect(after.map(({ revision }) => revision)).toEqual(before.map(({ revision }) => revision + 1))
})
