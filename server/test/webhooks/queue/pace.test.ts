import { expect, test } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { Pace } from '../../../src/webhooks/queue/pace.ts'

const startAll = (pace: Pace, nowMs: number): number => {
  let started = 0
  while (pace.mayStart(nowMs) && started < 1_000) {
    pace.started()
    started++
  }
  return started
}

test('an endpoint gets a few requests at a time, and more while it answers well', () => {
  const pace = new Pace()
  expect(startAll(pace, 0)).toBe(webhookLimits.concurrencyAtFirst)
  for (let n = 0; n < 100; n++) {
    pace.delivered(1)
    startAll(pace, 0)
  }
  expect(pace.underWay).toBe(webhookLimits.concurrencyAtMost)
})

test('after failures in a row it gets one at a time, with pauses that double up to the longest; one delivery ends that', () => {
  const pace = new Pace()
  const pauses: number[] = []
  for (let nowMs = 0, n = 0; n < 14; n++) {
    while (!pace.mayStart(nowMs)) nowMs += 500
    pauses.push(nowMs)
    pace.started()
    if (pace.isProbing) expect(pace.mayStart(nowMs)).toBe(false)
    pace.failed(nowMs, null)
  }
  const gaps = pauses.slice(1).map((at, index) => (at - (pauses[index] ?? 0)) / 1_000)
  expect(gaps).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  pace.started()
  pace.delivered(1)
  expect(pace.isProbing).toBe(false)
  expect(startAll(pace, 0)).toBeGreaterThan(1)
})

test('many that fail at once count as one: whoever is restarted is asked again after the shortest pause', () => {
  const pace = new Pace()
  for (let n = 0; n < 100; n++) {
    pace.started()
    pace.delivered(1)
  }
  expect(startAll(pace, 0)).toBe(webhookLimits.concurrencyAtMost)
  for (let n = 0; n < webhookLimits.concurrencyAtMost; n++) pace.failed(100 + n, null)
  expect(pace.notBeforeMs).toBeLessThan(100 + webhookLimits.concurrencyAtMost + webhookLimits.shortestProbePauseMs)
  expect(startAll(pace, pace.notBeforeMs)).toBe(1)
})

test('slow answers earn it no more than the first few', () => {
  const pace = new Pace()
  for (let n = 0; n < 50; n++) {
    pace.started()
    pace.delivered(webhookLimits.slowAnswerMs + 1)
  }
  expect(startAll(pace, 0)).toBe(webhookLimits.concurrencyAtFirst)
})

test('it is left alone for as long as it asked, whatever else comes through meanwhile', () => {
  const pace = new Pace()
  startAll(pace, 0)
  pace.failed(1_000, 5_000)
  pace.delivered(1)
  expect([pace.mayStart(5_999), pace.mayStart(6_000)]).toEqual([false, true])
  expect(new Pace(7_000).mayStart(6_999)).toBe(false)
})
