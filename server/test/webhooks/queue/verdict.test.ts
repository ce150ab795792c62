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
  ownFault: null,
  retryAfterMs: null,
  tries: 1,
  failingSince: ago(0),
  warnedAt: null,
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

test('a delivery that failed in all its tries is given up only if others came through within the last day', () => {
  const last = (hours: number) => judgeTry(tried({ tries: lastTry, failingSince: ago(hours) })).status
  expect([last(0), last(1), last(23)]).toEqual(['failed', 'failed', 'failed'])
  expect([last(24), last(71), last(100)]).toEqual(['retrying', 'retrying', 'retrying'])
  expect(judgeTry(tried({ tries: lastTry + 5, failingSince: ago(71) })).delayMs).toBe(retryDelaysMs.at(-1))
})

test('nothing but failures for two days warns once, and pauses a day after the warning and no sooner', () => {
  const after = (hours: number, warned: number | null) => {
    const { pause, warn } = judgeTry(
      tried({ failingSince: ago(hours), warnedAt: warned === null ? null : ago(warned) }),
    )
    return { pause, warn }
  }
  expect(after(47.9, null)).toEqual({ pause: null, warn: false })
  expect(after(48, null)).toEqual({ pause: null, warn: true })
  expect(after(500, null)).toEqual({ pause: null, warn: true })
  expect(after(71, 23)).toEqual({ pause: null, warn: false })
  expect(after(72, 24)).toEqual({ pause: 'failing', warn: false })
})

test('410 pauses at once, and gives nothing up', () => {
  expect(judgeTry(tried({ isGone: true }))).toMatchObject({ status: 'retrying', pause: 'gone' })
  expect(judgeTry(tried({ isGone: true, tries: lastTry }))).toMatchObject({ status: 'retrying', pause: 'gone' })
})

test('what can never be sent is given up at once; what the server can not send now is no try; neither tells of the endpoint', () => {
  const nothing = { counts: false, pause: null, warn: false }
  expect(judgeTry(tried({ ownFault: 'hopeless', failingSince: ago(100) }))).toMatchObject({
    status: 'failed',
    ...nothing,
  })
  expect(judgeTry(tried({ ownFault: 'ours', tries: 100, failingSince: ago(100) }))).toMatchObject({
    status: 'retrying',
    ...nothing,
  })
})

test('what was asked for by Retry-After is waited for', () => {
  expect(judgeTry(tried({ retryAfterMs: 7 * hour })).delayMs).toBe(7 * hour)
  expect(judgeTry(tried({ retryAfterMs: 1 })).delayMs).toBe(retryDelaysMs[0])
})
