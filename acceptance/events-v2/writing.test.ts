import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf } from '../support/event-shapes.ts'
import { freshPhone, insertProspect, insertProspects } from '../support/fixtures.ts'
import { type AnswerBody, as, endsOf, officeOf } from './office.ts'

const desk = await openDesk()
const { call, get, write, written, prospect } = officeOf(desk)
const events = (reply: { status: number; text: string }, status: number) =>
  errorOf(reply, status).details?.map(({ keyword, dataPath }) => `${keyword} ${dataPath}`)

test('a preview tells exactly what the write then does', async () => {
  const [blocked = 0, free = 0] = await insertProspects(desk.sql, desk.home, 2)
  await written([{ prospect_id: blocked, event_type: 'Blocklist Prospect' }])
  const request = [
    { prospect_ids: [blocked, free], event_type: 'Showing Desired' },
    { prospect_id: free, event_type: 'Not Interested' },
  ]
  const preview: AnswerBody = as(await write(request, { mode: 'partial', dry_run: true }), 200)
  expect((await prospect(free))['status']).toBe('New')
  const answer = await written(request, { mode: 'partial' })
  expect([endsOf(preview), preview.counts]).toEqual([endsOf(answer), answer.counts])
  const { status, stage, assigned_to_user_ids, blocklisted } = await prospect(free)
  expect(preview.results.at(-1)?.after).toMatchObject({ status, stage, assigned_to_user_ids, blocklisted })
})

test('atomic writes all or none, partial the good ones', async () => {
  const [blocked = 0, free = 0] = await insertProspects(desk.sql, desk.home, 2)
  await written([{ prospect_id: blocked, event_type: 'Blocklist Prospect' }])
  const request = [{ prospect_ids: [free, blocked], event_type: 'Ghosting' }]
  expect(events(await write(request), 409)).toEqual(['prospectBlocklisted .events[0].prospect_ids[1]'])
  expect((await prospect(free))['status']).toBe('New')
  expect(endsOf(await written(request, { mode: 'partial' }))).toEqual([
    `written ${free}`,
    `refused ${blocked} prospectBlocklisted`,
  ])
})

test('prospects of other accounts are as none, to the byte', async () => {
  const elsewhere = await insertProspect(desk.sql, desk.elsewhere)
  const texts = await Promise.all(
    [elsewhere, 8_999_999_999].map(async (id) => {
      const reply = await write([{ prospect_id: id, event_type: 'New' }], { account_id: desk.home })
      return `${reply.status} ${reply.text}`
    }),
  )
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toMatch(/^400 .*knownProspect/)
})

test('faults are told at their places, all at once', async () => {
  const reply = await write([
    { prospect_id: 1, event_type: 'Showing Schedule' },
    { prospect_id: 1, phone: '1', event_type: 'Log Note', notes: '' },
    { event_type: 'Assign to User', prospect_ids: [1], context: { assignedToUserIds: ['me'], typo: 1 } },
  ])
  expect(
    detailsOf(reply)
      .map(({ keyword, dataPath }) => `${keyword} ${dataPath}`)
      .toSorted(),
  ).toEqual([
    'additionalProperties .events[2].context',
    'enum .events[0].event_type',
    'exactlyOneOf .events[1]',
    'format .events[2].context.assignedToUserIds[0]',
    'pattern .events[1].notes',
  ])
})

test('an external id is written once, also when twenty send it at the same time', async () => {
  const id = await insertProspect(desk.sql, desk.home)
  const request = [{ prospect_id: id, event_type: 'Ghosting', source: 'Email', external_id: `crm-${id}` }]
  const answers = await Promise.all(Array.from({ length: 20 }, () => written(request)))
  const ids = new Set(answers.map(({ results: [result] }) => result?.event?.id))
  expect(ids.size).toBe(1)
  expect(answers.filter(({ counts }) => counts.written === 1)).toHaveLength(1)
})

