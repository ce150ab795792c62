import { expect, test } from 'vitest'
import { openAnswer, sealAnswer } from '../../../src/http/idempotency/kept-answers.ts'
import { seal, unseal } from '../../../src/http/idempotency/seal.ts'

const about = Buffer.alloc(32, 'the wish')
const answer = {
  status: 201,
  headers: { etag: '"1"', 'x-list': ['a', 'b'] },
  body: Buffer.from('{"token":"foyer_secret"}'),
}

test('an answer comes out as it went in, also an empty one', async () => {
  for (const one of [answer, { status: 204, headers: {}, body: Buffer.alloc(0) }]) {
    const sealed = await sealAnswer('foyer_mine', about, one)
    expect(await openAnswer('foyer_mine', about, sealed)).toEqual(one)
  }
})

test('it opens only with the token, only for the wish, and only unchanged', () => {
  const sealed = seal('foyer_mine', about, answer.body)
  expect(() => unseal('foyer_other', about, sealed)).toThrow()
  expect(() => unseal('foyer_mine', Buffer.alloc(32, 'another'), sealed)).toThrow()
  for (let place = 0; place < sealed.length; place++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    expect(() => unseal('foyer_mine', about, changed)).toThrow()
  }
  for (const length of [0, 10, 43, sealed.length - 1])
    expect(() => unseal('foyer_mine', about, sealed.subarray(0, length))).toThrow()
})

test('the same answer is sealed differently each time, and shows nothing', () => {
  const [one, other] = [seal('foyer_mine', about, answer.body), seal('foyer_mine', about, answer.body)]
  expect(one.equals(other)).toBe(false)
  expect(one.toString('latin1')).not.toContain('secret')
})
