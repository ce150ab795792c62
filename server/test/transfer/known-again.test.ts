import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../src/engine/commands.ts'
import { type Desk, openDesk } from '../engine/desk.ts'
import { done, mergeOf } from '../engine/merging/merges.ts'
import { openImporting } from './importing.ts'

/** What an import does about prospects that are there already, and that people have had in their hands since. */

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Known = {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly notes: string | null
}

const prospectsOf = async (accountId: string): Promise<Known[]> =>
  (
    await desk.pool.query<Known>('select id, name, email, notes from prospects where account_id = $1 order by id', [
      accountId,
    ])
  ).rows

test('a row that is known by its content alone fills in what is empty, and takes back nothing that people wrote', async () => {
  const { accountId, run } = await openImporting(desk)
  const file = 'Name,Email,Notes\nAda,ada@example.com,Has a dog\n'
  await run('prospects', file)
  await desk.pool.query(
    "update prospects set name = 'Ada Park', email = null, revision = revision + 1 where account_id = $1",
    [accountId],
  )
  expect(await run('prospects', file)).toEqual([1, 0, 1, 0, 0])
  expect(await prospectsOf(accountId)).toMatchObject([
    { name: 'Ada Park', email: 'ada@example.com', notes: 'Has a dog' },
  ])
  expect(await run('prospects', file)).toEqual([1, 0, 0, 1, 0])
})

test('a row reaches no prospect of another account, whatever id it names', async () => {
  const { run, accountId } = await openImporting(desk)
  const others = await openImporting(desk)
  await others.run('prospects', 'ID,Name\n1,Ada\n')
  const before = await prospectsOf(others.accountId)
  const file = `foyer_account,foyer_id,Name\n${accountId},${before[0]?.id},Ada\n${accountId},${2 ** 40},Ada\n`
  expect(await run('prospects', file)).toEqual([2, 0, 0, 0, 2])
  expect(await prospectsOf(others.accountId)).toEqual(before)
})

test('what somebody else writes between the look and the change stays', async () => {
  const { accountId, run, engine } = await openImporting(desk)
  await run('prospects', 'ID,Name\n1,Ada\n')
  const racing: Engine = {
    ...engine,
    create: async (command) => {
      const creation = await engine.create(command)
      await desk.pool.query(
        "update prospects set notes = 'theirs', revision = revision + 1 where account_id = $1 and external_id = '1'",
        [accountId],
      )
      return creation
    },
  }
  expect(await run('prospects', 'ID,Name\n1,Ada Park\n2,Bo\n', { engine: racing })).toEqual([2, 1, 1, 0, 0])
  expect(await prospectsOf(accountId)).toMatchObject([{ name: 'Ada Park', notes: 'theirs' }, { name: 'Bo' }])
})

test('a row about a prospect that was merged meanwhile changes neither of the two', async () => {
  const { accountId, access, run, engine } = await openImporting(desk)
  await run('prospects', 'ID,Name\n1,Ada\n2,Ada P.\n')
  const before = await prospectsOf(accountId)
  const [kept, merged] = before
  done(await engine.merge(mergeOf(access.userId, accountId, kept?.id ?? 0, merged?.id ?? 0)))
  const [read, created, updated] = await run('prospects', 'ID,Name\n2,Ada Park\n')
  expect([read, created, updated]).toEqual([1, 0, 0])
  expect(await prospectsOf(accountId)).toEqual(before)
})
