import { expect, test } from 'vitest'
import { retryDelaysMs } from '../../../src/catalogue/webhooks.ts'
import { judgeTry, type TriedDelivery } from '../../../src/webhooks/queue/verdict.ts'

const hour = 3_600_000
const nowMs = Date.parse('2026-03-10T12:00:00Z')
const ago = (hours: number): string => `${new Date(nowMs - hours * hour).toISOString().slice(0, -1)}000Z`
const lastTry = retryDelaysMs.length + 1

const tried = (given: Partial<TriedDelivery> = {}): TriedDelivery => ({
  isDelivered: false,
  isGone: false,
  isHopeless: false,
  retryAfterMs: null,
  tries: 1,
  triesBeganAt: ago(0),
  failingSince: ago(0),
  isWarned: false,
  nowMs,
  chance: 0.5,
  ...given,
})

test('twelve tries over three days', () => {
  const delays = Array.from({ length: lastTry - 1 }, (_, n) => judgeTry(tried({ tries: n + 1 })).delayMs ?? 0)
  expect(delays).toEqual(retryDelaysMs)
  expect(lastTry).toBe(12)
  const days = delays.reduce((sum, delay) => sum + delay, 0) / (24 * hour)
  expect(days).toBeGreaterThan(2.9)
  expect(days).toBeLessThan(3.1)
})

test('a delivery that failed in all its tries is given up only if others came through meanwhile', () => {
  const began = ago(72)
  expect(judgeTry(tried({ tries: lastTry, triesBeganAt: began, failingSince: ago(1) })).status).toBe('failed')
  expect(judgeTry(tried({ tries: lastTry, triesBeganAt: began, failingSince: ago(71) })).status).toBe('failed')
  const nothing = judgeTry(tried({ tries: lastTry, triesBeganAt: ago(71), failingSince: ago(71.5) }))
  expect(nothing).toMatchObject({ status: 'retrying', pause: 'failing' })
})

test('two days of nothing but failures warn once, three pause', () => {
  const after = (hours: number, isWarned = false) => {
    const { pause, warn } = judgeTry(tried({ failingSince: ago(hours), isWarned }))
    return { pause, warn }
  }
  expect(after(47.9)).toEqual({ pause: null, warn: false })
  expect(after(48)).toEqual({ pause: null, warn: true })
  expect(after(50, true)).toEqual({ pause: null, warn: false })
  expect(after(72, true)).toEqual({ pause: 'failing', warn: false })
})

test('410 pauses at once; what can never be sent is given up at once, and says nothing of the endpoint', () => {
  expect(judgeTry(tried({ isGone: true }))).toMatchObject({ status: 'retrying', pause: 'gone' })
  expect(judgeTry(tried({ isHopeless: true, failingSince: ago(100) }))).toEqual({
    status: 'failed',
    delayMs: null,
    pause: null,
    warn: false,
  })
})

test('what was asked for by Retry-After is waited for', () => {
  expect(judgeTry(tried({ retryAfterMs: 7 * hour })).delayMs).toBe(7 * hour)
  expect(judgeTry(tried({ retryAfterMs: 1 })).delayMs).toBe(retryDelaysMs[0])
})
