import { afterAll, expect, test } from 'vitest'
import { assignment, bulkAssignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf } from '../support/event-shapes.ts'
import { freshPhone, insertMembers, insertProspect, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { bodyOf, call, type Merge, merge, undo } from './records.ts'

const desk = await openDesk()
const further = await desk.another()
const [ann = '', bob = ''] = await insertMembers(desk.sql, desk.home, 2)

const say = async (prospect: number, notes: string, users: readonly string[] = [], baseUrl = desk.baseUrl) =>
  eventOf(await post(baseUrl, assignment(prospect, users, { event: { notes } }), { token: desk.token }))

const notesOf = async (prospect: number) => (await eventsOf(desk.sql, [prospect])).map(({ notes }) => notes)

const expectSound = async (): Promise<void> => {
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stdout + stderr).toBe(0)
}
afterAll(expectSound)

test('events of both become those of the kept prospect, and v1 follows the redirect, on every server', async () => {
  const [kept = 0, merged = 0] = await insertProspects(desk.sql, desk.home, 2)
  await say(kept, '1', [ann])
  await say(merged, '2', [bob], further.baseUrl)
  await say(kept, '3', [ann, bob])
  const made = bodyOf<Merge>(await merge(desk, kept, merged), 201)
  expect(made).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    kept_id: kept,
    merged_id: merged,
    merged_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    merged_by: desk.actor.id,
    undone_at: null,
  })
  expect(await notesOf(kept)).toEqual(['1', '2', '3'])
  for (const [baseUrl, notes] of [
    [desk.baseUrl, '4'],
    [further.baseUrl, '5'],
  ] as const) {
    const event = await say(merged, notes, [bob], baseUrl)
    expect(event.prospect).toBe(kept)
    expect(event.context.previousAssignedToUserIds).toEqual(notes === '4' ? [ann, bob] : [bob])
  }
  expect(await notesOf(kept)).toEqual(['1', '2', '3', '4', '5'])
})

test('undoing it gives back what was moved; twice is a conflict; the list of merges tells all of it', async () => {
  const [kept = 0, merged = 0] = await insertProspects(desk.sql, desk.home, 2)
  await say(kept, 'kept')
  await say(merged, 'merged')
  const { id } = bodyOf<Merge>(await merge(desk, kept, merged), 201)
  await say(merged, 'since', [], further.baseUrl)
  const undone = bodyOf<Merge>(await undo(desk, id))
  expect(undone).toMatchObject({ id, kept_id: kept, merged_id: merged, undone_at: expect.any(String) })
  expect([await notesOf(kept), await notesOf(merged)]).toEqual([['kept', 'since'], ['merged']])
  expect((await say(merged, 'its own', [], further.baseUrl)).prospect).toBe(merged)
  expect(errorOf(await undo(desk, id), 409).details?.[0]?.keyword).toBe('mergeUndone')
  const again = bodyOf<Merge>(await merge(desk, kept, merged), 201)
  for (const prospect of [kept, merged]) {
    const first = bodyOf<{ data: Merge[]; next_cursor: string }>(
      await call(desk, `/prospects/${prospect}/merges?limit=1`),
    )
    expect(first.data).toEqual([again])
    const next = await call(desk, `/prospects/${prospect}/merges?limit=1&cursor=${first.next_cursor}`)
    expect(bodyOf(next)).toEqual({ data: [undone], next_cursor: null, has_more: false })
  }
})

test('the history of a prospect tells of its merges between its events, page by page', async () => {
  const [kept = 0, merged = 0] = await insertProspects(desk.sql, desk.home, 2)
  await say(kept, 'before')
  const { id } = bodyOf<Merge>(await merge(desk, kept, merged), 201)
  await say(kept, 'between')
  const undone = bodyOf<Merge>(await undo(desk, id))
  const again = bodyOf<Merge>(await merge(desk, kept, merged), 201)
  await say(kept, 'after')
  type Item = { readonly kind: string; readonly at: string; readonly by: string; readonly merge?: Merge }
  const items: Item[] = []
  for (let cursor = '', more = true; more; ) {
    const reply = await call(desk, `/prospects/${kept}/history?limit=1${cursor}`)
    const page = bodyOf<{ data: Item[]; next_cursor: string | null; has_more: boolean }>(reply)
    items.push(...page.data)
    cursor = `&cursor=${page.next_cursor}`
    more = page.has_more
  }
  expect(items.map(({ kind }) => kind)).toEqual(['event', 'merge', 'event', 'merge', 'event'])
  expect([items[1], items[3]]).toEqual(
    [again, undone].map((one) => ({ kind: 'merge', at: one.merged_at, by: desk.actor.id, merge: one })),
  )
})

