import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { insertAccountRows, toText } from '../../storage/reports/world.ts'
import { addToken, bearer, shareApp } from '../app.ts'
import { openSmallWorld } from './small-world.ts'

/** The right answers of this world were counted by hand. */

const now = Date.now()
let desk: Desk
let world: Awaited<ReturnType<typeof openSmallWorld>>
let second: Awaited<ReturnType<typeof insertAccountRows>>
let app: FastifyInstance
let token: string

beforeAll(async () => {
  desk = await openDesk()
  world = await openSmallWorld(desk, now)
  second = await insertAccountRows(desk)
  const userId = await desk.addMember(world.accountId, 'Read-only')
  await desk.setMember(second.accountId, userId, 'Owner')
  token = (await addToken(desk, userId)).token
  const [unitId = 0] = await second.addUnits([{ status: 'On Hold', availableAt: null, address: '9 Elm Way' }])
  await second.addProspects([
    { name: 'Feli', source: 'Zillow', unitId, stage: 'lead', createdAt: world.at(2), isMerged: false },
    { name: 'Gus', source: 'Зиллоу', unitId, stage: 'lead', createdAt: world.at(2), isMerged: false },
    { name: 'Hana', source: 'Сайт', unitId, stage: 'lead', createdAt: world.at(2), isMerged: false },
  ])
})
afterAll(() => desk.close())
beforeEach(async () => {
  ;({ app } = await shareApp(desk))
})

