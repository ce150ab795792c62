import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { ask } from '../support/wire/http.ts'
import { addAccount, counts, importFile, openFolder, stateOf } from './leads.ts'

const desk = await openDesk()
const folder = await openFolder()

const odd = [
  { ID: 'a', Name: '=cmd|calc', Phone: '+1 555 010 0199', Notes: '-1\n"two", three;', Source: '@home' },
  { ID: 'b', Name: "'=quoted", Phone: "'+1 555 010 0198", Notes: ' blanks around ', Source: "O'Neill" },
  {
    ID: 'c',
    Name: '<script>',
    Phone: '555',
    Notes: '\tTab\r\n\u2028 \ud83d\udc69\u200d\ud83d\ude80 \u202e',
    Source: 'e\u0301',
  },
  { ID: '=d', Name: '\u00c9lodie, "Jr."', Phone: '', Notes: "''+two", Source: 'Zillow' },
]

const profiles = async (accountId: string) =>
  (await stateOf(desk, accountId)).map((row) => ({ ...row, assigned_to_user_ids: null, events: null, revision: null }))

test.each(['csv', 'jsonl'])('an export as %s, imported elsewhere, gives every text back as it was', async (format) => {
  const [from, to] = [await addAccount(desk), await addAccount(desk)]
  const file = await folder.write('odd.jsonl', odd.map((row) => `${JSON.stringify(row)}\n`).join(''))
  await importFile(desk, 'prospects', file, '--account', from.id, '--yes')
  const before = await profiles(from.id)
  expect(before.map(({ phone_e164 }) => phone_e164)).toContain('+15550100199')
  const out = folder.path(`out.${format}`)
  const exported = await desk.command('export', 'prospects', '--account', from.id, '--format', format, '--out', out)
  expect(exported.code, exported.stderr).toBe(0)
  if (format === 'csv') expect(await readFile(out, 'utf8')).not.toMatch(/(?:^|,)"?[=+@-](?!\d+,)/m)
  const summary = await importFile(desk, 'prospects', out, '--account', to.id, '--yes')
  expect(counts(summary)).toEqual({ read: 4, created: 4, updated: 0, unchanged: 0, rejected: 0 })
  expect(await profiles(to.id)).toEqual(before)
  const back = await importFile(desk, 'prospects', out, '--account', from.id, '--yes')
  expect(counts(back)).toEqual({ read: 4, created: 0, updated: 0, unchanged: 4, rejected: 0 })
})

test('every table is exported whole, over HTTP as by the command', async () => {
  const tables = { prospects: 'prospects', units: 'units', leasing_events: 'leasing_events' }
  for (const table of Object.keys(tables)) {
    const [stored] = await desk.sql.query<{ n: number }>(`select count(*)::int n from ${table} where account_id = $1`, [
      desk.home,
    ])
    const byCommand = await desk.command('export', table, '--account', desk.home, '--format', 'jsonl')
    const path = `/v2/exports/${table}?account_id=${desk.home}&format=jsonl`
    const byHttp = await ask(desk.baseUrl, { path, headers: { Authorization: `Bearer ${desk.token}` } })
    expect(byHttp.status).toBe(200)
    expect(byHttp.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    expect(byHttp.text).toBe(byCommand.stdout)
    expect(byHttp.text.trimEnd().split('\n')).toHaveLength(stored?.n ?? -1)
  }
})

test('units, and prospects who ask about them by address, go from one account to another', async () => {
  const to = await addAccount(desk)
  for (const table of ['units', 'prospects']) {
    const out = folder.path(`${table}.csv`)
    await desk.command('export', table, '--account', desk.home, '--out', out)
    const left = table === 'prospects' ? ['--map', 'assigned_to='] : []
    const summary = await importFile(desk, table, out, '--account', to.id, '--yes', ...left)
    expect(summary.rows_rejected, table).toBe(0)
    const again = await importFile(desk, table, out, '--account', to.id, '--yes', ...left)
    expect(counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: summary.rows_created })
  }
  const asking = (id: string) =>
    desk.sql.query(
      `select u.address ->> 'formatted_address' address, count(*)::int from prospects p
       join units u on u.account_id = p.account_id and u.id = p.unit_id where p.account_id = $1 group by 1 order by 1`,
      [id],
    )
  expect(await asking(to.id)).toEqual(await asking(desk.home))
})

test('users become members by their e-mail address, and never owners by a file of an admin', async () => {
  const account = await addAccount(desk)
  const file = await folder.write(
    'users.csv',
    `Email,Name,Role\nnew@example.test,New,admin\n${account.agent},,Property Manager\n${account.owner},,Read-only\nx@example.test,X,Boss\n`,
  )
  const summary = await importFile(desk, 'users', file, '--account', account.id, '--yes')
  expect(counts(summary)).toEqual({ read: 4, created: 1, updated: 1, unchanged: 0, rejected: 2 })
  const owners = await folder.write('owners.csv', 'Email,Name,Role\nboss@example.test,Boss,Owner\n')
  const byAdmin = await importFile(desk, 'users', owners, '--account', account.id, '--yes', '--as', 'new@example.test')
  expect(counts(byAdmin)).toMatchObject({ created: 0, rejected: 1 })
})
