import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nobody } from '../../src/storage/log/append-batch.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from './desk.ts'

/** The tables of who has and who was given which prospects, by user, say the same as prospects and events: by whichever form of the statement. */

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

const byEvents = `select account_id, user_id::uuid, created_at, id as event_id from leasing_events,
  jsonb_array_elements_text(context -> 'assignedToUserIds') as user_id`
const byStarts = 'select account_id, user_id, created_at, event_id from assignment_starts'

/** Rows that stand in only one of the two. */
const differences = async (one: string, other: string): Promise<unknown[]> =>
  (await desk.pool.query(`(${one} except ${other}) union all (${other} except ${one})`)).rows

const handover = fc.record({
  prospect: fc.nat(6),
  to: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
  samePhone: fc.boolean(),
})

test('after any assignments, alone, together and in bulk, they say the same', async () => {
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
      expect(await differences(byProspects, byTable)).toEqual([])
      expect(await differences(byEvents, byStarts)).toEqual([])
    }),
    { numRuns: 40 },
  )
  for (const table of ['prospect_assignees', 'assignment_starts'])
    expect((await desk.pool.query(`select from ${table}`)).rowCount).toBeGreaterThan(0)
})

test('of a prospect that came without a row, by the hand of somebody, its first assignment says who has it, also when that is nobody', async () => {
  const engine = useEngine(desk.url)
  const ids = await desk.addProspects(accountId, 3)
  await desk.pool.query('delete from prospect_assignees where prospect_id = any($1::bigint[])', [ids])
  await Promise.all(ids.slice(1).map(async (id) => recorded(await engine.append(assign(members[0] ?? '', id, [])))))
  recorded(await engine.append(assign(members[0] ?? '', ids[0] ?? 0, [])))
  expect(await differences(byProspects, byTable)).toEqual([])
})