test('one assignment for all of a phone leaves merged prospects out', async () => {
  const [kept = 0, merged = 0, third = 0] = await insertProspects(desk.sql, desk.home, 3, freshPhone())
  bodyOf(await merge(desk, kept, merged), 201)
  expect(eventOf(await desk.post(bulkAssignment(merged, [ann]))).prospect).toBe(kept)
  const counts = [kept, merged, third].map(async (id) => (await eventsOf(desk.sql, [id])).length)
  expect(await Promise.all(counts)).toEqual([1, 0, 1])
})

test('a key that is sent again after the merge gets its first answer, to the byte', async () => {
  const [kept = 0, merged = 0] = await insertProspects(desk.sql, desk.home, 2)
  const send = () =>
    post(further.baseUrl, assignment(merged, [ann]), {
      token: desk.token,
      headers: { 'Idempotency-Key': `m${merged}` },
    })
  const first = await send()
  bodyOf(await merge(desk, kept, merged), 201)
  const again = await send()
  expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([201, first.text, 'true'])
})

test('what does not go is told: itself, twice, into a merged one, an undo out of turn', async () => {
  const [one = 0, two = 0, three = 0] = await insertProspects(desk.sql, desk.home, 3)
  const detail = async (reply: ReturnType<typeof merge>, status: number) => errorOf(await reply, status).details?.[0]
  expect(await detail(merge(desk, one, one), 400)).toMatchObject({ keyword: 'otherProspect', dataPath: '.merged_id' })
  const inner = bodyOf<Merge>(await merge(desk, two, one), 201)
  const conflict = { keyword: 'prospectMerged', params: { id: two } }
  expect(await detail(merge(desk, three, one), 409)).toMatchObject({ ...conflict, dataPath: '.merged_id' })
  expect(await detail(merge(desk, one, three), 409)).toMatchObject({ ...conflict, dataPath: '' })
  const outer = bodyOf<Merge>(await merge(desk, three, two), 201)
  expect((await say(one, 'through two redirects')).prospect).toBe(three)
  expect(await detail(undo(desk, inner.id), 409)).toMatchObject({ keyword: 'mergedAgain', params: { id: three } })
  bodyOf(await undo(desk, outer.id))
  bodyOf(await undo(desk, inner.id))
})

test('prospects of other accounts can neither be merged nor probed for', async () => {
  const [mine, theirs] = [await insertProspect(desk.sql, desk.elsewhere), await insertProspect(desk.sql, desk.home)]
  const token = desk.demo.other_token
  const { id } = bodyOf<Merge>(await merge(desk, theirs, await insertProspect(desk.sql, desk.home)), 201)
  const nobody = 9_007_199_254_740_991
  const answers = [
    [await merge(desk, mine, theirs, token), await merge(desk, mine, nobody, token), 400],
    [await merge(desk, theirs, mine, token), await merge(desk, nobody, mine, token), 404],
    [await undo(desk, id, token), await undo(desk, desk.home, token), 404],
    [
      await call(desk, `/prospects/${theirs}/merges`, { token }),
      await call(desk, `/prospects/${nobody}/merges`, { token }),
      404,
    ],
    // Not even for one who reaches both.
    [await merge(desk, mine, theirs), await merge(desk, mine, nobody), 400],
  ] as const
  for (const [foreign, unknown, status] of answers) {
    errorOf(foreign, status)
    expect(foreign.text).toBe(unknown.text)
  }
})

test.each([[{}], [{ merged_id: '1' }], [{ merged_id: 0 }], [{ merged_id: 1.5 }], [{ merged_id: null }], [[]]])(
  'the body %j is refused',
  async (body) => {
    const prospect = await insertProspect(desk.sql, desk.home)
    errorOf(await call(desk, `/prospects/${prospect}/merges`, { body }), 400)
  },
)

test('64 clients write about both while they are merged to and fro, and nothing is lost', async () => {
  const [one = 0, two = 0] = await insertProspects(desk.sql, desk.home, 2)
  let isOver = false
  const merging = (async () => {
    for (let turn = 0; !isOver; turn++) {
      const [kept, merged] = turn % 2 === 0 ? [one, two] : [two, one]
      const { id } = bodyOf<Merge>(await merge(desk, kept, merged), 201)
      bodyOf(await undo(desk, id))
    }
  })()
  const clients = Array.from({ length: 64 }, async (_, client) => {
    const baseUrl = client % 2 === 0 ? desk.baseUrl : further.baseUrl
    const ids: number[] = []
    for (let turn = 0; turn < 3; turn += 1)
      ids.push((await say(client % 3 === 0 ? one : two, `${client}`, [turn % 2 === 0 ? ann : bob], baseUrl)).id)
    return ids
  })
  const written = (await Promise.all(clients)).flat()
  isOver = true
  await merging
  const logged = (await eventsOf(desk.sql, [one, two])).map(({ id }) => id)
  expect(logged.toSorted()).toEqual(written.toSorted())
  await expectSound()
})
