import { expect, test } from 'vitest'
import { assignment, bulkAssignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, eventOf } from '../support/event-shapes.ts'
import { freshPhone, insertMember, insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import type { Reply } from '../support/wire/http.ts'

const desk = await openDesk()

// As many digits as the ids of the fixtures may have, and not in use.
const nobody = 9_007_199_254_740_000

/** All that a caller can see, apart from what differs between any two answers. */
const visible = ({ status, headers, text }: Reply) => {
  const { date: _date, 'x-request-id': _requestId, ...rest } = headers
  return { status, headers: rest, text }
}

test('an unknown prospect and one of an account out of reach are answered alike, to the byte', async () => {
  const token = desk.demo.other_token
  const prospect = await insertProspect(desk.sql, desk.home, freshPhone())
  const colleague = await insertMember(desk.sql, desk.elsewhere)
  const theirAgent = await insertMember(desk.sql, desk.home)
  const bodies = [
    (id: number) => assignment(id, []),
    (id: number) => assignment(id, [colleague]),
    (id: number) => assignment(id, [theirAgent]),
    (id: number) => bulkAssignment(id, [colleague], { notes: 'both' }),
  ]
  for (const body of bodies) {
    const foreign = await desk.post(body(prospect), { token })
    const unknown = await desk.post(body(nobody), { token })
    expect(visible(foreign)).toEqual(visible(unknown))
    expect(detailsOf(foreign)).toEqual([
      expect.objectContaining({ keyword: 'knownProspect', dataPath: '.events[0].prospect_id' }),
    ])
  }
  expect(await eventsOf(desk.sql, [prospect])).toEqual([])
})

test('who is no member of the account any more sees nothing of it', async () => {
  const prospect = await insertProspect(desk.sql, desk.elsewhere)
  const ask = () => desk.post(assignment(prospect, []), { token: desk.demo.other_token })
  const { created_by: user } = eventOf(await ask())
  const setActive = (active: boolean) =>
    desk.sql.query('update memberships set active = $1 where user_id = $2', [active, user])
  await setActive(false)
  const refused = await ask()
  await setActive(true)
  const unknown = await desk.post(assignment(nobody, []), { token: desk.demo.other_token })
  expect(visible(refused)).toEqual(visible(unknown))
})
