import http from 'node:http'
import { fillDatabase } from '../database.ts'
import { startServer } from '../load/servers.ts'
import { median, whole } from '../report.ts'
import type { Target } from '../world.ts'

/** Events of one call, each for another prospect. */
const eventsPerCall = 1_000
const singleCalls = 400

type Call = { readonly milliseconds: number; readonly status: number; readonly text: string }

/** One request after another on one connection. */
const caller = (url: string, token: string) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  return (body: object): Promise<Call> => {
    const payload = JSON.stringify(body)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const startedAt = performance.now()
    return new Promise((resolve, reject) => {
      const request = http.request(`${url}/v2/leasing_events`, { method: 'POST', agent, headers }, async (response) => {
        const text = (await response.toArray()).join('')
        resolve({ milliseconds: performance.now() - startedAt, status: response.statusCode ?? 0, text })
      })
      request.once('error', reject)
      request.end(payload)
    })
  }
}

/** The work of a desk: half of it changes where a prospect stands. */
const types = ['Showing Desired', 'Log Note', 'Still Deciding', 'Assign to User'] as const

const eventOf = (prospectId: number, turn: number, { assigneeIds }: Target) => {
  const eventType = types[turn % types.length] ?? 'Log Note'
  const common = { prospect_id: prospectId, event_type: eventType, source: 'Phone Call', notes: `Call ${turn}` }
  const assigned = [assigneeIds[turn % assigneeIds.length] ?? '']
  return eventType === 'Assign to User' ? { ...common, context: { assignedToUserIds: assigned } } : common
}

const check = ({ status, text }: Call, wanted: number): void => {
  if (status !== wanted) throw new Error(`a call was answered ${status}: ${text.slice(0, 500)}`)
}

const rate = (milliseconds: number, events: number): number => (events * 1_000) / milliseconds

const figures = async (url: string, target: Target, rounds: number) => {
  const call = caller(url, target.token)
  const ids = target.prospectIds.slice(0, eventsPerCall)
  const batch = (turn: number) => ids.map((id, place) => eventOf(id, turn + place, target))
  const found = { single: [] as number[], batch: [] as number[], dryRun: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    const isWarmUp = round === 0
    for (let n = 0; n < singleCalls; n++) {
      const one = await call({ events: [eventOf(ids[n] ?? 0, n + round, target)] })
      check(one, 201)
      if (!isWarmUp) found.single.push(one.milliseconds)
    }
    for (let turn = 0; turn < 3; turn++) {
      const dryRun = await call({ dry_run: true, events: batch(round + turn) })
      check(dryRun, 200)
      const written = await call({ events: batch(round + turn) })
      check(written, 201)
      if (isWarmUp) continue
      found.dryRun.push(dryRun.milliseconds)
      found.batch.push(written.milliseconds)
    }
  }
  return { single: median(found.single), batch: median(found.batch), dryRun: median(found.dryRun) }
}

/** Calls of one event and of a thousand at one connection, and previews of a thousand. Returns the findings as Markdown. */
export const measureBatches = async (databaseUrl: string, rounds: number): Promise<string> => {
  const { database, world } = await fillDatabase(databaseUrl)
  const server = await startServer('foyer', databaseUrl)
  const [target] = world['hot account']
  if (target === undefined) throw new Error('the world has a hot account')
  const { single, batch, dryRun } = await figures(server.url, target, rounds)
  await server.stop()
  await database.close()
  const times = rate(batch, eventsPerCall) / rate(single, 1)
  const row = (what: string, milliseconds: number, events: number): string =>
    `| ${what} | ${milliseconds.toFixed(1)} | ${whole(rate(milliseconds, events))} |`
  return [
    '| at one connection | ms a call | events/s |',
    '| --- | --: | --: |',
    row('one event', single, 1),
    row('1,000 events', batch, eventsPerCall),
    row('1,000 events, dry run', dryRun, eventsPerCall),
    '',
    '| target | found | wanted | |',
    '| --- | --: | --: | --- |',
    `| events/s of a batch to those of single calls | ${times.toFixed(1)} | at least 20 | ${times >= 20 ? 'reached' : '**missed**'} |`,
    `| a batch, with HTTP around its transaction | ${batch.toFixed(0)} ms | under 250 ms | ${batch < 250 ? 'reached' : '**missed**'} |`,
    `| a dry run to the write | ${(dryRun / batch).toFixed(2)} | at most 1 | ${dryRun <= batch ? 'reached' : '**missed**'} |`,
  ].join('\n')
}
