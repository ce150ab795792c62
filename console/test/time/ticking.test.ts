import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onTick, tickMs } from '../../src/time/ticking.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('all that shows how long ago something was goes on by one timer, and none runs when nothing is shown', () => {
  const heard: string[] = []
  const [endOne, endOther] = [onTick(() => heard.push('one')), onTick(() => heard.push('other'))]
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(tickMs)
  expect(heard).toEqual(['one', 'other'])
  endOne()
  vi.advanceTimersByTime(tickMs)
  expect(heard).toEqual(['one', 'other', 'other'])
  endOther()
  expect(vi.getTimerCount()).toBe(0)
  const endAgain = onTick(() => heard.push('again'))
  vi.advanceTimersByTime(tickMs)
  expect(heard.at(-1)).toBe('again')
  endAgain()
})
