import { beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { ask, type Reply } from '../support/wire/http.ts'

/** The reports on the demo's ninety days, against plain counts in its tables. */

type Row = Readonly<Record<string, string | number | null>>
type Report = {
  readonly data: readonly Row[]
  readonly page: {
    readonly limit: number
    readonly page_number: number
    readonly has_more: boolean
    readonly next_page_number: number | null
  }
}

const dayMs = 86_400_000
const end = new Date(Date.now() - dayMs).toISOString()
const start = new Date(Date.now() - 31 * dayMs).toISOString()

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)

const get = (path: string, query: Readonly<Record<string, string>>, token = desk.token): Promise<Reply> =>
  ask(desk.baseUrl, {
    path: `/api/public/v1${path}?${new URLSearchParams({ start, end, ...query })}`,
    headers: { Authorization: `Bearer ${token}` },
  })

const bodyOf = <T>(reply: Reply): T => {
  expect(reply.status, reply.text).toBe(200)
  return JSON.parse(reply.text) as T
}

const readPage = async (path: string, query: Readonly<Record<string, string>>): Promise<Report> =>
  bodyOf<Report>(await get(path, query))

/** All rows of a report, page by page, as a client without knowledge of the server collects them. */
const collect = async (path: string, accountIds: string, limit: number): Promise<Row[]> => {
  const rows: Row[] = []
  for (let next: number | null = 0; next !== null; ) {
    const query: Record<string, string> = { account_ids: accountIds, limit: String(limit), page_number: String(next) }
    const { data, page } = await readPage(path, query)
    expect(Object.keys(page)).toEqual(['limit', 'page_number', 'has_more', 'next_page_number'])
    expect([page.limit, page.page_number, page.has_more]).toEqual([limit, next, page.next_page_number !== null])
    rows.push(...data)
    next = page.next_page_number
  }
  return rows
}

const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0)

const countIn = async (what: string, accountIds: readonly string[]): Promise<number> => {
  const [row] = await desk.sql.query<{ n: number }>(
    `select count(*)::int n from ${what} and account_id = any($1::uuid[]) and created_at >= $2 and created_at < $3`,
    [accountIds, start, end],
  )
  return row?.n ?? 0
}

