import { expect, test } from 'vitest'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { chainGaps, eventsOf } from '../support/log.ts'
import { eventually } from '../support/waiting.ts'
import { ask } from '../support/wire/http.ts'
import { moreAcknowledged, startLoad } from './ledger.ts'
import { openOwnDesk } from './own-desk.ts'
import { childrenOf, postmasterPid } from './own-postgres.ts'

const desk = await openOwnDesk()

const isReady = async (): Promise<true | null> =>
  (await ask(desk.server.baseUrl, { path: '/readyz' })).status === 200 ? true : null

test('kill -9 of PostgreSQL under load, seven times: the server lives, comes back, and nothing acknowledged is lost', async () => {
  const prospects = await insertProspects(desk.sql, desk.account, 50)
  const load = startLoad({
    baseUrl: desk.server.baseUrl,
    token: desk.server.demo.token,
    prospects,
    userIds: [await insertMember(desk.sql, desk.account)],
  })
  for (let death = 1; death <= 7; death += 1) {
    await eventually('acknowledgements', moreAcknowledged(load, 50))
    const turnedAway = load.turnedAway()
    const postmaster = await postmasterPid(desk.dataDir)
    // Twice only a child: PostgreSQL itself then ends all sessions and recovers.
    const [child = postmaster] = death > 5 ? await childrenOf(postmaster) : []
    process.kill(death > 5 ? child : postmaster, 'SIGKILL')
    if (death <= 5) await eventually('a 503', () => (load.turnedAway() > turnedAway ? true : null))
    expect((await ask(desk.server.baseUrl, { path: '/healthz' })).status).toBe(200)
    await eventually('acknowledgements', moreAcknowledged(load, 50))
  }
  const ledger = await load.stop()
  await eventually('readiness', isReady)
  await ledger.settle()
  expect(ledger.unexpected).toEqual([])
  expect(await ledger.differences(desk.sql)).toEqual([])
  for (const events of Map.groupBy(await eventsOf(desk.sql, prospects), (event) => event.prospectId).values()) {
    expect(chainGaps(events)).toEqual([])
  }
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stdout + stderr).toBe(0)
  expect(await desk.stop()).toBe(0)
}, 120_000)
