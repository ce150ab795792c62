import { describe, expect, test } from 'vitest'
import type { LeasingEvent } from '../../src/api/events.ts'
import type { HistoryItem } from '../../src/api/prospects/one.ts'
import { aboutOf, eventName, isLate, notesOf, undoneBatches } from '../../src/pages/prospect/timeline/words.ts'

const event = (given: Partial<LeasingEvent> = {}): LeasingEvent =>
  ({
    id: 1,
    event_type: 'Log Note',
    created_at: '2026-11-29T12:00:00.000000Z',
    recorded_at: '2026-11-29T12:00:00.000000Z',
    source: null,
    notes: null,
    next_follow_up: null,
    deleted: false,
    batch_id: null,
    undoes_batch_id: null,
    context: {},
    ...given,
  }) as LeasingEvent

const item = (batch: string, undoes: string | null = null, deleted = false): HistoryItem => ({
  kind: 'event',
  at: '2026-11-29T12:00:00Z',
  by: 'somebody',
  event: event({ batch_id: batch, undoes_batch_id: undoes, deleted }),
})

describe('the words of a timeline', () => {
  test('call a note by what it came by, or what it is about', () => {
    expect(eventName(event())).toBe('Note')
    expect(eventName(event({ source: 'Phone Call' }))).toBe('Call')
    expect(eventName(event({ context: { followUpDone: true } }))).toBe('Follow-up done')
    expect(eventName(event({ next_follow_up: '2026-12-01T12:00:00Z' }))).toBe('Follow-up planned')
    expect(eventName(event({ event_type: 'A newer one' }))).toBe('A newer one')
    expect(aboutOf(event({ context: { followUpDone: true } }))).toBe('follow-up')
  })

  test('say nothing twice', () => {
    expect(notesOf(event({ notes: 'Follow-up done', context: { followUpDone: true } }))).toBeNull()
    expect(notesOf(event({ notes: 'Follow-up done' }))).toBe('Follow-up done')
    expect(notesOf(event({ notes: '' }))).toBeNull()
  })

  test('mark what was written down later than it happened', () => {
    expect(isLate(event())).toBe(false)
    expect(isLate(event({ recorded_at: '2026-11-29T12:30:00.000000Z' }))).toBe(true)
  })
})

describe('batches that were taken back', () => {
  test('are those that an undoing names', () => {
    expect(undoneBatches([item('second', 'first'), item('first')])).toEqual(new Set(['first']))
  })

  test('count again when the undoing was undone, or deleted', () => {
    expect(undoneBatches([item('third', 'second'), item('second', 'first'), item('first')])).toEqual(
      new Set(['second']),
    )
    expect(undoneBatches([item('second', 'first', true), item('first')])).toEqual(new Set())
  })
})
