import { expect, test } from 'vitest'
import { ApiError } from '../../src/api/client.ts'
import { asksForCode } from '../../src/api/session.ts'

const refused = (text: string, ...keywords: readonly string[]): ApiError =>
  new ApiError({
    status: 401,
    text,
    details: keywords.map((keyword) => ({ keyword, dataPath: '', schemaPath: '', params: {}, message: '' })),
  })

test('a code is asked for by the keyword of the answer, whatever its text', () => {
  expect(asksForCode(refused('Il faut un code', 'codeNeeded'))).toBe(true)
  expect(asksForCode(refused('A code of the authenticator app is needed; send it as code'))).toBe(false)
  expect(asksForCode(refused('E-mail address, password or code is wrong', 'other'))).toBe(false)
  expect(asksForCode(new Error('codeNeeded'))).toBe(false)
})
