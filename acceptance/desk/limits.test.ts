import { beforeAll, expect, test } from 'vitest'
import { bodyOf, type Caller, callerWith, openAccount, tokenFor } from '../records-people/caller.ts'
import { ask } from '../support/wire/http.ts'
import { openHouse } from './world/house.ts'

/** An account with more of everything than the desk counts or shows. */

const house = await openHouse('2026-10-20T12:00:00Z')
const { accountId, token } = await openAccount(house, 'More Than Enough')
const owner = callerWith(house, token)

const dayMs = 86_400_000
const [prospects, perDay] = [2_600, 200]
const first = Date.parse('2026-10-01T15:00:00Z')
/** When to follow up on those of a day: the first thirteen days of October. */
const followUp = (day: number): string => new Date(first + day * dayMs).toISOString().replace('Z', '000Z')

/** By when they came. */
let ids: readonly number[] = []
/** Those from one place up to another: what they have in common they got at one moment, so they are in the order of their numbers. */
const alike = (from: number, to: number): number[] => ids.slice(from, to).toSorted((one, other) => one - other)
/** By when to follow up on them. */
const byFollowUp = (): number[] =>
  Array.from({ length: prospects / perDay }, (_, day) => alike(day * perDay, (day + 1) * perDay)).flat()
let agent: { readonly id: string; readonly call: Caller }
/** Every fiftieth is theirs. */
const isAgents = (_id: number, place: number): boolean => place % 50 === 0

const say = async (event: object): Promise<void> => {
  bodyOf(await owner('POST', '/v2/leasing_events', { account_id: accountId, events: [event] }), 201)
}

const importProspects = async (): Promise<readonly number[]> => {
  const lines = Array.from({ length: prospects }, (_, n) =>
    JSON.stringify({
      external_id: `P${n}`,
      name: `P${n}`,
      created_at: new Date(first - dayMs + n * 1_000).toISOString(),
    }),
  )
  const path = `/v2/imports?kind=prospects&account_id=${accountId}`
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' }
  bodyOf(await ask(house.baseUrl, { path, headers, body: lines.join('\n') }), 200)
  const found: number[] = []
  for (let more = ''; ; ) {
    const list = `/v2/prospects?account_id=${accountId}&sort=created_at&limit=500${more}`
    type Page = { data: { id: number }[]; next_cursor: string; has_more: boolean }
    const page = bodyOf<Page>(await owner('GET', list), 200)
    found.push(...page.data.map(({ id }) => id))
    if (!page.has_more) return found
    more = `&cursor=${page.next_cursor}`
  }
}

beforeAll(async () => {
  const email = 'agent@more-than-enough.test'
  const person = { account_id: accountId, name: 'Ana', email, role: 'Leasing Agent' }
  const { id } = bodyOf<{ id: string }>(await owner('POST', '/v2/users', person), 201)
  agent = { id, call: callerWith(house, await tokenFor(house, email)) }
  ids = await importProspects()
  expect(ids).toHaveLength(prospects)
  for (let day = 0; day < prospects / perDay; day += 1) {
    const prospect_ids = ids.slice(day * perDay, (day + 1) * perDay)
    await say({ prospect_ids, event_type: 'Log Note', notes: 'call', next_follow_up: followUp(day) })
  }
  const assigned = { event_type: 'Assign to User', context: { assignedToUserIds: [id] } }
  await say({ prospect_ids: ids.filter(isAgents), ...assigned })
  for (const from of [0, 600])
    await say({ prospect_ids: ids.slice(from, from + 600), event_type: 'Awaiting PM Response' })
  for (const hour of [22, 20, 21, 19]) {
    const from = hour * 100
    const planned_date_time = `2026-10-20T${hour}:00:00Z`
    await say({ prospect_ids: ids.slice(from, from + 30), event_type: 'Showing Scheduled', planned_date_time })
  }
}, 120_000)

const read = async <T>(path: string, more = '', caller = owner): Promise<T> =>
  bodyOf<T>(await caller('GET', `/v2/${path}?account_id=${accountId}${more}`), 200)

