import { expect, test } from 'vitest'
import { ApiError } from '../../src/api/client.ts'
import { orKnown } from '../../src/app/early-reads.ts'

const failing = (status: number): Promise<string> => Promise.reject(new ApiError({ status, text: 'no' }))

test('a link leads on with what was read before, while the server is away or starts', async () => {
  for (const status of [0, 429, 503]) expect(await orKnown(failing(status), () => 'before')).toBe('before')
  expect(await orKnown(Promise.resolve('now'), () => 'before')).toBe('now')
})

test('it does not when nothing was read before, or the server refuses', async () => {
  await expect(orKnown(failing(0), () => undefined)).rejects.toThrow('no')
  for (const status of [401, 403]) await expect(orKnown(failing(status), () => 'before')).rejects.toThrow('no')
})
