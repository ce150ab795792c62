import { describe, expect, it } from 'vitest'
import {
  daysOnMarket,
  healthyFrom,
  propertyHealth,
  propertyHealths,
} from '../../../src/domain/reports/property-health.ts'

const statuses = [
  'Incomplete',
  'Under Review',
  'Available',
  'Archived',
  'Leased',
  'On Hold',
  'Expired',
  'Withdrawn',
  'Withdrawal Requested',
  'Price Analysis',
]

const health = (status: string, days: number | null, recentShowings = 0): string =>
  propertyHealth({ status, daysOnMarket: days, recentShowings })

describe('the health of a unit', () => {
  it('follows from its status unless it is available', () => {
    const told = statuses.map((status) => `${status}: ${health(status, null)}`)
    expect(told).toEqual([
      'Incomplete: Off-Market',
      'Under Review: Off-Market',
      'Available: Unknown',
      'Archived: Off-Market',
      'Leased: Off-Market',
      'On Hold: On Hold',
      'Expired: Off-Market',
      'Withdrawn: Off-Market',
      'Withdrawal Requested: Off-Market',
      'Price Analysis: Off-Market',
    ])
    expect(health('A status of tomorrow', 3, 9)).toBe('Unknown')
  })

  it('needs more showings the longer the unit is available', () => {
    for (const { daysOnMarket: days, recentShowings } of healthyFrom) {
      expect(health('Available', days, recentShowings), `${days} days`).toBe('Healthy')
      if (recentShowings > 0) expect(health('Available', days, recentShowings - 1), `${days} days`).toBe('At-risk')
    }
    expect([health('Available', 6, 0), health('Available', 20, 1), health('Available', 44, 2)]).toEqual([
      'Healthy',
      'Healthy',
      'Healthy',
    ])
    expect([health('Available', 400, 4), health('Available', 400, 3)]).toEqual(['Healthy', 'At-risk'])
  })

  it('is one of the values of the wire, whatever the signs', () => {
    for (const status of [...statuses, ''])
      for (const days of [null, 0, 7, 21, 45, 10_000])
        for (const showings of [0, 1, 2, 4, 99]) expect(propertyHealths).toContain(health(status, days, showings))
  })
})

describe('days on the market', () => {
  it('count for available units only', () => {
    expect([daysOnMarket('Available', 12), daysOnMarket('Leased', 12), daysOnMarket('On Hold', 12)]).toEqual([
      12,
      null,
      null,
    ])
  })

  it('are null when nobody knows since when, and never negative', () => {
    expect([daysOnMarket('Available', null), daysOnMarket('Available', -1)]).toEqual([null, 0])
  })
})
