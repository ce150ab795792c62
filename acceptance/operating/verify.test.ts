import { afterEach, expect, test } from 'vitest'
import { assignment, bulkAssignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { freshPhone, insertMembers, insertProspects } from '../support/fixtures.ts'
import { askAs } from '../support/wire/http.ts'

const desk = await openDesk()
const [prospect = 0, other = 0] = await insertProspects(desk.sql, desk.home, 2, freshPhone())
const agents = await insertMembers(desk.sql, desk.home, 2)

/** Whatever a test spoils it mends, so that the next one starts from a sound database. */
const expectSound = async (): Promise<void> => {
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stdout + stderr).toBe(0)
}
afterEach(expectSound)

test('a sound database is confirmed, with what its server promises about durability', async () => {
  eventOf(await desk.post(assignment(prospect, agents)))
  eventOf(await desk.post(bulkAssignment(other, agents.toReversed())))
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stderr).toBe(0)
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(stdout + stderr).toContain(setting)
})

test.each([
  ['the assignees', "assigned_to_user_ids = '{}'", /assigned_?to_?user_?ids/i],
  ['the version', 'version = version + 1', /version/],
  ['the status', "status = 'Moved In'", /status/],
  ['the stage', "stage = 'lost'", /stage/],
  ['the next follow-up', 'next_follow_up = now()', /next_?follow_?up/i],
])('%s of a prospect, when changed behind the log, is named', async (_, tampering, name) => {
  await desk.sql.query('create table kept as select * from prospects where id = $1', [prospect])
  await desk.sql.query(`update prospects set ${tampering} where id = $1`, [prospect])
  const { code, stdout, stderr } = await desk.command('verify')
  await desk.sql.query(
    `update prospects p set assigned_to_user_ids = k.assigned_to_user_ids, version = k.version, status = k.status,
       stage = k.stage, next_follow_up = k.next_follow_up from kept k where p.account_id = k.account_id and p.id = k.id`,
  )
  await desk.sql.query('drop table kept')
  expect(code).toBe(1)
  expect(stdout + stderr).toContain(String(prospect))
  expect(stdout + stderr).toMatch(name)
})

test.each([
  ['assignment_starts', `delete from assignment_starts where user_id = '${agents[0]}'`, /lacks user/],
  [
    'prospect_standings',
    `update prospect_standings set stage = 'lost' where prospect_id = ${prospect}`,
    /differs .* in stage/,
  ],
  [
    'batches',
    'update batches set events_written = events_written + 1',
    /batch .* says that it wrote 2 events, and the log has 1/,
  ],
])('a row of %s that is not what the log says is named', async (table, tampering, words) => {
  const note = { prospect_id: prospect, event_type: 'Log Note', notes: 'Called' }
  const reply = await askAs(desk.baseUrl, desk.token, {
    method: 'POST',
    path: '/v2/leasing_events',
    body: { events: [note] },
  })
  expect(reply.status, reply.text).toBe(201)
  await desk.sql.query(`create table kept as table ${table}`)
  await desk.sql.query(tampering)
  const { code, stdout, stderr } = await desk.command('verify')
  await desk.sql.query(`truncate ${table}`)
  await desk.sql.query(`insert into ${table} select * from kept`)
  await desk.sql.query('drop table kept')
  expect(code).toBe(1)
  expect(stdout + stderr).toMatch(words)
})

test('an event that is missing from the log is found', async () => {
  await desk.sql.query('create table kept as select * from leasing_events where prospect_id = $1 and sequence = 1', [
    prospect,
  ])
  await desk.sql.query('delete from leasing_events where prospect_id = $1 and sequence = 1', [prospect])
  const { code, stdout, stderr } = await desk.command('verify')
  await desk.sql.query('insert into leasing_events select * from kept')
  await desk.sql.query('drop table kept')
  expect(code).toBe(1)
  expect(stdout + stderr).toContain(String(prospect))
})
