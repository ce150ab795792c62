import { expect, test } from 'vitest'
import { createParser, type StreamMessage } from '../../src/api/live/stream.ts'

const messagesOf = (pieces: readonly string[]): StreamMessage[] => {
  const messages: StreamMessage[] = []
  const parser = createParser((message) => messages.push(message))
  for (const piece of pieces) parser(piece)
  return messages
}

test('messages are whole however the stream is cut', () => {
  const text = 'retry: 1000\nid: a\n\n: heartbeat\n\nid: b\nevent: leasing_event\ndata: {"prospect_id":12}\n\n'
  const whole = [
    { id: 'a', event: 'message', data: '' },
    { id: 'b', event: 'leasing_event', data: '{"prospect_id":12}' },
  ]
  expect(messagesOf([text])).toEqual(whole)
  expect(messagesOf([...text])).toEqual(whole)
})

test('what is not whole yet is kept back', () => {
  expect(messagesOf(['id: a\ndata: 1\n'])).toEqual([])
})

test('lines of data belong together', () => {
  expect(messagesOf(['data: one\ndata: two\r\n\r\n'])).toEqual([{ id: null, event: 'message', data: 'one\ntwo' }])
})
