import { afterEach, expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf, retryAfterOf } from '../support/event-shapes.ts'
import { insertProspects } from '../support/fixtures.ts'
import { countEvents, eventsOf } from '../support/log.ts'

const desk = await openDesk()
const [prospect = 0, ...neighbours] = await insertProspects(desk.sql, desk.home, 21)
const secret = 'words of the database'

/** From now on PostgreSQL refuses to write an event with these notes, with this SQLSTATE. */
const refuseNotes = async (notes: string, sqlState: string): Promise<void> => {
  await desk.sql.query(`create function refuse() returns trigger language plpgsql as $$
    begin
      if new.notes = '${notes}' then raise exception '${secret}' using errcode = '${sqlState}'; end if;
      return new;
    end $$`)
  await desk.sql.query('create trigger refuse before insert on leasing_events for each row execute function refuse()')
}

afterEach(async () => {
  await desk.sql.query('drop function if exists refuse() cascade')
  eventOf(await desk.post(assignment(prospect, [], { event: { notes: 'poison' } })))
})

test('a request that the database refuses fails alone, with a fixed text', async () => {
  await refuseNotes('poison', 'P0001')
  for (let round = 0; round < 3; round += 1) {
    const [poisoned, ...others] = await Promise.all([
      desk.post(assignment(prospect, [], { event: { notes: 'poison' } })),
      ...neighbours.map((id) => desk.post(assignment(id, []))),
      desk.post(assignment(prospect, [], { event: { notes: 'the same prospect' } })),
    ])
    expect([500, 503]).toContain(poisoned.status)
    errorOf(poisoned, poisoned.status)
    expect(poisoned.text).not.toContain(secret)
    for (const reply of others) eventOf(reply)
  }
  expect((await eventsOf(desk.sql, [prospect])).filter((event) => event.notes === 'poison')).toEqual([])
})

test('a full disk is a 503 with Retry-After, and heals by itself', async () => {
  await refuseNotes('full', '53100')
  const before = await countEvents(desk.sql)
  const replies = await Promise.all(neighbours.map((id) => desk.post(assignment(id, [], { event: { notes: 'full' } }))))
  for (const reply of replies) {
    errorOf(reply, 503)
    retryAfterOf(reply)
    expect(reply.text).not.toContain(secret)
  }
  expect(await countEvents(desk.sql)).toBe(before)
})
