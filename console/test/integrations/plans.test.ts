import { describe, expect, test } from 'vitest'
import { columnsOf, type ImportPlan, withWish } from '../../src/pages/integrations/importing/kinds.ts'
import { standingOf } from '../../src/pages/integrations/tokens/standing.ts'
import { bodyOf, emptyDraft } from '../../src/pages/integrations/webhooks/draft.ts'
import { healthOf } from '../../src/pages/integrations/webhooks/standing.ts'

describe('what columns are to be', () => {
  const plan: ImportPlan = { kind: 'prospects', file: new File(['a'], 'a.csv'), wishes: {} }

  test('is said only where somebody chose it', () => {
    expect(columnsOf(plan)).toEqual({})
    expect(columnsOf(withWish(plan, 'Who', 'name'))).toEqual({ columns: '{"Who":"name"}' })
  })

  test('gives a field to one column, and lets several be left out', () => {
    const chosen = withWish(withWish(plan, 'Who', 'name'), 'Person', 'name')
    expect(chosen.wishes).toEqual({ Person: 'name' })
    expect(withWish(withWish(chosen, 'A', ''), 'B', '').wishes).toEqual({ Person: 'name', A: '', B: '' })
  })
})

describe('a new webhook', () => {
  const draft = { ...emptyDraft, url: ' https://crm.example.com/foyer ' }

  test('hears of all types when none is chosen, and Foyer makes its secret', () => {
    expect(bodyOf('a1', draft)).toEqual({
      account_id: 'a1',
      url: 'https://crm.example.com/foyer',
      description: null,
      tables: ['leasing_events'],
      event_types: null,
      format: 'standard',
    })
  })

  test('names types only when it hears of leasing events', () => {
    const chosen = { ...draft, eventTypes: ['Log Note'] as const }
    expect(bodyOf('a1', chosen).event_types).toEqual(['Log Note'])
    expect(bodyOf('a1', { ...chosen, tables: ['units'] }).event_types).toBeNull()
  })

  test('is failing only while it is not paused', () => {
    const seen = { pause_reason: null, paused_at: null, last_delivered_at: null }
    expect(healthOf({ ...seen, status: 'active', failing_since: null })).toBe('active')
    expect(healthOf({ ...seen, status: 'active', failing_since: '2026-11-29T10:00:00Z' })).toBe('failing')
    expect(healthOf({ ...seen, status: 'paused', failing_since: '2026-11-29T10:00:00Z' })).toBe('paused')
  })
})

test('a token works until the moment at which it expires, and a revoked one never', () => {
  const expires_at = '2026-11-29T10:00:00Z'
  const at = Date.parse(expires_at)
  expect([at - 1, at].map((now) => standingOf({ expires_at, revoked_at: null }, now))).toEqual(['works', 'expired'])
  expect(standingOf({ expires_at: null, revoked_at: null }, at)).toBe('works')
  expect(standingOf({ expires_at: null, revoked_at: expires_at }, at)).toBe('revoked')
})
