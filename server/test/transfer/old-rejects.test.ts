import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../src/catalogue/limits.ts'
import { deleteOldRejects } from '../../src/storage/transfer/imports.ts'
import { type Desk, openDesk } from '../engine/desk.ts'
import { openImporting } from './importing.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('rejected rows are kept for so many days and then deleted; the counts stay', async () => {
  const { accountId, run } = await openImporting(desk)
  await run('prospects', 'Name\n""\n')
  await desk.pool.query(
    `update imports set started_at = started_at - interval '${limits.rejectsDays} days' where account_id = $1`,
    [accountId],
  )
  await run('prospects', 'Name\n""\n""\n')
  await deleteOldRejects(desk.pool)
  const { rows } = await desk.pool.query(
    `select rows_rejected, (select count(*) from import_rejects r where r.import_id = i.id) kept
     from imports i where account_id = $1 order by started_at`,
    [accountId],
  )
  expect(rows).toEqual([
    { rows_rejected: 1, kept: 0 },
    { rows_rejected: 2, kept: 2 },
  ])
})
