import { expect, test } from 'vitest'
import { emailPattern, isEmail, isName, namePattern } from '../../src/domain/names.ts'
import { isTimeZone } from '../../src/domain/time-zones.ts'

test.each(['Bo', ' Bo ', 'Été', '李', '👩‍👩‍👧', 'أحمد', 'x'.repeat(200), '👩'.repeat(200)])('%j is a name', (text) => {
  expect(isName(text)).toBe(true)
})

test.each(['', ' ', '\u2003\u00a0', '\n', 'a\tb', 'a\u0000', 'a\u009f', '\ud800', 'x'.repeat(201)])(
  '%j is no name',
  (text) => {
    expect(isName(text)).toBe(false)
  },
)

test.each(['a@b', "o'neil+x@example.co.uk", 'é@exämple.com', `${'x'.repeat(242)}@example.com`])(
  '%j is an e-mail address',
  (text) => {
    expect(isEmail(text)).toBe(true)
  },
)

test.each(['', 'a', '@b', 'a@', 'a@b@c', 'a b@c', 'a@b\n', 'a\u0000@b', '\ud800@b', `${'x'.repeat(243)}@example.com`])(
  '%j is no e-mail address',
  (text) => {
    expect(isEmail(text)).toBe(false)
  },
)

test('a text as long as a body may be is judged at once, by its pattern too', () => {
  for (const part of [' ', 'a', '@', '\n', 'a@', ' a']) {
    const text = `${part.repeat(40_000)}\u0000`
    expect([isName(text), isEmail(text)]).toEqual([false, false])
    for (const pattern of [namePattern, emailPattern]) expect(new RegExp(pattern, 'u').test(text)).toBe(false)
  }
})

test.each(['UTC', 'America/Chicago', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Central', 'Etc/GMT+5'])(
  '%s is a time zone',
  (text) => {
    expect(isTimeZone(text)).toBe(true)
  },
)

test.each(['', 'utc', 'america/chicago', 'Nowhere/City', '+01:00', 'UTC ', 'America/Chicago\u0000', '__proto__'])(
  '%j is no time zone',
  (text) => {
    expect(isTimeZone(text)).toBe(false)
  },
)
