import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { openConnection } from '../../../src/storage/database.ts'
import { sendingSession } from '../../../src/storage/webhooks/sending/take-deliveries.ts'
import { Rounds } from '../../../src/webhooks/queue/rounds.ts'
import { createPoster } from '../../../src/webhooks/sending/post.ts'
import { createUrlRules } from '../../../src/webhooks/sending/url-fault.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../../engine/desk.ts'
import { until } from '../../support/wait.ts'

/** What the sender asks of the database. */

let desk: Desk
let accountId: string
let agent: string
let prospects: number[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  prospects = await desk.addProspects(accountId, 20)
})
afterAll(() => desk.close())

/** Rounds that look for nothing by themselves while nobody listens, and the statements that they send. */
const useRounds = async () => {
  const client = await openConnection({
    url: desk.url,
    connections: 1,
    timeoutMs: 5_000,
    sessionOptions: sendingSession,
  })
  const statements: string[] = []
  const query = client.query.bind(client)
  client.query = (statement: string | { readonly text: string }, ...more: []) => {
    statements.push(typeof statement === 'string' ? statement : statement.text)
    return query(statement as never, ...more)
  }
  const poster = createPoster({
    rules: createUrlRules({ allowsHttp: true, allowedNetworks: [] }),
    resolve: async () => [],
    now: Date.now,
  })
  const rounds = new Rounds(client, {
    poster,
    secrets: null,
    now: Date.now,
    log: createLog('silent'),
    chance: () => 0.5,
    uptimeMs: () => performance.now(),
    onTry: () => {},
    signal: new AbortController().signal,
    idleLookMs: 3_600_000,
  })
  const closing = new AbortController()
  const run = rounds.run(closing.signal)
  const close = async (): Promise<void> => {
    closing.abort()
    await run
  }
  onTestFinished(async () => {
    await close()
    poster.close()
    await client.end()
  })
  return { rounds, statements, close }
}

test('a batch of events costs the sender no statement where nobody listens', async () => {
  const { rounds, statements, close } = await useRounds()
  // The last statement of its first look: what the others ask comes before it.
  await until(() => statements.some((text) => text.includes('as "quietMs"')))
  const engine = useEngine(desk.url)
  const before = statements.length
  for (const prospect of prospects) {
    recorded(await engine.append(assign(agent, prospect, [agent])))
    rounds.nudge()
  }
  await close()
  expect(statements.slice(before)).toEqual([])
})
