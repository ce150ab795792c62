import { describe, expect, test } from 'vitest'
import { filterOf, searchOfView, viewQueryOf } from '../../src/pages/prospects/filters/search.ts'

/** Half past nine in the evening in Denver, where it is still the day before. */
const now = Date.parse('2026-11-30T04:30:00Z')
const filter = (search: Parameters<typeof filterOf>[0]) => filterOf(search, 'America/Denver', now)

describe('what the address asks for', () => {
  test('is all prospects, the newest first, when it says nothing', () => {
    expect(filter({})).toEqual({ sort: '-created_at' })
  })

  test('has statuses with a bar between them, as names have commas', () => {
    expect(filter({ status: 'Contacted, Awaiting Information|New' }).status).toEqual([
      'Contacted, Awaiting Information',
      'New',
    ])
  })

  test('means days as the clocks of the account have them', () => {
    expect(filter({ created_after: '2026-11-01', created_before: '2026-11-01' })).toMatchObject({
      created_after: '2026-11-01T06:00:00Z',
      created_before: '2026-11-02T07:00:00Z',
    })
    expect(filter({ created_after: '0d' }).created_after).toBe('2026-11-29T07:00:00Z')
    expect(filter({ follow_up_due_before: 'today' }).follow_up_due_before).toBe('2026-11-30T07:00:00Z')
  })

  test('has those who await a response when it says yes', () => {
    expect(filter({ awaiting: 'yes' }).awaiting_response).toBe(true)
    expect(filter({ awaiting: 'no' })).toEqual({ sort: '-created_at' })
  })

  test('leaves out what can not be understood, so that a cut-off link still works', () => {
    expect(
      filter({ status: 'Contac', unit_id: 'x', created_before: '2026-1', created_after: 'soon', sort: 'size' }),
    ).toEqual({ sort: '-created_at' })
  })
})

describe('a saved view', () => {
  test('keeps search, filters and order, and gives them back', () => {
    const search = { q: 'Rosa & Co', awaiting: 'yes', status: 'Contacted, Awaiting Information|New', sort: 'name' }
    expect(searchOfView(viewQueryOf(search))).toEqual(search)
  })

  test('is the same whatever order its parts were chosen in, and whichever view was picked', () => {
    expect(viewQueryOf({ sort: 'name', q: 'x', view: 'one' })).toBe(viewQueryOf({ q: 'x', sort: 'name' }))
  })
})
