import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { startProcess } from '../support/processes.ts'
import { eventually } from '../support/waiting.ts'
import { addAccount, counts, importFile, leadsCsv, openFolder, stateOf } from './leads.ts'

const desk = await openDesk()
const folder = await openFolder()
const rows = 5_000

const written = async (accountId: string): Promise<number> => {
  const [found] = await desk.sql.query<{ n: number }>('select count(*)::int n from prospects where account_id = $1', [
    accountId,
  ])
  return found?.n ?? 0
}

test('killed half-way and run again, it ends in the state of one that was not killed', async () => {
  const [whole, killed] = [await addAccount(desk), await addAccount(desk)]
  const wholeFile = await folder.write('whole.csv', leadsCsv(rows, whole.agent))
  const killedFile = await folder.write('killed.csv', leadsCsv(rows, killed.agent))
  await importFile(desk, 'prospects', wholeFile, '--account', whole.id, '--yes')

  const settings = { DATABASE_URL: desk.sql.url, FOYER_LOG_LEVEL: 'warn' }
  const first = startProcess(['import', 'prospects', killedFile, '--account', killed.id, '--yes'], settings)
  await eventually('the first chunks', async () => ((await written(killed.id)) > 900 ? true : null))
  first.signal('SIGKILL')
  expect(await first.exited).toBeNull()
  // What the server had in hand may still be committed, or not.
  await eventually('the end of its sessions', async () => {
    const [open] = await desk.sql.query<{ n: number }>(
      `select count(*)::int n from pg_stat_activity where datname = current_database() and xact_start is not null
       and pid <> pg_backend_pid() and query ilike '%prospects%'`,
    )
    return open?.n === 0 ? true : null
  })
  const before = await written(killed.id)
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(4_950)
  expect(before % 5).toBe(0)

  const again = await importFile(desk, 'prospects', killedFile, '--account', killed.id, '--yes')
  expect(counts(again)).toEqual({ read: 5_000, created: 4_950 - before, updated: 0, unchanged: before, rejected: 50 })
  const people = async (id: string): Promise<string> =>
    JSON.stringify(await desk.sql.query('select user_id from memberships where account_id = $1', [id]))
  const plain = async (id: string): Promise<unknown> => {
    const ids = [...(await people(id)).matchAll(/[0-9a-f-]{36}/g)].map(([found]) => found)
    const text = JSON.stringify(await stateOf(desk, id))
    return JSON.parse(ids.reduce((state, user, place) => state.replaceAll(user, `user ${place}`), text))
  }
  expect(await plain(killed.id)).toEqual(await plain(whole.id))
  const { code, stdout } = await desk.command('verify')
  expect(code, stdout).toBe(0)
})

test('two imports of one file at the same time write each record once', async () => {
  const account = await addAccount(desk)
  const file = await folder.write('race.csv', leadsCsv(1_500, account.agent))
  const both = await Promise.all(
    ['one', 'two'].map((name) =>
      importFile(desk, 'prospects', file, '--account', account.id, '--yes', '--rejects', folder.path(`${name}.csv`)),
    ),
  )
  expect(await written(account.id)).toBe(1_485)
  expect(both.reduce((sum, one) => sum + one.rows_created, 0)).toBe(1_485)
  expect(both.reduce((sum, one) => sum + one.rows_unchanged, 0)).toBe(1_485)
})
