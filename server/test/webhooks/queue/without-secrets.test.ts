import { expect, test } from 'vitest'
import { withoutSecrets } from '../../../src/webhooks/queue/without-secrets.ts'

test('an answer that repeats a secret, whole or cut off at its end, is kept without it', () => {
  const secrets = ['the-newest-secret', 'the-old-secret']
  expect(withoutSecrets('x-api-key: the-newest-secret, was the-old-secret', secrets)).toBe(
    'x-api-key: [secret], was [secret]',
  )
  expect(withoutSecrets('x-api-key: the-newest-sec', secrets)).toBe('x-api-key: [secret]')
  expect(withoutSecrets('all is well', secrets)).toBe('all is well')
  expect(withoutSecrets(null, secrets)).toBeNull()
})
