import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventReader } from '../../../src/cli/webhooks/server-sent-events.ts'

const readAll = (...pieces: readonly string[]) => {
  const read = createEventReader()
  return pieces.flatMap((piece) => read(piece))
}

test('a block says its id, its type and its data', () => {
  expect(readAll('id: 7\nevent: leasing_event\ndata: {"id":1}\n\n')).toEqual([
    { id: '7', type: 'leasing_event', data: '{"id":1}' },
  ])
})

test('an id holds until the next one, and may come without data', () => {
  expect(readAll('retry: 1000\nid: 7\n\n', ': heartbeat\n\n', 'data: a\n\nid\ndata: b\n\n')).toEqual([
    { id: '7', type: 'message', data: null },
    { id: '7', type: 'message', data: null },
    { id: '7', type: 'message', data: 'a' },
    { id: '', type: 'message', data: 'b' },
  ])
})

test('odd lines mean what the standard says', () => {
  expect(readAll('data:a\ndata:  b\ndata\nunknown: c\nid: x\0y\n: data: d\n\n')).toEqual([
    { id: '', type: 'message', data: 'a\n b\n' },
  ])
})

test('what is not ended is not there', () => {
  expect(readAll('data: a\n')).toEqual([])
  expect(readAll('data: a')).toEqual([])
})

test('neither the ends of lines nor where the text is cut matter', () => {
  const blocks = [
    { id: '1', type: 'message', data: 'one' },
    { id: '1', type: 'two', data: 'é\nü: 👩‍👩‍👧' },
  ]
  const lines = ['id: 1', 'data: one', '', ': a comment', 'event: two', 'data: é', 'data: ü: 👩‍👩‍👧', '', '']
  fc.assert(
    fc.property(fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(120)), (end, cuts) => {
      // A lone carriage return at the very end waits for what follows.
      const text = `${lines.join(end)}:`
      const places = [0, ...cuts.toSorted((one, other) => one - other), text.length]
      const pieces = places.slice(1).map((place, n) => text.slice(places[n], place))
      expect(readAll(...pieces)).toEqual(blocks)
    }),
  )
})
