import { link, readdir, readFile, symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { addAccount, counts, importFile, openFolder } from './leads.ts'

const desk = await openDesk()
const folder = await openFolder()
const account = await addAccount(desk)
const into = ['--account', account.id, '--yes'] as const
const wrongRow = 'ID,Name,Email\n1,Ada,ada@example.test\n2,Bo,no address\n'

test('rejects never take the place of the file that is read, under whatever name', async () => {
  const file = await folder.write('names.csv', wrongRow)
  await symlink(file, folder.path('linked.csv'))
  await link(file, folder.path('twin.csv'))
  for (const name of ['names.csv', './names.csv', 'linked.csv', 'twin.csv']) {
    const rejects = name.startsWith('./') ? `${folder.path('.')}/names.csv` : folder.path(name)
    const { code, stderr } = await desk.command('import', 'prospects', file, ...into, '--rejects', rejects)
    expect([code, stderr], name).toEqual([2, expect.stringContaining('is the file that is read')])
  }
  expect(await readFile(file, 'utf8')).toBe(wrongRow)
})

test('rejects that somebody may be mending are left alone: those of a next run go to the next number', async () => {
  const file = await folder.write('again.csv', wrongRow)
  const first = await importFile(desk, 'prospects', file, ...into)
  expect(first.rejects_file).toBe(`${file}.rejects.csv`)
  const mended = await folder.write('again.csv.rejects.csv', 'ID,Name,Email,row,reasons\n2,Bo,bo@example.test,2,\n')
  const second = await importFile(desk, 'prospects', file, ...into)
  expect(second.rejects_file).toBe(`${file}.rejects-2.csv`)
  const own = await importFile(desk, 'prospects', file, ...into, '--rejects', mended)
  expect(own.rejects_file).toBe(`${file}.rejects-3.csv`)
  expect(await readFile(mended, 'utf8')).toContain('bo@example.test')
  const clean = await importFile(desk, 'prospects', mended, ...into)
  expect([clean.rejects_file, counts(clean).created]).toEqual([null, 1])
  expect((await readdir(folder.path('.'))).filter((name) => name.startsWith('again.csv.')).toSorted()).toEqual([
    'again.csv.rejects-2.csv',
    'again.csv.rejects-3.csv',
    'again.csv.rejects.csv',
  ])
})

test('a full disk is one clear line', async () => {
  const file = await folder.write('full.csv', wrongRow)
  const runs = [
    await desk.command('export', 'prospects', '--account', account.id, '--out', '/dev/full'),
    await desk.command('export', 'units', '--account', account.id, '--out', folder.path('no/such/folder.csv')),
    await desk.command('import', 'prospects', file, ...into, '--rejects', '/dev/full'),
  ]
  for (const { code, stderr } of runs) {
    expect(code, stderr).toBe(1)
    expect(stderr.trimEnd().split('\n').at(-1), stderr).toMatch(/^foyer: .* can't be written: E/)
    expect(stderr).not.toMatch(/\n\s+at /)
  }
})

test('a quotation mark that is never closed is named by its row, in the terminal as over HTTP, and what was written stays', async () => {
  const good = Array.from({ length: 1_500 }, (_, place) => `Q${place},Ada,ok\n`).join('')
  const text = `ID,Name,Notes\n${good}Q-last,Bo,"never closed\n${good}`
  const file = await folder.write('unclosed.csv', text)
  const { code, stderr } = await desk.command('import', 'prospects', file, ...into)
  expect([code, stderr]).toEqual([1, expect.stringContaining('The quotation mark in row 1501 is never closed')])
  expect(stderr).toMatch(/the rows before it stays.*run it again/)
  const [found] = await desk.sql.query<{ n: number }>(
    "select count(*)::int n from prospects where account_id = $1 and external_id like 'Q%'",
    [account.id],
  )
  expect(found?.n).toBeGreaterThan(0)
  const answer = await fetch(`${desk.baseUrl}/v2/imports?kind=prospects&account_id=${desk.home}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${desk.token}`, 'Content-Type': 'text/csv' },
    body: text,
  })
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('The quotation mark in row 1501 is never closed'),
  ])
})
