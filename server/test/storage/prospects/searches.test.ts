import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { readSearch } from '../../../src/domain/search-terms.ts'
import { listProspects } from '../../../src/storage/prospects/lists/list-prospects.ts'
import type { ProspectOrder } from '../../../src/storage/prospects/lists/prospect-list.ts'
import { insertProspects } from '../../../src/storage/records/prospects.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { noFilters } from './lists.ts'

let desk: Desk
let accountId: string
let otherAccountId: string

type Person = { readonly name?: string; readonly email?: string; readonly phoneE164?: string }

const add = async ({ name = '', email = '', phoneE164 = '' }: Person, to = accountId): Promise<number> => {
  const [id = 0] = await insertProspects(desk.pool, [
    {
      accountId: to,
      name: name || null,
      email: email || null,
      phone: phoneE164 || null,
      phoneE164: phoneE164 || null,
      notes: null,
      source: 'Other',
      unitId: null,
      prospectType: 'Self',
      prescreened: false,
      externalId: null,
      createdAt: null,
    },
  ])
  return id
}

const search = async (
  text: string,
  accountIds = [accountId],
  limit = 100,
  order: ProspectOrder = 'oldest',
): Promise<number[]> => {
  const filters = { ...noFilters, accountIds, search: readSearch(text, ['US']) }
  const rows = await listProspects(desk.database.tables, { filters, order, after: null, limit })
  return rows.map((row) => row.id)
}

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  otherAccountId = await desk.addAccount()
})
afterAll(() => desk.close())

test('words are found by their beginnings, in any letter case, all of them, in name and e-mail address', async () => {
  const ada = await add({ name: 'Ada Byron-Lovelace', email: 'countess@analytical.example' })
  const other = await add({ name: 'Ada Bell' })
  expect(await search('ada')).toEqual([ada, other])
  expect(await search('LOVE ada')).toEqual([ada])
  expect(await search('analyt lovelace')).toEqual([ada])
  expect(await search('ovelace')).toEqual([])
})

test('names of any script are found as they were written', async () => {
  const people = [
    'Zoë Müller',
    'Ольга Петрова',
    '王小明',
    'علي حسن',
    'Jose\u0301 Nu\u0301n\u0303ez',
    'Ağaoğlu',
    'नीलम शर्मा',
  ]
  for (const name of people) {
    const id = await add({ name })
    expect(await search(name), name).toContain(id)
    expect(await search(name.split(' ')[0] ?? ''), name).toContain(id)
  }
})

test('an e-mail address is found by its beginning', async () => {
  const id = await add({ email: "O'Neil.\\Back+tag@Example.test" })
  for (const text of ["o'neil.\\back+tag@example.test", "O'NEIL.\\BACK+TAG@", 'neil tag'])
    expect(await search(text), text).toEqual([id])
  expect(await search("o'neil@")).toEqual([])
})

test('a phone number is found in every spelling, by its last ten, seven and four digits, and while it is typed', async () => {
  const id = await add({ phoneE164: '+14155550142' })
  const french = await add({ phoneE164: '+33123456789' })
  for (const text of ['(415) 555-0142', '+1 415 555 0142', '415.555.0142', '555-0142', '0142', '415 55', '1415'])
    expect(await search(text), text).toEqual([id])
  expect(await search('+33 1 23 45 67 89')).toEqual([french])
  expect(await search('0033 1 23 45 67 89')).toEqual([french])
})

test('a text without words finds nothing', async () => {
  await add({ name: 'Somebody' })
  for (const text of ['', ' ', '-', '()', '"', "'", '\\', ':*', '&|!', '😀', '@'])
    expect(await search(text), text).toEqual([])
})

test('nobody of another account is found, and of several accounts those of each', async () => {
  const [here, there] = [await add({ name: 'Quintessa' }), await add({ name: 'Quintessa' }, otherAccountId)]
  expect(await search('quintessa')).toEqual([here])
  expect(await search('quintessa', [accountId, otherAccountId])).toEqual([here, there])
  expect(await search('quintessa', [randomUUID()])).toEqual([])
})

test('a page of a common word is the same whether it is found by walking or by the index of the search', async () => {
  const [home, empty] = [await desk.addAccount(), await desk.addAccount()]
  const names = ['Tom Common', 'Common-Tom', 'Atom Common', 'Tomson common', "common T'om", 'Com Mon', 'Común Tom']
  for (let n = 0; n < 70; n++)
    await add({ name: names[n % 7] ?? '', email: `tom${n}@common.example`, phoneE164: `+1415555${1000 + n}` }, home)
  for (const table of ['prospects', 'prospect_standings'])
    await desk.pool.query(
      `update ${table} set next_follow_up = created_at + interval '1 day'
       where account_id = $1 and extract(microseconds from created_at)::int % 3 < 2`,
      [home],
    )
  // Two accounts are never walked.
  for (const text of [
    'common',
    'tom',
    'TOM common',
    "t'om",
    'com mon',
    'tom1',
    'example 555',
    'común',
    'tom 10',
    'a b c d e f g h i',
  ])
    for (const order of ['oldest', 'newest', 'name', 'nextFollowUp'] as const)
      for (const limit of [1, 5, 20])
        expect(await search(text, [home], limit, order), `${text} ${order}`).toEqual(
          await search(text, [home, empty], limit, order),
        )
  expect(await search('common', [home], 20, 'nextFollowUp')).not.toEqual([])
})

test('who stands behind more rows than are walked is found all the same', async () => {
  const home = await desk.addAccount()
  await desk.pool.query(
    "insert into prospects (account_id, name) select $1, 'Filler ' || n from generate_series(1, $2::int) n",
    [home, limits.listWalkRows + 50],
  )
  const ids = [await add({ name: 'Needle One' }, home), await add({ name: 'Needle Two' }, home)]
  for (const order of ['oldest', 'name'] as const) {
    expect(await search('needle', [home], 1, order)).toEqual(ids.slice(0, 1))
    expect(await search('needle', [home], 100, order)).toEqual(ids)
  }
})

test('no text breaks a search', async () => {
  const pieces = fc.constantFrom(
    "'",
    '\\',
    ':',
    '*',
    '&',
    '|',
    '!',
    '(',
    ')',
    '<->',
    '"',
    '%',
    '_',
    '@',
    '😀',
    'ß',
    'İ',
    '0',
    ' ',
    'a',
  )
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: pieces, maxLength: 200 }))
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const storable = given.replaceAll('\u0000', '').toWellFormed()
      expect(await search(storable)).toBeInstanceOf(Array)
    }),
    { numRuns: 300 },
  )
})

test('whoever has an e-mail address of any characters is found by it', async () => {
  const part = fc.string({
    unit: fc.constantFrom("'", '\\', ':', '*', '&', '"', '%', 'ß', '😀', 'x', 'Ω'),
    minLength: 1,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(part, part, async (local, domain) => {
      const email = `${local}@${domain}${randomUUID()}`
      const id = await add({ email })
      expect(await search(email)).toEqual([id])
    }),
    { numRuns: 60 },
  )
})
