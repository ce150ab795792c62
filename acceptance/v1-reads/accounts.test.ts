import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { insertMember } from '../support/fixtures.ts'
import { insertToken } from '../support/tokens.ts'
import { ask, type Reply } from '../support/wire/http.ts'
import { openClient, type Row } from './drop-in-client.ts'
import { storedEvents, storedProspects, storedUnits } from './stored-rows.ts'

const desk = await openDesk()

/** A token of somebody who is only in this account. */
const tokenIn = async (accountId: string): Promise<string> =>
  insertToken(desk.sql, await insertMember(desk.sql, accountId, { role: 'Owner' }))
const tokens = { [desk.home]: await tokenIn(desk.home), [desk.elsewhere]: desk.demo.other_token }
const pairs: [string, string][] = [
  [desk.home, desk.elsewhere],
  [desk.elsewhere, desk.home],
]
const clientOf = (accountId: string) => openClient(desk.baseUrl, tokens[accountId] ?? '')

const postUnit = (accountId: string, body: object): Promise<Reply> =>
  ask(desk.baseUrl, {
    path: '/api/public/v1/units',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${tokens[accountId]}` },
    body: JSON.stringify(body),
  })

const cityOf = async (accountId: string): Promise<string | undefined> =>
  (
    await desk.sql.query<{ city: string }>("select address ->> 'city' city from units where account_id = $1", [
      accountId,
    ])
  )[0]?.city

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id)

test.each(pairs)('who is in one account only collects what is in it', async (own) => {
  const client = clientOf(own)
  expect(await client.prospects(100)).toEqual(await storedProspects(desk.sql, [own]))
  expect(await client.units(100)).toEqual(await storedUnits(desk.sql, [own]))
  expect(await client.events(100)).toEqual(await storedEvents(desk.sql, [own]))
})

test.each(pairs)('no filter shows anything of the other account', async (own, other) => {
  const client = clientOf(own)
  const [units, prospects] = [await storedUnits(desk.sql, [other]), await storedProspects(desk.sql, [other])]
  const city = (await cityOf(other)) ?? ''
  const unitIds = idsOf(units).slice(0, 20).join(',')
  expect([unitIds, city]).not.toContain('')
  for (const filter of [{ unitIds }, { accountId: other }, { city }, { accountId: other, unitIds }])
    expect(await client.units(100, filter), JSON.stringify(filter)).toEqual([])
  for (const id of idsOf(prospects).slice(0, 20))
    expect(await client.events(100, { prospect_id: String(id) })).toEqual([])
})

test.each(pairs)('nobody changes a unit of the other account, nor creates one there', async (own, other) => {
  const before = await storedUnits(desk.sql, [other])
  const [theirs] = before
  const address = { street_number: '1', street_name: 'Elm', city: 'Denver', state: 'Colorado', zip_code: '80205' }
  const unit = { address, property_type: 'CONDO', target_rental_rate: 1 }
  const refused = await postUnit(own, { id: theirs?.id, target_rental_rate: 1 })
  expect(refused.status).toBe(400)
  expect(refused.text).toBe((await postUnit(own, { id: 9_007_199_254_740_000, target_rental_rate: 1 })).text)
  expect((await postUnit(own, { ...unit, account_id: other })).status).toBe(400)
  expect((await postUnit(own, { ...unit, id: theirs?.id, account_id: other })).status).toBe(400)
  expect(await storedUnits(desk.sql, [other])).toEqual(before)
})
