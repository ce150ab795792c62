import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { judge } from '../../../src/webhooks/sending/judge.ts'
import { replyText } from '../../../src/webhooks/sending/reply-text.ts'

describe('a status', () => {
  it('is a delivery if it is any of 2xx, and nothing else is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), (status) => {
        expect(judge(status).outcome).toBe(status >= 200 && status < 300 ? 'delivered' : 'answered')
      }),
    )
    expect([199, 200, 299, 300, 304, 500].map((status) => judge(status).outcome)).toEqual([
      'answered',
      'delivered',
      'delivered',
      'answered',
      'answered',
      'answered',
    ])
  })

  it('says that nothing more is wanted if it is 410', () => {
    const gone = Array.from({ length: 900 }, (_, index) => index + 100).filter((status) => judge(status).isGone)
    expect(gone).toEqual([410])
  })
})

describe('the text that is kept of an answer', () => {
  const kept = (...texts: string[]): string | null => replyText(texts.map((text) => Buffer.from(text)))

  it('is its beginning', () => {
    expect(kept('thank', ' you')).toBe('thank you')
    expect(kept('é'.repeat(5_000))).toBe('é'.repeat(webhookLimits.replyKeptCharacters))
  })

  it('is nothing if it was empty', () => {
    expect(kept()).toBeNull()
    expect(kept('', '')).toBeNull()
  })

  it('has no NUL and no half of a pair, which PostgreSQL could not hold', () => {
    expect(kept('a\0b')).toBe('a\uFFFDb')
    expect(kept(`${'a'.repeat(webhookLimits.replyKeptCharacters - 1)}😀`)).toBe(
      'a'.repeat(webhookLimits.replyKeptCharacters - 1),
    )
    const halves = fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 4 })
    fc.assert(
      fc.property(halves, (chunks) => {
        const text = replyText(chunks.map((chunk) => Buffer.from(chunk))) ?? ''
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
        expect(text.length).toBeLessThanOrEqual(webhookLimits.replyKeptCharacters)
      }),
    )
  })

  it('is whole where a character came in two pieces', () => {
    const bytes = Buffer.from('Straße')
    expect(replyText([bytes.subarray(0, 5), bytes.subarray(5)])).toBe('Straße')
  })
})
