import { expect, test } from 'vitest'
import { filterOf, isFiltered, joined, typesOf } from '../../src/pages/integrations/deliveries/log-search.ts'

test('what an address asks of the log of deliveries is what the API is asked, and nothing that there is not', () => {
  expect(filterOf({})).toEqual({})
  expect(filterOf({ status: 'failed;lost', table: 'prospects', prospect: '7' })).toEqual({
    status: ['failed'],
    table: 'prospects',
    prospect_id: 7,
  })
  expect(filterOf({ status: 'lost', table: 'tokens', type: 'Nothing', prospect: '-1' })).toEqual({})
  expect([isFiltered({ delivery: '4' }), isFiltered({ table: 'units' })]).toEqual([false, true])
})

test('types with commas in their names come through an address', () => {
  const types = ['Contacted, Awaiting Information', 'Log Note'] as const
  const type = joined(types)
  expect(typesOf({ ...(type === undefined ? {} : { type }) })).toEqual(types)
  expect(joined([])).toBeUndefined()
})
