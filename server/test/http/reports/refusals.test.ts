import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { insertAccountRows } from '../../storage/reports/world.ts'
import { addToken, bearer, shareApp } from '../app.ts'

let desk: Desk
let app: FastifyInstance
let token: string
let accountId: string
let elsewhere: string
let unitId: number
let foreignUnitId: number

beforeAll(async () => {
  desk = await openDesk()
  const [mine, theirs] = [await insertAccountRows(desk), await insertAccountRows(desk)]
  accountId = mine.accountId
  elsewhere = theirs.accountId
  const unit = { status: 'Available', availableAt: null, address: null }
  ;[unitId = 0] = await mine.addUnits([unit])
  ;[foreignUnitId = 0] = await theirs.addUnits([unit])
  token = (await addToken(desk, await desk.addMember(accountId, 'Read-only'))).token
})
afterAll(() => desk.close())
beforeEach(async () => {
  ;({ app } = await shareApp(desk))
})

const october = { start: '2024-10-01T00:00:00Z', end: '2024-11-01T00:00:00Z' }
const accountWide = ['/reporting/marketing-sources', '/reporting/showings', '/reporting/units']

const get = (path: string, query: Record<string, string | string[]>) =>
  app.inject({ url: path, query, headers: bearer(token) })

/** What is wrong with a request: status, error and each detail's keyword and place. */
const faultsOf = async (path: string, query: Record<string, string | string[]>): Promise<string[]> => {
  const response = await get(path, query)
  if (response.statusCode === 200) return []
  expect([response.statusCode, response.json().error]).toEqual([400, 'Invalid query parameters'])
  const details: { keyword: string; dataPath: string; params: object }[] = response.json().details
  return details.map(({ keyword, dataPath }) => `${keyword} ${dataPath}`)
}

describe.each(accountWide)('%s', (path) => {
  const faults = (query: Record<string, string | string[]>) =>
    faultsOf(path, { ...october, account_ids: accountId, ...query })

  test('needs the accounts, a start and an end', async () => {
    expect(await faultsOf(path, {})).toEqual(['required ', 'required ', 'required '])
    expect(await faults({ account_ids: '' })).toEqual(['minItems .account_ids'])
    expect(await faults({ account_ids: 'x' })).toEqual(['format .account_ids[0]'])
    expect(await faults({ account_ids: `${accountId},` })).toEqual(['format .account_ids[1]'])
    expect(await faults({ account_ids: [accountId, elsewhere] })).toEqual(['type .account_ids'])
    expect(await faults({ account_ids: Array(201).fill(accountId).join(',') })).toEqual(['maxItems .account_ids'])
  })

  test('takes date-times only', async () => {
    expect(await faults({ start: '2024-10-01' })).toEqual(['format .start'])
    expect(await faults({ end: '2024-10-31' })).toEqual(['format .end'])
    expect(await faults({ end: '2024-10-31T00:00:00+16:00' })).toEqual(['format .end'])
    expect(await faults({ start: '2024-10-01T00:00:00.406168+02:00' })).toEqual([])
  })

  test('takes windows of at most 32 days that do not end before they begin', async () => {
    expect(await faults({ end: '2024-11-02T00:00:00Z' })).toEqual([])
    expect(await faults({ end: '2024-11-02T00:00:00.000001Z' })).toEqual(['window .end'])
    expect(await faults({ end: october.start })).toEqual([])
    expect(await faults({ end: '2024-09-30T23:59:59Z' })).toEqual(['window .end'])
    expect(await faults({ start: '0001-01-02T00:00:00+15:59', end: '0001-01-03T00:00:00Z' })).toEqual([])
    expect(await faults({ start: '9999-12-31T00:00:00Z', end: '9999-12-31T08:00:00.999999-15:59' })).toEqual([])
  })

  test('takes pages of 1 to 2000 rows, from number 0', async () => {
    expect(await faults({ limit: '2000', page_number: '0' })).toEqual([])
    expect(await faults({ limit: '2001' })).toEqual(['maximum .limit'])
    expect(await faults({ limit: '0' })).toEqual(['minimum .limit'])
    expect(await faults({ limit: '1.5' })).toEqual(['type .limit'])
    expect(await faults({ page_number: '-1' })).toEqual(['minimum .page_number'])
    expect(await faults({ page_number: '1000001' })).toEqual(['maximum .page_number'])
  })

  test('has an empty page far beyond its end', async () => {
    const query = { ...october, account_ids: accountId, limit: '2000', page_number: '1000000' }
    expect((await get(path, query)).json()).toEqual({
      data: [],
      page: { limit: 2_000, page_number: 1_000_000, has_more: false, next_page_number: null },
    })
  })

  test.each(['offset', 'page', 'account_id', '__proto__'])('does not know the parameter %s', async (name) => {
    const response = await app.inject({
      url: `${path}?start=${october.start}&end=${october.end}&account_ids=${accountId}&${name}=1`,
      headers: bearer(token),
    })
    expect([response.statusCode, response.json().details[0].message]).toEqual([
      400,
      'should NOT have additional properties',
    ])
  })

  test('has no rows of an account that the token does not reach', async () => {
    const response = await get(path, { ...october, account_ids: elsewhere })
    expect(response.json()).toEqual({
      data: [],
      page: { limit: 50, page_number: 0, has_more: false, next_page_number: null },
    })
  })
})

describe('/reporting/leasing-performance/units/{unitId}', () => {
  const path = (id: number | string) => `/reporting/leasing-performance/units/${id}`

  test('answers for a unit of another account as for none, to the byte', async () => {
    const [none, foreign] = [await get(path(999_999_999), october), await get(path(foreignUnitId), october)]
    expect(none.json()).toEqual({
      error: 'Invalid request parameters',
      details: [expect.objectContaining({ keyword: 'knownUnit', dataPath: '.unitId' })],
    })
    expect([none.statusCode, foreign.statusCode, foreign.body]).toEqual([400, 400, none.body])
  })

  test.each(['0', '-1', 'x', '1.5', '9007199254740993', '1e3', '%00'])('takes no %s for a unit', async (id) => {
    const response = await get(path(id), october)
    expect([response.statusCode, response.json().error]).toEqual([400, 'Invalid request parameters'])
  })

  test('needs a start and an end that is not before it, and knows nothing else', async () => {
    expect(await faultsOf(path(unitId), {})).toEqual(['required ', 'required '])
    expect(await faultsOf(path(unitId), { ...october, end: '2024-11-01' })).toEqual(['format .end'])
    expect(await faultsOf(path(unitId), { ...october, end: '2024-09-01T00:00:00Z' })).toEqual(['window .end'])
    expect(await faultsOf(path(unitId), { ...october, account_ids: accountId })).toEqual(['additionalProperties '])
  })

  test('takes a window of any length', async () => {
    expect(await faultsOf(path(unitId), { start: '0001-01-01T00:00:00Z', end: '9999-12-31T00:00:00Z' })).toEqual([])
  })
})
