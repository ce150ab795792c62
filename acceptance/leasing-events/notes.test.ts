import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'

const desk = await openDesk()
const prospect = await insertProspect(desk.sql, desk.home)

const withNotes = (notes: string) => assignment(prospect, [], { event: { notes } })
/** The notes as escape sequences of JSON, for what no JavaScript string of ours should normalise on the way. */
const withEscapes = (literal: string): string => JSON.stringify(withNotes('@')).replace('"@"', `"${literal}"`)

test.each([
  ['nothing at all', ''],
  ['spaces around', '  both sides  '],
  ['line breaks of all kinds', 'a\nb\r\nc\rd\u2028e\u2029f\u0085g'],
  ['every control character but NUL', String.fromCharCode(...Array.from({ length: 31 }, (_, code) => code + 1), 127)],
  ['an emoji with joiners', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽'],
  ['text from right to left, with an override', 'שלום \u202Eevil\u202C مرحبا'],
  ['a byte order mark', '\uFEFFfirst\uFEFF'],
  ['composed and decomposed accents', 'é e\u0301 Å A\u030A ﬁ'],
  ['500 combining marks', `Z${'\u0301'.repeat(500)}`],
  ['markup', '<script>alert(1)</script> &amp; "quoted"'],
  ['SQL', "'; drop table leasing_events; -- $1 \\'"],
  ['the start of a formula', '=1+1'],
  ['backslashes', '\\u0000 \\n \\\\'],
  ['noncharacters', '\uFFFE\uFFFF\u{10FFFF}\uFFFD'],
  ['text that looks like JSON', '{"__proto__":null}'],
])('%s comes out as it went in', async (_, notes) => {
  const event = eventOf(await desk.post(withNotes(notes)))
  expect(Buffer.from(event.notes ?? 'null')).toEqual(Buffer.from(notes))
  const logged = (await eventsOf(desk.sql, [prospect])).find(({ id }) => id === event.id)
  expect(Buffer.from(logged?.notes ?? 'null')).toEqual(Buffer.from(notes))
})

test('an escaped pair of surrogates is one character', async () => {
  expect(eventOf(await desk.post(withEscapes('\\ud83d\\ude00'))).notes).toBe('😀')
})

test.each([
  ['letters', 'x'],
  ['characters outside the basic plane', '😀'],
])('10,000 %s are taken, one more is refused', async (_, character) => {
  const longest = character.repeat(10_000)
  expect(eventOf(await desk.post(withNotes(longest))).notes).toBe(longest)
  expect(detailsOf(await desk.post(withNotes(`${longest}${character}`)))).toEqual([
    expect.objectContaining({
      keyword: 'maxLength',
      dataPath: '.events[0].notes',
      params: { limit: 10_000 },
      message: 'should NOT be longer than 10000 characters',
    }),
  ])
})

test.each([
  ['NUL', 'before\\u0000after', /NUL|u0000|null character/i],
  ['a lone high surrogate', 'a\\ud83d', /surrogate|unicode/i],
  ['a lone low surrogate', '\\ude00b', /surrogate|unicode/i],
  ['a pair of surrogates the wrong way round', '\\ude00\\ud83d', /surrogate|unicode/i],
])('%s is refused with a clear message', async (_, literal, message) => {
  const before = await eventsOf(desk.sql, [prospect])
  const details = detailsOf(await desk.post(withEscapes(literal)))
  expect(details).toEqual([
    expect.objectContaining({ dataPath: '.events[0].notes', message: expect.stringMatching(message) }),
  ])
  expect(await eventsOf(desk.sql, [prospect])).toEqual(before)
})

test('a raw NUL or a raw line break within a text is not JSON', async () => {
  for (const raw of ['\u0000', '\n', '\u001f']) {
    errorOf(await desk.post(withEscapes(`a${raw}b`)), 400)
  }
})

test('a field whose name PostgreSQL could not hold is refused like any unknown field', async () => {
  for (const name of ['\\u0000', '\\ud83d']) {
    const reply = await desk.post(JSON.stringify(withNotes('n')).replace('"notes"', `"${name}"`))
    expect(detailsOf(reply)).toEqual([
      expect.objectContaining({ keyword: 'additionalProperties', dataPath: '.events[0]' }),
    ])
  }
})