describe('the reports on accounts', () => {
  test('marketing sources: the columns add up to what is in the log', async () => {
    const accounts = [desk.home, desk.elsewhere]
    const rows = await collect('/reporting/marketing-sources', accounts.join(','), 3)
    expect(rows.length).toBeGreaterThan(3)
    expect(new Set(rows.map((row) => row['source_key'])).size).toBe(rows.length)
    const events = (types: string): Promise<number> => countIn(`leasing_events where event_type ${types}`, accounts)
    const expected = {
      leads: await countIn('prospects where true', accounts),
      showings_scheduled: await events("= 'Showing Scheduled'"),
      showings_completed: await events("= 'Showing Complete'"),
      applications_requested: await events("= 'Application Sent to Prospect'"),
      applications_submitted: await events("= 'Application Received'"),
      apps_approved: await events("= 'Application Approved'"),
      rejected_prescreens: await events("like 'Prescreen Rejected%'"),
    }
    expect(expected.leads).toBeGreaterThan(0)
    for (const [column, total] of Object.entries(expected)) expect([column, sum(rows, column)]).toEqual([column, total])
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'source_key',
      'source_display',
      'leads',
      'showings_scheduled',
      'showings_completed',
      'upcoming_showings',
      'applications_requested',
      'applications_submitted',
      'apps_approved',
      'rejected_prescreens',
    ])
  })

  test('showings: every one that is to be in the window, once, in order', async () => {
    const rows = await collect('/reporting/showings', desk.home, 7)
    const stored = await desk.sql.query<{ id: string }>(
      `select id from leasing_events where account_id = $1 and event_type = 'Showing Scheduled'
         and planned_date_time >= $2 and planned_date_time < $3 order by planned_date_time, id`,
      [desk.home, start, end],
    )
    expect(rows.length).toBeGreaterThan(7)
    expect(rows.map((row) => row['showing_id'])).toEqual(stored.map((row) => Number(row.id)))
    for (const row of rows) {
      expect(row['property_address']).toMatch(/Denver|Atlanta/)
      expect(row['showing_agent']).toMatch(/\S/)
      expect(row['planned_date_time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
      // In the past of the demo every showing has come to an end.
      expect(['Completed', 'Missed', 'Failed', 'Canceled']).toContain(row['status'])
    }
    expect(new Set(rows.map((row) => row['status'])).size).toBeGreaterThan(1)
  })

  test('units: every one, once', async () => {
    const rows = await collect('/reporting/units', desk.home, 10)
    const stored = await desk.sql.query<{ id: string; status: string }>(
      'select id, status from units where account_id = $1 order by id',
      [desk.home],
    )
    expect(rows.map((row) => [row['unit_id'], row['status']])).toEqual(
      stored.map((row) => [Number(row.id), row.status]),
    )
    expect(Object.keys(rows[0] ?? {})).toEqual(['unit_id', 'address', 'date_marked_available', 'status'])
  })

  test('another account adds nothing to them, and neither does one that does not exist', async () => {
    for (const path of ['marketing-sources', 'showings', 'units'])
      for (const account_ids of [desk.home, '1259ef6e-61ee-42cb-b6bd-7fe547569d7c']) {
        const reply = await get(`/reporting/${path}`, { account_ids }, desk.demo.other_token)
        expect(bodyOf<Report>(reply).data).toEqual([])
      }
  })

  test('a window of more than 32 days, a bare date and an unknown parameter are refused', async () => {
    const account_ids = desk.home
    const wrong: readonly [Readonly<Record<string, string>>, string][] = [
      [{ start: '2024-01-01T00:00:00Z' }, 'window'],
      [{ start: '2024-01-01' }, 'format'],
      [{ page: '1' }, 'additionalProperties'],
      [{ limit: '2001' }, 'maximum'],
    ]
    for (const [query, keyword] of wrong) {
      const { error, details } = errorOf(await get('/reporting/units', { account_ids, ...query }), 400)
      expect([error, details?.map((one) => one.keyword)]).toEqual(['Invalid query parameters', [keyword]])
    }
  })
})

describe('the leasing performance of a unit', () => {
  type Performance = { readonly unit_id: number; readonly new_prospects: number } & Row
  const of = (id: number | string, token?: string): Promise<Reply> =>
    get(`/reporting/leasing-performance/units/${id}`, {}, token)

  test('is one plain object, and the units of an account add up to it', async () => {
    const units = await desk.sql.query<{ id: string }>('select id from units where account_id = $1', [desk.home])
    const reports = await Promise.all(units.map(async ({ id }) => bodyOf<Performance>(await of(id))))
    expect(sum(reports, 'new_prospects')).toBe(await countIn('prospects where unit_id is not null', [desk.home]))
    expect(sum(reports, 'showings_completed')).toBe(
      await countIn("leasing_events where event_type = 'Showing Complete'", [desk.home]),
    )
    expect(Object.keys(reports[0] ?? {})).toEqual([
      'unit_id',
      'days_on_market',
      'property_health',
      'benchmark_leads_since_last_price_change',
      'new_prospects',
      'showings_scheduled',
      'showings_completed',
      'applications_requested',
      'applications_submitted',
      'active_prospects',
      'upcoming_showings',
      'outbound_texts',
      'total_calls',
      'showing_feedback',
    ])
  })

  test('tells nobody whether a unit of another account exists', async () => {
    const [unit] = await desk.sql.query<{ id: string }>('select id from units where account_id = $1 limit 1', [
      desk.home,
    ])
    const foreign = await of(unit?.id ?? 0, desk.demo.other_token)
    const unknown = await of(999_999_999, desk.demo.other_token)
    expect(errorOf(foreign, 400).details?.[0]?.keyword).toBe('knownUnit')
    expect(foreign.text).toBe(unknown.text)
  })
})
