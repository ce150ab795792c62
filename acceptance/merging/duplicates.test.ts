import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { freshPhone, insertProspects } from '../support/fixtures.ts'
import { allGroups, bodyOf, call, type Duplicates, merge } from './records.ts'

const desk = await openDesk()

const groupOf = async (value: string, query: string) =>
  (await allGroups(desk, query)).find((group) => group.value === value)

/** What the database says by itself: the groups of the account, without those who were merged. */
const groupsInDatabase = (value: string) =>
  desk.sql.query<{ value: string; count: number }>(
    `select ${value} as value, count(*)::int as count from prospects
     where account_id = $1 and ${value} is not null and merged_into_id is null group by 1 having count(*) > 1 order by 1`,
    [desk.home],
  )

test.each([
  ['phone', 'phone_e164'],
  ['email', 'lower(email)'],
])('pages of groups by %s hold exactly the prospects that share one', async (by, value) => {
  await insertProspects(desk.sql, desk.home, 3, freshPhone())
  await desk.sql.query(
    `insert into prospects (account_id, email) values ($1, 'Ada.Park@Example.com'), ($1, 'ada.park@example.com'), ($1, 'é@example.com'), ($1, 'É@example.com')`,
    [desk.home],
  )
  const expected = await groupsInDatabase(value)
  expect(expected.length).toBeGreaterThan(1)
  for (const limit of [1, 7, 500]) {
    const groups = await allGroups(desk, `by=${by}&limit=${limit}`)
    expect(groups.map((group) => ({ value: group.value, count: group.prospect_count }))).toEqual(expected)
    for (const group of groups) expect(group.prospects).toHaveLength(Math.min(group.prospect_count, 50))
  }
})

test('the same number elsewhere, and having no number, make no duplicates', async () => {
  const phone = freshPhone()
  await insertProspects(desk.sql, desk.home, 1, phone)
  await insertProspects(desk.sql, desk.elsewhere, 2, phone)
  await insertProspects(desk.sql, desk.home, 2)
  expect(await groupOf(phone.e164, 'by=phone')).toBeUndefined()
  expect((await allGroups(desk, 'by=phone')).every(({ value }) => value.startsWith('+'))).toBe(true)
})

test('units are shown, and same_unit leaves only those who ask about one unit twice', async () => {
  const [phone, other] = [freshPhone(), freshPhone()]
  const ids = await insertProspects(desk.sql, desk.home, 4, phone)
  const others = await insertProspects(desk.sql, desk.home, 2, other)
  const units = await desk.sql.query<{ id: string }>('select id from units where account_id = $1 limit 3', [desk.home])
  const [one = 0, two = 0, three = 0] = units.map(({ id }) => Number(id))
  const place = async (id: number | undefined, unit: number) =>
    desk.sql.query('update prospects set unit_id = $2 where id = $1', [id, unit])
  for (const [index, unit] of [one, one, two].entries()) await place(ids[index], unit)
  for (const [index, unit] of [two, three].entries()) await place(others[index], unit)
  expect((await groupOf(phone.e164, 'by=phone'))?.prospects.map((prospect) => prospect.unit_id)).toEqual([
    one,
    one,
    two,
    null,
  ])
  const same = await groupOf(phone.e164, 'by=phone&same_unit=true')
  expect(same?.prospects.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(same?.prospect_count).toBe(2)
  expect(await groupOf(other.e164, 'by=phone')).toBeDefined()
  expect(await groupOf(other.e164, 'by=phone&same_unit=true')).toBeUndefined()
})

test('of a large group fifty are shown, and all are counted', async () => {
  const phone = freshPhone()
  await insertProspects(desk.sql, desk.home, 60, phone)
  const group = await groupOf(phone.e164, 'by=phone')
  expect([group?.prospect_count, group?.prospects.length]).toEqual([60, 50])
})

test('a merged prospect is no duplicate any more', async () => {
  const phone = freshPhone()
  const [one = 0, two = 0, three = 0] = await insertProspects(desk.sql, desk.home, 3, phone)
  bodyOf(await merge(desk, one, two), 201)
  expect((await groupOf(phone.e164, 'by=phone'))?.prospects.map(({ id }) => id)).toEqual([one, three])
  bodyOf(await merge(desk, one, three), 201)
  expect(await groupOf(phone.e164, 'by=phone')).toBeUndefined()
})

test('thousands who share nothing are passed over page by page, to the end', async () => {
  const spread = freshPhone()
  await desk.sql.query(
    `insert into prospects (account_id, phone_e164) select $1, '+1202' || (3000000 + n) from generate_series(1, 12000) n`,
    [desk.home],
  )
  await insertProspects(desk.sql, desk.home, 2, { ...spread, e164: '+12029999999' })
  const expected = await groupsInDatabase('phone_e164')
  const groups = await allGroups(desk, 'by=phone')
  expect(groups.map(({ value }) => value)).toEqual(expected.map(({ value }) => value))
  expect(groups.map(({ value }) => value)).toContain('+12029999999')
})

test('a cursor of another list, account or filter is refused, and so is what is none', async () => {
  await insertProspects(desk.sql, desk.home, 2, freshPhone())
  const list = (query: string) => call(desk, `/prospects/duplicates?account_id=${desk.home}&${query}`)
  const { next_cursor: cursor } = bodyOf<Duplicates>(await list('by=phone&limit=1'))
  expect(cursor).not.toBeNull()
  const forged = Buffer.from(
    JSON.stringify([
      Buffer.from(cursor ?? '', 'base64url')
        .toString()
        .slice(2, 10),
      'AAAA',
    ]),
  )
  for (const wrong of [`by=email&cursor=${cursor}`, `by=phone&same_unit=true&cursor=${cursor}`, 'by=phone&cursor=x'])
    expect(errorOf(await list(wrong), 400).details?.[0]).toMatchObject({ keyword: 'cursor', dataPath: '.cursor' })
  errorOf(await list(`by=phone&cursor=${forged.toString('base64url')}`), 400)
  for (const wrong of [
    'by=name',
    'by=phone&limit=0',
    'by=phone&limit=501',
    'by=phone&same_unit=1',
    'by=phone&page=2',
    '',
  ])
    errorOf(await list(wrong), 400)
})

test('an account that the token does not reach is none', async () => {
  const [token, path] = [desk.demo.other_token, `/prospects/duplicates?account_id=${desk.home}&by=phone`]
  errorOf(await call(desk, path, { token }), 404)
  const reply = await call(desk, `/prospects/duplicates?account_id=${desk.home.toUpperCase()}&by=phone`)
  expect(reply.status).toBe(200)
})
