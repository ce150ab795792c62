import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { newSecret, signatureOf } from '../../../src/webhooks/sending/signature.ts'

const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((bytes) => newSecret(Buffer.from(bytes)))
const nowSeconds = (): number => Math.floor(Date.now() / 1_000)
const headersOf = (id: string, timestamp: number, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature,
})

describe('signatures', () => {
  it('are those that Standard Webhooks publishes for its example', () => {
    const published = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    const key = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    for (const secret of [`whsec_${key}`, key]) {
      expect(signatureOf([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}')).toBe(
        published,
      )
    }
  })

  it('are accepted by the reference library, whatever the body holds', () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify({ text })),
    )
    fc.assert(
      fc.property(secrets, fc.nat(), bodies, (secret, number, body) => {
        const [id, timestamp] = [`msg_${number}`, nowSeconds()]
        const headers = headersOf(id, timestamp, signatureOf([secret], id, timestamp, body))
        expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
      }),
    )
  })

  it('are two while a secret is replaced, and either secret accepts them', () => {
    fc.assert(
      fc.property(secrets, secrets, secrets, (fresh, old, foreign) => {
        fc.pre(foreign !== fresh && foreign !== old)
        const timestamp = nowSeconds()
        const headers = headersOf('msg_7', timestamp, signatureOf([fresh, old], 'msg_7', timestamp, '{}'))
        expect(headers['webhook-signature'].split(' ')).toHaveLength(2)
        for (const secret of [fresh, old]) expect(new Webhook(secret).verify('{}', headers)).toEqual({})
        expect(() => new Webhook(foreign).verify('{}', headers)).toThrow('No matching signature')
      }),
    )
  })

  it('hold for this id, time and body only', () => {
    const secret = newSecret(Buffer.alloc(32, 1))
    const timestamp = nowSeconds()
    const signature = signatureOf([secret], 'msg_1', timestamp, '{"a":1}')
    const accepts = (body: string, id: string, time: number) => () =>
      new Webhook(secret).verify(body, headersOf(id, time, signature))
    expect(accepts('{"a":1}', 'msg_1', timestamp)).not.toThrow()
    expect(accepts('{"a":2}', 'msg_1', timestamp)).toThrow()
    expect(accepts('{"a":1}', 'msg_2', timestamp)).toThrow()
    expect(accepts('{"a":1}', 'msg_1', timestamp - 1)).toThrow()
  })

  it('are never made without a key, which anybody could do', () => {
    expect(() => signatureOf([], 'msg_1', 1, '{}')).toThrow(RangeError)
    for (const secret of ['', 'whsec_', 'whsec_!!']) {
      expect(() => signatureOf([newSecret(Buffer.alloc(24)), secret], 'msg_1', 1, '{}')).toThrow(RangeError)
    }
  })
})

describe('new secrets', () => {
  it('hold all of their 24 to 64 random bytes', () => {
    for (const length of [24, 32, 64]) {
      const random = Buffer.alloc(length, 0xfb)
      const secret = newSecret(random)
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/)
      expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toEqual(random)
    }
    for (const length of [0, 23, 65]) expect(() => newSecret(Buffer.alloc(length))).toThrow(RangeError)
  })
})
