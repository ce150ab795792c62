import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nobody } from '../../src/storage/log/append-batch.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from './desk.ts'

/** The table of who has which prospects, by user, says the same as the prospects themselves: by whichever form of the statement. */

let desk: Desk
let accountId: string
let members: string[]
let prospectIds: number[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  members = await Promise.all(Array.from({ length: 4 }, () => desk.addMember(accountId)))
  prospectIds = [...(await desk.addProspects(accountId, 4)), ...(await desk.addProspects(accountId, 3, '+15550100199'))]
})
afterAll(() => desk.close())

const byProspects = `select account_id, unnest(case assigned_to_user_ids when '{}' then '{${nobody}}' else assigned_to_user_ids end) as user_id, created_at, id as prospect_id from prospects`
const byTable = 'select account_id, user_id, created_at, prospect_id from prospect_assignees'

/** Rows that stand in only one of the two. */
const differences = async (): Promise<unknown[]> =>
  (await desk.pool.query(`(${byProspects} except ${byTable}) union all (${byTable} except ${byProspects})`)).rows

const handover = fc.record({
  prospect: fc.nat(6),
  to: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
  samePhone: fc.boolean(),
})

test('after any assignments, alone, together and in bulk, both say the same', async () => {
  const engine = useEngine(desk.url)
  await fc.assert(
    fc.asyncProperty(fc.array(handover, { minLength: 1, maxLength: 12 }), fc.boolean(), async (handovers, together) => {
      const append = async ({ prospect, to, samePhone }: (typeof handovers)[number]) =>
        recorded(
          await engine.append(
            assign(
              members[0] ?? '',
              prospectIds[prospect] ?? 0,
              to.map((index) => members[index] ?? ''),
              { samePhone },
            ),
          ),
        )
      if (together) await Promise.all(handovers.map(append))
      else for (const one of handovers) await append(one)
      expect(await differences()).toEqual([])
    }),
    { numRuns: 40 },
  )
  const { rows } = await desk.pool.query<{ n: number }>('select count(*) as n from prospect_assignees')
  expect(rows[0]?.n).toBeGreaterThan(0)
})
