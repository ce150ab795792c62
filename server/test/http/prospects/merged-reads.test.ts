import { expect, test } from 'vitest'
import { openDesk } from '../../engine/desk.ts'
import { untilInFeed } from '../../support/feed.ts'
import { addToken, assignment, bearer, useApp } from '../app.ts'

test('the id of a merged prospect reads, in v1 and in the feed, what was written for both', async () => {
  const desk = await openDesk()
  const accountId = await desk.addAccount()
  const userId = await desk.addMember(accountId, 'Owner')
  const headers = bearer((await addToken(desk, userId)).token)
  const [first = 0, second = 0, third = 0] = await desk.addProspects(accountId, 3)
  const { app } = await useApp(desk)
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload, headers })
  for (const id of [first, second, third]) await post('/leasing_events', assignment(id, [userId]))
  await post(`/v2/prospects/${second}/merges`, { merged_id: third })
  await post(`/v2/prospects/${first}/merges`, { merged_id: second })
  await post('/leasing_events', assignment(third, []))
  await untilInFeed(desk.pool)
  for (const id of [first, second, third]) {
    for (const list of ['/leasing_events', '/v2/leasing_events']) {
      const { data } = (await app.inject({ url: `${list}?prospect_id=${id}`, headers })).json()
      expect(data.map((event: { prospect_id: number }) => event.prospect_id)).toEqual(Array(4).fill(first))
    }
  }
  const moved = await app.inject({ url: `/v2/prospects/${second}/history?limit=1`, headers })
  expect([moved.statusCode, moved.headers.location]).toEqual([307, `/v2/prospects/${first}/history?limit=1`])
  await app.close()
  await desk.close()
})
