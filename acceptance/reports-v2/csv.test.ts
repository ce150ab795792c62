import { expect, test } from 'vitest'
import { bodyOf, callerWith, openAccount } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { ask } from '../support/wire/http.ts'

const desk = await openDesk()

type Cell = string | number | null
type Report = { readonly data: readonly Readonly<Record<string, Cell>>[]; readonly has_more?: boolean }

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** A new account, and its reports on a year up to now. */
const openOffice = async (name: string) => {
  const account = await openAccount(desk, name)
  const call = callerWith(desk, account.token)
  const path = (report: string, more: Readonly<Record<string, string>> = {}): string => {
    const window = { start: inDays(-360), end: inDays(1) }
    return `/v2/reports/${report}?${new URLSearchParams({ account_id: account.accountId, ...window, ...more })}`
  }
  return {
    ...account,
    call,
    json: async (report: string) => bodyOf<Report>(await call('GET', path(report)), 200),
    csv: async (report: string) => {
      const reply = await call('GET', path(report, { format: 'csv' }))
      expect(reply.status, reply.text).toBe(200)
      return reply
    },
    importLeads: async (lines: string) =>
      bodyOf<{ rows_created: number }>(
        await ask(desk.baseUrl, {
          path: `/v2/imports?kind=prospects&account_id=${account.accountId}`,
          headers: { Authorization: `Bearer ${account.token}`, 'Content-Type': 'application/x-ndjson' },
          body: lines,
        }),
        200,
      ),
  }
}

/** The cells of a CSV text, as RFC 4180 has them. */
const parse = (text: string): string[][] => {
  const rows: string[][] = []
  for (const line of text.matchAll(/((?:"(?:[^"]|"")*"|[^"\r\n])*)\r\n/g))
    rows.push(
      [...(line[1] ?? '').matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    )
  return rows
}

/** What a spreadsheet would run as a formula has an apostrophe before it. */
const inCsv = (value: Cell | undefined): string => {
  const text = value === null || value === undefined ? '' : String(value)
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

const hostile = [
  '=HYPERLINK("http://x","y")',
  '+1 555 010 0199',
  '-1',
  '@SUM(A1)',
  'a, "b"; c',
  'naïve 👩‍👩‍👧',
  "'quoted",
]

test('every report says the same in CSV as in JSON, and no cell is run', async () => {
  const office = await openOffice('In Cells')
  const people: string[] = []
  for (const [place, name] of hostile.entries()) {
    const body = { account_id: office.accountId, name, email: `p${place}@in-cells.test`, role: 'Leasing Agent' }
    people.push(bodyOf<{ id: string }>(await office.call('POST', '/v2/users', body), 201).id)
  }
  for (const [place, source] of hostile.entries()) {
    const body = { account_id: office.accountId, source, assigned_to_user_ids: [people[place]] }
    const { id } = bodyOf<{ id: number }>(await office.call('POST', '/v2/prospects', body), 201)
    const events = [{ prospect_id: id, event_type: 'Application Received' }]
    bodyOf(await office.call('POST', '/v2/leasing_events', { events }), 201)
  }
  for (const report of ['funnel', 'first_contact', 'sources', 'agents']) {
    const { data } = await office.json(report)
    const reply = await office.csv(report)
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.headers['content-disposition']).toBe(`attachment; filename="${report}.csv"`)
    const columns = Object.keys(data[0] ?? {})
    expect(parse(reply.text)).toEqual([columns, ...data.map((row) => columns.map((column) => inCsv(row[column])))])
  }
  const names = (await office.json('agents')).data.map((row) => row['name'])
  expect(names.toSorted()).toEqual(hostile.toSorted())
})

test('an account in which nothing happened has rows that count nothing, or none', async () => {
  const office = await openOffice('Nothing Yet')
  const columns = async (report: string) => parse((await office.csv(report)).text)
  expect((await columns('funnel')).length).toBe(8)
  expect((await columns('first_contact')).length).toBe(9)
  for (const report of ['sources', 'agents']) {
    expect(await office.json(report)).toEqual({ data: [], has_more: false })
    expect(await columns(report)).toHaveLength(1)
  }
})

test('of more than a thousand sources a thousand are told, by their keys, and that there are more', async () => {
  const office = await openOffice('A Thousand Sources')
  const key = (n: number): string => `source_${String(n).padStart(4, '0')}`
  const leads = Array.from({ length: 1_001 }, (_, n) =>
    JSON.stringify({
      external_id: `L${n}`,
      name: `Ada ${n}`,
      source: `Source ${key(n).slice(-4)}`,
      created_at: inDays(-200),
    }),
  )
  expect((await office.importLeads(leads.slice(1).toReversed().join('\n'))).rows_created).toBe(1_000)
  const thousand = await office.json('sources')
  expect([thousand.data.length, thousand.has_more]).toEqual([1_000, false])
  await office.importLeads(leads.join('\n'))
  const { data, has_more: hasMore } = await office.json('sources')
  expect(hasMore).toBe(true)
  expect(data.map((row) => [row['source_key'], row['leads']])).toEqual(
    Array.from({ length: 1_000 }, (_, n) => [key(n), 1]),
  )
  expect(parse((await office.csv('sources')).text)).toHaveLength(1_001)
})
