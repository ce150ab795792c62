import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { assign, openDesk, recorded, useEngine } from '../../engine/desk.ts'
import { addToken, bearer, shareApp } from '../app.ts'

/** Keys that were answered by a server of an earlier version answer again after the upgrade, for the same request. */

test('a request that is sent again after an upgrade gets the answer from before it', async () => {
  const desk = await openDesk()
  onTestFinished(() => desk.close())
  const accountId = await desk.addAccount()
  const agent = await desk.addMember(accountId)
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const { token, id: tokenId } = await addToken(desk, agent)
  // As 0.1 said it.
  const asked =
    `v1 POST /leasing_events {"prospectId":${prospectId},"draft":{"eventType":"Assign to User","source":"Email","notes":null,` +
    `"plannedDateTime":null,"nextFollowUp":null,"assignedToUserIds":["${agent}"]},"samePhone":false,"happenedAt":null}`
  const fingerprint = createHash('sha256').update(asked).digest()
  const idempotency = { key: 'from before', fingerprint }
  const { event } = recorded(
    await useEngine(desk.url).append(assign(agent, prospectId, [agent], { tokenId, idempotency })),
  )
  const { app } = await shareApp(desk)
  const send = (source: string) =>
    app.inject({
      method: 'POST',
      url: '/leasing_events',
      headers: { ...bearer(token), 'idempotency-key': 'from before' },
      payload: {
        events: [
          {
            prospect_id: prospectId,
            event_type: 'Assign to User',
            source,
            context: { assignedToUserIds: [agent.toUpperCase()] },
          },
        ],
      },
    })
  const again = await send('Email')
  expect([again.statusCode, again.headers['idempotency-replayed'], again.json().id]).toEqual([201, 'true', event.id])
  expect((await send('Phone Call')).statusCode).toBe(422)
})
