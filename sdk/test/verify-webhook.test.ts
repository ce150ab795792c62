import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { type VerifyWebhookOptions, verifyWebhook, WebhookVerificationError } from '../src/index.ts'

const secret = `whsec_${randomBytes(32).toString('base64')}`
const other = `whsec_${randomBytes(32).toString('base64')}`
const id = 'msg_123'
const sentAt = new Date('2024-10-05T18:53:03.406Z')
const seconds = Math.floor(sentAt.getTime() / 1_000)
const payload = JSON.stringify({ type: 'unit.updated', sequence: 123, data: { id: 77, notes: 'Zoë 👩‍👩‍👧 \u2028' } })

/** Signed by the reference library. */
const signature = (by = secret, body = payload, of = id): string => new Webhook(by).sign(of, sentAt, body)

const macOf = (header: string): Buffer => Buffer.from(header.slice('v1,'.length), 'base64')

const headers = (changed: Record<string, string> = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': signature(),
  ...changed,
})

const verify = (changed: Partial<VerifyWebhookOptions> = {}) =>
  verifyWebhook({ payload, headers: headers(), secret, now: sentAt, ...changed })

/** Why it is refused. Null: it is believed. */
const reasonOf = async (changed: Partial<VerifyWebhookOptions>): Promise<string | null> => {
  try {
    await verify(changed)
    return null
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error
    return error.reason
  }
}

const withHeader = (changed: Record<string, string>): Promise<string | null> => reasonOf({ headers: headers(changed) })

describe('a message is believed', () => {
  test('that the reference library signed, and returned as it was written', async () => {
    expect(await verify()).toEqual(JSON.parse(payload))
  })

  test("that is the standard's published example", async () => {
    const message = await verifyWebhook({
      payload: '{"test": 2432232314}',
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      now: new Date(1_614_265_330_000),
    })
    expect(message).toEqual({ test: 2_432_232_314 })
  })

  test('as text or as bytes', async () => {
    expect(await verify({ payload: Buffer.from(payload) })).toEqual(JSON.parse(payload))
    const inLarger = new TextEncoder().encode(`..${payload}..`).subarray(2, -2)
    expect(await verify({ payload: inLarger })).toEqual(JSON.parse(payload))
  })

  test('whatever the headers are kept in', async () => {
    const { 'webhook-id': ofId, ...rest } = headers()
    const odd = Object.fromEntries(Object.entries(headers()).map(([name, value]) => [name.toUpperCase(), [value]]))
    const kept = [new Headers(headers()), new Map(Object.entries(headers())), { 'Webhook-Id': ofId, ...rest }, odd]
    for (const one of kept) expect(await reasonOf({ headers: one })).toBeNull()
  })

  test('with one signature that fits among several, also of kinds that nobody knows', async () => {
    const more = `v1a,${'A'.repeat(88)} v1,${'A'.repeat(43)}= v2 v1, , ${signature()} v1,!`
    expect(await withHeader({ 'webhook-signature': more })).toBeNull()
    // As Node joins a header that came twice.
    expect(await withHeader({ 'webhook-signature': `${signature(other)}, ${signature()}` })).toBeNull()
    const twice = { ...headers(), 'webhook-signature': [signature(other), signature()] }
    expect(await reasonOf({ headers: twice })).toBeNull()
  })

  test('with any of several secrets, with or without their prefix', async () => {
    expect(await reasonOf({ secret: [other, secret] })).toBeNull()
    expect(await reasonOf({ secret: [secret, other] })).toBeNull()
    expect(await reasonOf({ secret: secret.slice('whsec_'.length) })).toBeNull()
  })

  test('for as long as it is tolerated, before and after', async () => {
    const at = (offsetMs: number, toleranceSeconds?: number) =>
      reasonOf({
        now: new Date(seconds * 1_000 + offsetMs),
        ...(toleranceSeconds !== undefined && { toleranceSeconds }),
      })
    expect(await at(300_999)).toBeNull()
    expect(await at(301_000)).toBe('tooOld')
    expect(await at(-300_000)).toBeNull()
    expect(await at(-300_001)).toBe('tooNew')
    expect(await at(10_999, 10)).toBeNull()
    expect(await at(11_000, 10)).toBe('tooOld')
    expect(await at(Number.NaN)).toBe('tooNew')
  })

  test('by the clock, unless a time is given', async () => {
    const sent = new Date()
    const fresh = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sent.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, sent, payload),
    }
    expect(await verifyWebhook({ payload, headers: fresh, secret })).toEqual(JSON.parse(payload))
    await expect(verifyWebhook({ payload, headers: headers(), secret })).rejects.toMatchObject({ reason: 'tooOld' })
  })

  test('exactly when the reference library believes it', async () => {
    const secrets = fc.uint8Array({ minLength: 1, maxLength: 80 }).map((key) => Buffer.from(key).toString('base64'))
    const ids = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-.'), minLength: 1 })
    const bodies = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value))
    await fc.assert(
      fc.asyncProperty(secrets, ids, bodies, async (key, of, body) => {
        const signed = headers({ 'webhook-id': of, 'webhook-signature': signature(key, body, of) })
        expect(await verify({ secret: key, headers: signed, payload: body })).toEqual(JSON.parse(body))
      }),
    )
  })
})

