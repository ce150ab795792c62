import { describe, expect, it } from 'vitest'
import { showingStatuses } from '../../../src/catalogue/reports.ts'
import { type ShowingEvent, showingOutcome } from '../../../src/domain/reports/showings.ts'

const event = (eventType: string, notes: string | null = null, agent: string | null = null): ShowingEvent => ({
  eventType,
  notes,
  agent,
})

describe('what became of a showing', () => {
  it('is scheduled until something is said about it', () => {
    expect(showingOutcome([])).toEqual({ status: 'Scheduled', feedback: null, cancellationReason: null, agent: null })
  })

  it('follows the last event about it', () => {
    for (const [type, status] of Object.entries(showingStatuses))
      expect(showingOutcome([event('Showing Confirmed'), event(type)]).status).toBe(
        type === 'Showing Scheduled' ? 'Confirmed' : status,
      )
  })

  it('has the notes of its completion as feedback, and those of its cancellation as the reason', () => {
    const outcome = showingOutcome([
      event('Showing Canceled', 'Ill'),
      event('Showing Complete', 'Likes it'),
      event('Showing Confirmed', 'Not told'),
    ])
    expect(outcome).toMatchObject({ feedback: 'Likes it', cancellationReason: 'Ill' })
  })

  it('is not what became of the next showing', () => {
    const next = [
      event('Showing Scheduled'),
      event('Showing Complete', 'Likes it'),
      event('Reassign Showing', null, 'B'),
    ]
    expect(showingOutcome([event('Missed Showing'), ...next])).toEqual({
      status: 'Missed',
      feedback: null,
      cancellationReason: null,
      agent: null,
    })
  })

  it('names who took it over last', () => {
    const handed = [event('Reassign Showing', null, 'A'), event('Reassign Showing', null, 'B')]
    expect(showingOutcome(handed)).toMatchObject({ agent: 'B', status: 'Scheduled' })
    expect(showingOutcome([...handed, event('Reassign Showing')]).agent).toBeNull()
  })
})
