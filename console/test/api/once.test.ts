import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../src/api/client.ts'
import { createSendingOnce, type OnceHeader, sendOnce, UnknownOutcome } from '../../src/api/sending/once.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const failure = (status: number, text = 'no'): ApiError => new ApiError({ status, text })

/** Answers with these one after another, and keeps the keys that it was sent. */
const serve = (...answers: readonly (ApiError | string)[]) => {
  const keys: string[] = []
  const left = [...answers]
  const send = async (header: OnceHeader): Promise<string> => {
    keys.push(header['idempotency-key'])
    const answer = left.shift()
    if (answer instanceof ApiError) throw answer
    return answer ?? 'late'
  }
  return { keys, send }
}

const outcomeOf = async (call: Promise<string>): Promise<unknown> => {
  const outcome = call.catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  return await outcome
}

test('a write without an answer is sent again with the same key', async () => {
  const { keys, send } = serve(failure(0), failure(503), 'done')
  expect(await outcomeOf(sendOnce(send))).toBe('done')
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
})

test.for([400, 409, 422, 429, 500])('a %i is told at once', async (status) => {
  const refusal = failure(status)
  const { keys, send } = serve(refusal)
  expect(await outcomeOf(sendOnce(send))).toBe(refusal)
  expect(keys).toHaveLength(1)
})

test('that nobody knows the outcome is said, and the same content goes with the same key', async () => {
  const { keys, send } = serve(failure(0), failure(0), failure(0), 'done', 'another')
  const sendKept = createSendingOnce()
  expect(await outcomeOf(sendKept({ note: 'a' }, send))).toBeInstanceOf(UnknownOutcome)
  expect(await outcomeOf(sendKept({ note: 'a' }, send))).toBe('done')
  expect(new Set(keys).size).toBe(1)
  await outcomeOf(sendKept({ note: 'a' }, send))
  expect(new Set(keys).size).toBe(2)
})

test('a refusal ends the key, and so does other content', async () => {
  const { keys, send } = serve(failure(422), failure(500), failure(500), 'done')
  const sendKept = createSendingOnce()
  for (const note of ['a', 'a', 'b', 'a']) await outcomeOf(sendKept({ note }, send))
  expect(new Set(keys).size).toBe(4)
})

test('what is done to others in between leaves the key of the first as it is', async () => {
  const { keys, send } = serve(failure(500), 'of another', 'done')
  const sendKept = createSendingOnce()
  await outcomeOf(sendKept({ note: 'a' }, send, '1'))
  await outcomeOf(sendKept({ note: 'b' }, send, '2'))
  await outcomeOf(sendKept({ note: 'a' }, send, '1'))
  expect(keys[2]).toBe(keys[0])
  expect(keys[1]).not.toBe(keys[0])
})

test('a first request that still runs is waited for', async () => {
  const busy = failure(409, 'The first request with this Idempotency-Key is still running; send it again')
  const { keys, send } = serve(busy, 'done')
  expect(await outcomeOf(sendOnce(send))).toBe('done')
  expect(new Set(keys).size).toBe(1)
})
