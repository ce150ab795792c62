import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../src/engine/commands.ts'
import { noteProgress } from '../../src/storage/transfer/imports.ts'
import { ImportStopped } from '../../src/transfer/run-import.ts'
import { Stopped } from '../../src/transfer/stopped.ts'
import { noCounts } from '../../src/transfer/summary.ts'
import { type Desk, openDesk } from '../engine/desk.ts'
import { openImporting } from './importing.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const countIn = async (table: 'prospects' | 'imports', accountId: string): Promise<number> =>
  (await desk.pool.query<{ n: number }>(`select count(*) n from ${table} where account_id = $1`, [accountId])).rows[0]
    ?.n ?? 0

test('a file of a few rows is stopped like one of many: nothing of it is written', async () => {
  const { accountId, run } = await openImporting(desk)
  const answers = [null, 'forbidden'] as const
  let asked = 0
  const stopped = run('prospects', 'Name\nAda\n', { reasonToStop: async () => answers[asked++] ?? null })
  await expect(stopped).rejects.toThrow(ImportStopped)
  await expect(stopped).rejects.toMatchObject({ cause: { reason: 'forbidden' } })
  expect(await countIn('prospects', accountId)).toBe(0)
})

test('an import that may not be begun any more leaves nothing behind', async () => {
  const { accountId, run } = await openImporting(desk)
  const stopped = run('prospects', 'Name\nAda\n', { reasonToStop: async () => 'closing' })
  await expect(stopped).rejects.toThrow(Stopped)
  expect(await countIn('imports', accountId)).toBe(0)
})

test('a database that is away for a moment ends no import, whatever was asked of it', async () => {
  const { run, engine } = await openImporting(desk)
  const away = () => Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' })
  let asked = 0
  const reasonToStop = async () => {
    if (asked++ === 1) throw away()
    return null
  }
  let tried = 0
  const busy: Engine = {
    ...engine,
    create: async (command) => (tried++ === 0 ? { kind: 'overloaded' } : engine.create(command)),
  }
  const flaky = new Proxy(desk.pool, {
    get: (pool, name) => {
      const value: unknown = Reflect.get(pool, name)
      if (name !== 'query' || typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (String(args[0]).includes('import_rejects') && failures++ === 0) return Promise.reject(away())
        return Reflect.apply(value, pool, args)
      }
    },
  })
  let failures = 0
  const database = { ...desk.database, pool: flaky }
  expect(await run('prospects', 'Name\nAda\n""\n', { reasonToStop, engine: busy, database })).toEqual([2, 1, 0, 0, 1])
  expect([asked, tried, failures]).toEqual([3, 2, 2])
})

test('what was created before somebody was in the way of a change is counted as created', async () => {
  const { accountId, run, engine } = await openImporting(desk)
  await run('prospects', 'ID,Name\n1,Ada\n2,Bo\n')
  // Between what was read of a prospect and its change, somebody else changes it.
  const racing: Engine = {
    ...engine,
    create: async (command) => {
      const creation = await engine.create(command)
      await desk.pool.query(
        `update prospects set revision = revision + 1 where account_id = $1 and external_id = '1'`,
        [accountId],
      )
      return creation
    },
  }
  const counts = await run('prospects', 'ID,Name\n1,Ada Park\n2,Bo Lind\n3,Cy\n', { engine: racing })
  expect(counts).toEqual([3, 1, 2, 0, 0])
})

test('two rows about one prospect, by its id and by its external id: the second is rejected', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('prospects', 'ID,Name\n1,Ada\n')
  const { rows } = await desk.pool.query<{ id: number }>('select id from prospects where account_id = $1', [accountId])
  const file = `foyer_account,foyer_id,external_id,Name\n${accountId},${rows[0]?.id},,Ada One\n,,1,Ada Two\n`
  expect(await run('prospects', file)).toEqual([2, 0, 1, 0, 1])
  const { rows: after } = await desk.pool.query('select name from prospects where account_id = $1', [accountId])
  expect(after).toEqual([{ name: 'Ada One' }])
})

test('a phone number that changes is in the history as it was read, too', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('prospects', 'ID,Phone\n1,512 555 0100\n')
  await run('prospects', 'ID,Phone\n1,512 555 0101\n')
  const { rows } = await desk.pool.query('select changes from prospect_changes where account_id = $1', [accountId])
  expect(rows).toEqual([
    {
      changes: {
        phone: { old: '512 555 0100', new: '512 555 0101' },
        phone_e164: { old: '+15125550100', new: '+15125550101' },
      },
    },
  ])
})

test('rows with long texts are written in smaller chunks', async () => {
  const { run, engine } = await openImporting(desk)
  const chunks: number[] = []
  const watched: Engine = {
    ...engine,
    create: (command) => {
      chunks.push(command.prospects.length)
      return engine.create(command)
    },
  }
  const rows = Array.from({ length: 12 }, (_, n) => `${n},Ada,"${'x'.repeat(1_000_000)}"`)
  const csv = `ID,Name,Colour\n${rows.join('\n')}\n`
  expect(await run('prospects', csv, { engine: watched })).toEqual([12, 12, 0, 0, 0])
  // Two are on their way at a time: which of them comes to the engine first is not promised.
  expect(chunks.toSorted()).toEqual([2, 5, 5])
})

test('while others import too, one chunk is written at a time', async () => {
  const { run, engine } = await openImporting(desk)
  let [running, most] = [0, 0]
  const watched: Engine = {
    ...engine,
    create: async (command) => {
      most = Math.max(most, ++running)
      const creation = await engine.create(command)
      running--
      return creation
    },
  }
  const csv = `Name\n${'Ada\n'.repeat(1_600)}`
  expect(await run('prospects', csv, { engine: watched, isAlone: () => false })).toEqual([1_600, 1_600, 0, 0, 0])
  expect(most).toBe(1)
})

test('prospects are locked in the order of their ids, whatever the order of the file', async () => {
  const { accountId, run } = await openImporting(desk)
  const lines = Array.from({ length: 300 }, (_, n) => n)
  const csv = (name: string, ids: readonly number[]) => `ID,Name\n${ids.map((id) => `${id},${name}`).join('\n')}\n`
  await run('prospects', csv('Ada', lines))
  const others = lines.toReversed()
  const both = await Promise.all([run('prospects', csv('Bo', lines)), run('prospects', csv('Cy', others))])
  for (const [read, created, , , rejected] of both) expect([read, created, rejected]).toEqual([300, 0, 0])
  expect(await countIn('prospects', accountId)).toBe(300)
})

test('a note of the progress that comes late changes nothing of an import that has ended', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('prospects', 'Name\nAda\n')
  const read = async () => (await desk.pool.query('select * from imports where account_id = $1', [accountId])).rows
  const [ended] = await read()
  await noteProgress(desk.database.tables, { accountId, id: ended.id }, noCounts)
  expect(await read()).toEqual([ended])
})
