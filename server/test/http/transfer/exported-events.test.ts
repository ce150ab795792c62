import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openDesk, useEngine } from '../../engine/desk.ts'
import { about, oneWritten, type Said, writeOf } from '../../engine/writing/events.ts'
import { addToken, bearer, shareApp } from '../app.ts'

test('an export of events tells which came late, which were deleted by whom and why, and what was taken back', async () => {
  const desk = await openDesk()
  onTestFinished(() => desk.close())
  const accountId = await desk.addAccount()
  const userId = await desk.addMember(accountId, 'Owner')
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const engine = useEngine(desk.url)
  const actor = { userId, tokenId: null, onlyAccountIds: null }
  const say = async (said: Said) =>
    oneWritten(await engine.write(writeOf(userId, accountId, [about(prospectId, said)])))
  const late = await say({ occurredAt: '2025-03-01T00:00:00.000000Z', externalId: 'crm-1' })
  await engine.deleteEvent({ actor, accountId, eventId: late.id, reason: '=Twice' })
  const undone = await say({ eventType: 'Ghosting' })
  const undoesId = undone.batchId ?? ''
  await engine.undoBatch({
    actor,
    accountId,
    batchId: randomUUID(),
    undoesId,
    prospectIds: [prospectId],
    firstPlace: 0,
  })
  const { app } = await shareApp(desk)
  const headers = bearer((await addToken(desk, userId)).token)
  const { body } = await app.inject({
    url: '/v2/exports/leasing_events',
    query: { account_id: accountId, format: 'jsonl' },
    headers,
  })
  const email = `${userId}@example.com`
  const none = { deleted_at: null, deleted_by: null, deletion_reason: null, external_id: null, recorded_at: null }
  expect(
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    {
      id: late.id,
      created_at: late.createdAt,
      recorded_at: late.recordedAt,
      external_id: 'crm-1',
      deleted: true,
      deleted_at: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
      deleted_by: email,
      deletion_reason: '=Twice',
      undoes_batch_id: null,
    },
    { ...none, id: undone.id, batch_id: undoesId, undoes_batch_id: null },
    { ...none, event_type: 'New', undoes_batch_id: undoesId },
  ])
  expect(late.recordedAt).not.toBeNull()
})