test('late events take their place, and deleted ones give it up', async () => {
  const id = await insertProspect(desk.sql, desk.home)
  const on = (day: string, event_type: string) => ({
    prospect_id: id,
    event_type,
    occurred_at: `2024-05-${day}T08:00:00Z`,
  })
  await written([on('03', 'Lease Signed')])
  const { results } = await written([on('04', 'Deposit Received'), on('02', 'Application Approved')])
  expect(await prospect(id)).toMatchObject({ status: 'Deposit Received', stage: 'lease' })
  const deposit = results[0]?.event?.id
  const deleted = await call('DELETE', `/v2/leasing_events/${deposit}?reason=bounced`)
  expect(as(deleted, 200)).toMatchObject({ deleted: true, deletion_reason: 'bounced', deleted_by: desk.actor.id })
  expect(as(await call('DELETE', `/v2/leasing_events/${deposit}`), 200)).toEqual(as(deleted, 200))
  expect(await prospect(id)).toMatchObject({ status: 'Lease Signed', stage: 'lease' })
  const { data } = await get<{ data: { event_type: string }[] }>(`/v2/prospects/${id}/leasing_events`)
  expect(data.map(({ event_type }) => event_type)).toContain('Application Approved')
  expect(
    errorOf(await write([on('05', 'New')].map((event) => ({ ...event, occurred_at: '2999-01-01T00:00:00Z' }))), 400),
  ).toMatchObject({ details: [{ keyword: 'occurred', dataPath: '.events[0].occurred_at' }] })
})

test('a blocked number is refused for all who have it, also later ones, until any of them is unblocked', async () => {
  const phone = freshPhone()
  const [one = 0, two = 0] = await insertProspects(desk.sql, desk.home, 2, phone)
  await written([{ prospect_id: one, event_type: 'Blocklist Prospect', context: { until: '2040-01-01T00:00:00Z' } }])
  const later = as<{ id: number }>(
    await call('POST', '/v2/prospects', { account_id: desk.home, name: 'Later', phone: phone.written }),
    201,
  ).id
  for (const id of [one, two, later])
    expect(events(await write([{ prospect_id: id, event_type: 'Showing Desired' }]), 409)).toEqual([
      'prospectBlocklisted .events[0].prospect_id',
    ])
  await written([{ prospect_id: later, event_type: 'Unblock Prospect' }])
  for (const id of [one, two, later]) await written([{ prospect_id: id, event_type: 'Showing Desired' }])
  const ended = { event_type: 'Blocklist Prospect', context: { until: '2024-01-02T00:00:00Z' } }
  const [past = 0] = await insertProspects(desk.sql, desk.home, 1, freshPhone())
  await written([{ ...ended, prospect_id: past, occurred_at: '2024-01-01T00:00:00Z' }])
  await written([{ prospect_id: past, event_type: 'Showing Desired' }])
})

test('a prospect is shown as it was at any moment, also one that a late event tells of only now', async () => {
  const id = await insertProspect(desk.sql, desk.home)
  const happened = (event_type: string, occurred_at: string) => written([{ prospect_id: id, event_type, occurred_at }])
  await happened('Showing Desired', '2026-03-01T10:00:00Z')
  await happened('Not Interested', '2026-03-05T10:00:00Z')
  const statusAt = async (at: string) =>
    (await get<Record<string, unknown>>(`/v2/prospects/${id}?at=${encodeURIComponent(at)}`))['status']
  const before = await statusAt('2026-03-03T00:00:00Z')
  await happened('Ghosting', '2026-03-02T12:00:00+02:00')
  expect([await statusAt('2026-02-28T00:00:00Z'), before]).toEqual(['New', 'Showing Desired'])
  expect(await statusAt('2026-03-02T09:59:59.999999Z')).toBe('Showing Desired')
  expect(await statusAt('2026-03-02T10:00:00Z')).not.toBe('Showing Desired')
  expect(await statusAt('2026-03-06T00:00:00Z')).toBe((await prospect(id))['status'])
  const later = await call('GET', `/v2/prospects/${id}?at=2999-01-01T00:00:00Z`)
  expect([later.status, detailsOf(later).map(({ dataPath }) => dataPath)]).toEqual([400, ['.at']])
})