describe('a message is refused', () => {
  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s', async (name) => {
    expect(await withHeader({ [name]: '' })).toBe('header')
    const { [name]: _, ...rest } = headers() as Record<string, string>
    expect(await reasonOf({ headers: rest })).toBe('header')
    expect(await reasonOf({ headers: new Headers(rest) })).toBe('header')
    expect(await reasonOf({ headers: { ...rest, [name]: undefined } })).toBe('header')
  })

  test.each([
    'now',
    '1e9',
    `${seconds}.5`,
    `0x${seconds.toString(16)}`,
    '-1',
    '9'.repeat(40),
    `${seconds}, ${seconds}`,
  ])('of the time %s', async (timestamp) => {
    expect(await withHeader({ 'webhook-timestamp': timestamp })).toBe('timestamp')
  })

  test('when one character of it is another one', async () => {
    const later = headers({ 'webhook-timestamp': String(seconds + 1) })
    expect(await reasonOf({ headers: later })).toBe('signature')
    expect(await withHeader({ 'webhook-id': 'msg_124' })).toBe('signature')
    await fc.assert(
      fc.asyncProperty(fc.nat(payload.length - 1), async (place) => {
        const changed = `${payload.slice(0, place)}${payload[place] === 'x' ? 'y' : 'x'}${payload.slice(place + 1)}`
        expect(await reasonOf({ payload: changed })).toBe('signature')
      }),
    )
    expect(await reasonOf({ payload: `${payload} ` })).toBe('signature')
    expect(await reasonOf({ payload: '' })).toBe('signature')
  })

  test('when any bit of its signature is another one', async () => {
    const mac = macOf(signature())
    for (let bit = 0; bit < mac.length * 8; bit++) {
      const changed = Buffer.from(mac)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await withHeader({ 'webhook-signature': `v1,${changed.toString('base64')}` })).toBe('signature')
    }
  })

  test.each([
    ['of another secret', signature(other)],
    ['of another version', signature().replace('v1', 'v2')],
    ['of a version that only begins alike', signature().replace('v1', 'v1a')],
    ['without its version', signature().replace('v1,', '')],
    ['cut short', signature().slice(0, -4)],
    ['with more behind it', `v1,${Buffer.concat([macOf(signature()), Buffer.of(0)]).toString('base64')}`],
    ['empty', 'v1,'],
    ['of another length', `v1,${createHmac('sha512', 'x').update('x').digest('base64')}`],
    ['that is no base64', 'v1,🏠'],
  ])('with a signature %s', async (_name, given) => {
    expect(await withHeader({ 'webhook-signature': given })).toBe('signature')
  })

  test.each(['[]', 'null', '7', '"text"', '{"type":', 'ok'])(
    'that is no JSON object, though signed: %s',
    async (body) => {
      const signed = headers({ 'webhook-signature': signature(secret, body) })
      expect(await reasonOf({ headers: signed, payload: body })).toBe('payload')
    },
  )

  test('and its error says nothing that is secret', async () => {
    const error = await verify({ secret: other }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(WebhookVerificationError)
    expect(`${error} ${JSON.stringify(error)}`).not.toContain(other.slice(6))
    expect(`${error}`).toContain('WebhookVerificationError: No signature fits')
  })
})

test.each([
  ['nothing', ''],
  ['a prefix', 'whsec_'],
  ['no base64', 'whsec_päss'],
  ['a length that no bytes have', 'whsec_A'],
  ['none', []],
])('a secret that is %s is a mistake of the receiver, and told as one', async (_name, given) => {
  const error: unknown = await verify({ secret: given }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TypeError)
  expect(`${error}`).not.toContain('päss')
})