type List = { readonly count: number; readonly prospects: readonly { readonly id: number }[] }
type Desk = {
  readonly unassigned: List
  readonly follow_ups_due: List & { readonly mine: number; readonly my_prospects: List['prospects'] }
  readonly awaiting_response: List
  readonly showings_today: { readonly count: number; readonly showings: readonly { readonly prospect_id: number }[] }
}
const idsOf = (rows: List['prospects']): number[] => rows.map(({ id }) => id)

test('the desk counts to a thousand and shows the first twenty', async () => {
  const desk = await read<Desk>('desk', '', agent.call)
  const lists = [desk.unassigned, desk.follow_ups_due, desk.awaiting_response]
  expect(lists.map(({ count, prospects: rows }) => [count, rows.length])).toEqual(lists.map(() => [1_000, 20]))
  const nobodys = ids.filter((id, place) => !isAgents(id, place))
  expect(idsOf(desk.unassigned.prospects)).toEqual(nobodys.toReversed().slice(0, 20))
  expect(idsOf(desk.follow_ups_due.prospects)).toEqual(byFollowUp().slice(0, 20))
  expect(idsOf(desk.awaiting_response.prospects)).toEqual(alike(0, 600).slice(0, 20))
  const own = byFollowUp().filter((id) => isAgents(id, ids.indexOf(id)))
  expect([desk.follow_ups_due.mine, idsOf(desk.follow_ups_due.my_prospects)]).toEqual([own.length, own.slice(0, 20)])
})

test('it counts all of a hundred and twenty showings, and shows the earliest hundred', async () => {
  const { showings_today: today } = await read<Desk>('desk')
  const planned = [19, 20, 21, 22].flatMap((hour) => ids.slice(hour * 100, hour * 100 + 30))
  expect([today.count, today.showings.map((one) => one.prospect_id)]).toEqual([120, planned.slice(0, 100)])
})

test('workload and stages count what the desk leaves out', async () => {
  const { data } = await read<{ data: { user: { id: string }; prospects: number; follow_ups_due: number }[] }>(
    'workload',
  )
  const own = data.find(({ user }) => user.id === agent.id)
  expect([own?.prospects, own?.follow_ups_due]).toEqual([52, 52])
  const { data: stages } = await read<{ data: { stage: string; count: number }[] }>('stages')
  expect(stages.filter(({ count }) => count > 0)).toEqual([
    { stage: 'lead', count: prospects - 120 },
    { stage: 'showing', count: 120 },
  ])
})

type Calendar = {
  readonly data: readonly { readonly prospect_id: number; readonly at: string }[]
  readonly has_more: boolean
}
const follow = async (from: string, more = '') => {
  const { data, has_more: hasMore } = await read<Calendar>('calendar', `&from=${from}&to=${followUp(14)}${more}`)
  return { found: data.map((row) => row.prospect_id), hasMore, last: data.at(-1)?.at ?? '' }
}

test('a calendar has a thousand rows, and says that there is more behind the last of them', async () => {
  const [whole, all] = [await follow(followUp(0)), byFollowUp()]
  expect([whole.found, whole.hasMore]).toEqual([all.slice(0, 1_000), true])
  expect(whole.last).toBe(followUp(4))
  const rest = [await follow(followUp(5)), await follow(followUp(10))]
  expect(rest.map(({ found }) => found)).toEqual([all.slice(1_000, 2_000), all.slice(2_000)])
  expect(rest.map(({ hasMore }) => hasMore)).toEqual([true, false])
})

test('of one user it looks at the first 2,500, and says that there may be more', async () => {
  const own = byFollowUp().filter((id) => isAgents(id, ids.indexOf(id)))
  const whole = await follow(followUp(0), `&user_id=${agent.id}`)
  expect([whole.found, whole.hasMore]).toEqual([own.slice(0, 50), true])
  const rest = await follow(followUp(12), `&user_id=${agent.id}`)
  expect([rest.found, rest.hasMore]).toEqual([own.slice(48), false])
})