const get = async (path: string, query: Record<string, string> = {}) => {
  const window = { start: toText(world.window.start), end: toText(world.window.end) }
  const response = await app.inject({ url: path, query: { ...window, ...query }, headers: bearer(token) })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const rowsOf = async (path: string, query: Record<string, string> = {}) =>
  (await get(path, { account_ids: world.accountId, ...query })).data
const isLast = { limit: 50, page_number: 0, has_more: false, next_page_number: null }

test('marketing sources: spellings of one source are one row, and only the window counts', async () => {
  expect(await get('/reporting/marketing-sources', { account_ids: world.accountId })).toEqual({
    data: [
      {
        source_key: 'realtor_com',
        source_display: 'Realtor.com',
        leads: 1,
        showings_scheduled: 3,
        showings_completed: 1,
        upcoming_showings: 1,
        applications_requested: 1,
        applications_submitted: 1,
        apps_approved: 1,
        rejected_prescreens: 0,
      },
      {
        source_key: 'zillow',
        source_display: 'Zillow',
        leads: 2,
        showings_scheduled: 1,
        showings_completed: 0,
        upcoming_showings: 0,
        applications_requested: 0,
        applications_submitted: 0,
        apps_approved: 0,
        rejected_prescreens: 2,
      },
    ],
    page: isLast,
  })
})

test('marketing sources: several accounts are summed up, each named account once', async () => {
  const [one, two] = [world.accountId, second.accountId]
  const rows = await rowsOf('/reporting/marketing-sources', { account_ids: `${two.toUpperCase()},${one},${two}` })
  const leads = rows.map((row: { source_key: string; leads: number }) => `${row.source_key} ${row.leads}`)
  expect(leads).toContain('zillow 3')
  // What is written in other letters keeps a key of its own.
  expect(leads.filter((row: string) => /^source_|^[0-9a-f]{8} 1$/.test(row))).toHaveLength(2)
  expect(leads).toEqual(leads.toSorted())
})

test('showings: by when they are to be, each with what became of it', async () => {
  const row = (showing_id: number, prospect_id: number, prospect_name: string, more: object) => ({
    showing_id,
    prospect_id,
    property_address: '100 Alder Street',
    prospect_name,
    feedback: null,
    cancellation_reason: null,
    ...more,
  })
  const { showings, prospects, at } = world
  const end = toText(at(-10))
  expect(await rowsOf('/reporting/showings', { start: toText(at(17)), end })).toEqual([
    row(showings.ana, prospects.ana, 'Ana', {
      status: 'Completed',
      feedback: 'Likes the kitchen',
      created_at: toText(at(18)),
      planned_date_time: toText(at(16)),
      showing_agent: 'Noor Haddad',
    }),
    row(showings.benFirst, prospects.ben, 'Ben', {
      status: 'Canceled',
      created_at: toText(at(9)),
      planned_date_time: toText(at(7)),
      showing_agent: 'Mara Lindqvist',
      cancellation_reason: 'Another day suits better',
    }),
    row(showings.cem, prospects.cem, 'Cem', {
      property_address: null,
      status: 'Canceled',
      created_at: toText(at(4)),
      planned_date_time: toText(at(-1)),
      showing_agent: 'Mara Lindqvist',
    }),
    row(showings.ben, prospects.ben, 'Ben', {
      status: 'Confirmed',
      created_at: toText(at(6)),
      planned_date_time: toText(at(-2)),
      showing_agent: 'Noor Haddad',
    }),
  ])
})

test('showings: the start of the window belongs to it, its end does not', async () => {
  const planned = toText(world.at(16))
  expect(await rowsOf('/reporting/showings', { start: planned })).toHaveLength(2)
  expect(await rowsOf('/reporting/showings', { end: planned })).toHaveLength(0)
})

test('units: all of them as they stand now, by id', async () => {
  const { alder, birch, cedar, dogwood } = world.units
  expect(await get('/reporting/units', { account_ids: world.accountId })).toEqual({
    data: [
      {
        unit_id: alder,
        address: '100 Alder Street',
        date_marked_available: toText(world.at(10.5)),
        status: 'Available',
      },
      { unit_id: birch, address: null, date_marked_available: null, status: 'Available' },
      { unit_id: cedar, address: '3 Cedar Court', date_marked_available: null, status: 'Available' },
      { unit_id: dogwood, address: '4 Dogwood Lane', date_marked_available: toText(world.at(90)), status: 'Leased' },
    ],
    page: isLast,
  })
})

test.each(['/reporting/marketing-sources', '/reporting/showings', '/reporting/units'])(
  '%s: pages of one row hold together what one page holds',
  async (path) => {
    const query = { account_ids: `${world.accountId},${second.accountId}` }
    const whole = await get(path, query)
    const rows: object[] = []
    for (let page_number: number | null = 0; page_number !== null; ) {
      const { data, page } = await get(path, { ...query, limit: '1', page_number: String(page_number) })
      const more: boolean = rows.length + 1 < whole.data.length
      expect(page).toEqual({
        limit: 1,
        page_number,
        has_more: more,
        next_page_number: more ? page_number + 1 : null,
      })
      rows.push(...data)
      page_number = page.next_page_number
    }
    expect(whole.data.length).toBeGreaterThan(1)
    expect(rows).toEqual(whole.data)
  },
)

test('leasing performance: one unit, counted from its log', async () => {
  const { alder } = world.units
  expect(await get(`/reporting/leasing-performance/units/${alder}`)).toEqual({
    unit_id: alder,
    days_on_market: 10,
    property_health: 'Healthy',
    // Birch got one lead and Cedar none: the median is between them. Dogwood is let.
    benchmark_leads_since_last_price_change: 0.5,
    new_prospects: 2,
    showings_scheduled: 3,
    showings_completed: 1,
    applications_requested: 1,
    applications_submitted: 1,
    active_prospects: 3,
    upcoming_showings: 1,
    outbound_texts: 3,
    total_calls: 3,
    showing_feedback: [
      {
        prospect_id: world.prospects.ana,
        prospect_name: 'Ana',
        created_at: toText(world.at(16)),
        feedback: 'Likes the kitchen',
      },
    ],
  })
})

test('leasing performance: a unit is on the market since its first event if nobody marked it', async () => {
  const { birch, cedar, dogwood } = world.units
  const [first, silent, leased] = await Promise.all(
    [birch, cedar, dogwood].map((id) => get(`/reporting/leasing-performance/units/${id}`)),
  )
  expect([first.days_on_market, first.property_health, first.upcoming_showings]).toEqual([4, 'Healthy', 0])
  expect([silent.days_on_market, silent.property_health]).toEqual([null, 'Unknown'])
  expect([leased.days_on_market, leased.property_health]).toEqual([null, 'Off-Market'])
})

test('leasing performance: the only available unit has nothing to be compared with', async () => {
  const alone = await insertAccountRows(desk)
  const userId = await desk.addMember(alone.accountId)
  const [unitId = 0] = await alone.addUnits([{ status: 'Available', availableAt: world.at(8), address: null }])
  const { token: own } = await addToken(desk, userId)
  const window = { start: toText(world.window.start), end: toText(world.window.end) }
  const url = `/api/public/v1/reporting/leasing-performance/units/${unitId}`
  const { benchmark_leads_since_last_price_change: benchmark, ...report } = (
    await app.inject({ url, query: window, headers: bearer(own) })
  ).json()
  expect([benchmark, report.property_health, report.showing_feedback]).toEqual([0, 'At-risk', []])
})
