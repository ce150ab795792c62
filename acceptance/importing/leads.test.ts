import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { addAccount, counts, importFile, leadsCsv, openFolder, stateOf } from './leads.ts'

const desk = await openDesk()
const folder = await openFolder()
const rows = 5_000

const countsOf = async (accountId: string) => {
  const [found] = await desk.sql.query<Record<string, number>>(
    `select (select count(*)::int from prospects where account_id = $1) prospects,
       (select count(*)::int from leasing_events where account_id = $1) events,
       (select count(*)::int from prospect_changes where account_id = $1) changes`,
    [accountId],
  )
  return found
}

test('leads with one bad row in a hundred end with the exact counts, each good one with its events', async () => {
  const account = await addAccount(desk)
  const file = await folder.write('leads.csv', leadsCsv(rows, account.agent))
  const summary = await importFile(desk, 'prospects', file, '--account', account.id, '--yes')
  expect(counts(summary)).toEqual({ read: 5_000, created: 4_950, updated: 0, unchanged: 0, rejected: 50 })
  expect(summary.left_out).toEqual(['Favourite Colour'])
  const state = await stateOf(desk, account.id)
  expect(state).toHaveLength(4_950)
  expect(state.find(({ external_id }) => external_id === 'L3')).toMatchObject({
    name: 'Ada 3 Park, "Jr."',
    email: 'lead3@example.test',
    phone: '+1 512 555 0003',
    phone_e164: '+15125550003',
    notes: 'Is it still\navailable? 3',
    source: 'Zillow',
    status: 'New',
    created_at: '2025-03-04 10:00:00.000003+00',
    events: [
      [1, 'New', null, expect.anything(), expect.anything(), expect.anything()],
      expect.arrayContaining([2, 'Assign to User']),
    ],
  })
  expect(state.find(({ external_id }) => external_id === 'L7')).toMatchObject({
    phone: 'call the office',
    phone_e164: null,
  })
  expect(new Set(state.map(({ created_at }) => created_at)).size).toBe(4_950)
  const { code, stdout } = await desk.command('verify')
  expect(code, stdout).toBe(0)
})

test('run twice, it changes nothing', async () => {
  const account = await addAccount(desk)
  const file = await folder.write('twice.csv', leadsCsv(1_000, account.agent))
  await importFile(desk, 'prospects', file, '--account', account.id, '--yes')
  const before = await stateOf(desk, account.id)
  const again = await importFile(desk, 'prospects', file, '--account', account.id, '--yes')
  expect(counts(again)).toEqual({ read: 1_000, created: 0, updated: 0, unchanged: 990, rejected: 10 })
  expect(await stateOf(desk, account.id)).toEqual(before)
})

test('the rejected rows, mended and imported as they are, are records too', async () => {
  const account = await addAccount(desk)
  const file = await folder.write('rejected.csv', leadsCsv(500, account.agent))
  const { rejects_file: rejects } = await importFile(desk, 'prospects', file, '--account', account.id, '--yes')
  const text = await readFile(rejects ?? '', 'utf8')
  expect(text.split('\r\n')[0]).toMatch(/^Lead ID,First Name,.*,Favourite Colour,row,reasons$/)
  expect(text).toMatch(/no address.*,500,.*e-mail address/)
  const mended = text
    .replace('no address', 'ada@example.test')
    .replace('2025-02-30', '2025-02-28')
    .replace('nobody@example.test', account.agent)
    .replace(',,,,,,,,,,', ',Empty,,,,,,,,,')
  const path = await folder.write('mended.csv', mended)
  const summary = await importFile(desk, 'prospects', path, '--account', account.id, '--yes')
  expect(counts(summary)).toEqual({ read: 5, created: 5, updated: 0, unchanged: 0, rejected: 0 })
})

test('a dry run tells the same counts and writes no record', async () => {
  const account = await addAccount(desk)
  const file = await folder.write('dry.csv', leadsCsv(500, account.agent))
  const before = await countsOf(account.id)
  const summary = await importFile(desk, 'prospects', file, '--account', account.id, '--dry-run')
  expect(counts(summary)).toEqual({ read: 500, created: 495, updated: 0, unchanged: 0, rejected: 5 })
  expect(await countsOf(account.id)).toEqual(before)
})

test('a row that says something new changes the profile, and the history says who and what', async () => {
  const account = await addAccount(desk)
  const first = await folder.write('first.csv', 'ID,Name,Phone,Notes\n1,Ada,512 555 0100,hello\n2,Bo,,\n')
  await importFile(desk, 'prospects', first, '--account', account.id, '--yes')
  const second = await folder.write('second.csv', 'ID,Name,Phone,Notes\n1,Ada Park,512 555 0101,\n2,Bo,,\n')
  const summary = await importFile(desk, 'prospects', second, '--account', account.id, '--yes')
  expect(counts(summary)).toEqual({ read: 2, created: 0, updated: 1, unchanged: 1, rejected: 0 })
  const changes = await desk.sql.query('select revision, changes from prospect_changes where account_id = $1', [
    account.id,
  ])
  expect(changes).toEqual([
    {
      revision: 2,
      changes: {
        name: { old: 'Ada', new: 'Ada Park' },
        phone: { old: '512 555 0100', new: '512 555 0101' },
        phone_e164: { old: '+15125550100', new: '+15125550101' },
      },
    },
  ])
  expect(await stateOf(desk, account.id)).toMatchObject([{ phone_e164: '+15125550101', notes: 'hello' }, {}])
})

test('without a terminal it writes only when told so, and shows what it takes the columns for', async () => {
  const account = await addAccount(desk)
  const file = await folder.write('asked.csv', leadsCsv(10, account.agent))
  const { code, stderr } = await desk.command('import', 'prospects', file, '--account', account.id)
  expect(code).toBe(2)
  expect(stderr).toMatch(/Lead Source +source/)
  expect(stderr).toContain('--yes')
  expect(await countsOf(account.id)).toMatchObject({ prospects: 0 })
})

test("a member of another account can't import in anybody's name", async () => {
  const [account, other] = [await addAccount(desk), await addAccount(desk)]
  const file = await folder.write('other.csv', leadsCsv(10, account.agent))
  const args = ['import', 'prospects', file, '--account', account.id, '--yes', '--as']
  const { code, stderr } = await desk.command(...args, other.owner)
  expect([code, stderr]).toEqual([1, expect.stringContaining('no active member')])
  const agent = await desk.command(...args, account.agent)
  expect([agent.code, agent.stderr]).toEqual([1, expect.stringContaining('may not')])
  expect(await countsOf(account.id)).toMatchObject({ prospects: 0 })
})

test.each([
  ['doubled columns', 'Name,Email,Name\nAda,,\n', '"Name" more than once'],
  ['UTF-16', Buffer.from('\ufeffName\nAda\n', 'utf16le'), 'UTF-16'],
  ['a workbook', Buffer.from('PK\u0003\u0004 anything'), 'workbook'],
  ['an empty file', '', 'empty'],
  ['no column that is known', 'Colour\nblue\n', 'No column was recognised'],
  ['a cell of a megabyte', `Name\nAda\n"${'x'.repeat(1_100_000)}"\n`, 'does not end'],
])('%s: one clear line', async (_, text, words) => {
  const file = await folder.write('refused.csv', text)
  const { code, stderr } = await desk.command('import', 'prospects', file, '--account', desk.home, '--yes')
  expect(code).toBe(1)
  expect(stderr.trimEnd().split('\n').at(-1)).toContain(words)
})
