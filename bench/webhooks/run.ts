import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillDatabase } from '../database.ts'
import { collect, start } from '../load/processes.ts'
import { startServer } from '../load/servers.ts'
import { whole } from '../report.ts'
import type { Target } from '../world.ts'
import type { Figures } from './receiver.ts'

export type WebhookLoad = {
  readonly seconds: number
  readonly eventsPerSecond: number
  readonly deliveries: number
}

const endpointCount = 10
const eventsPerCall = 1_000
const limitMs = 120_000
const pollMs = 20

const settings = {
  FOYER_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  FOYER_WEBHOOK_HTTP: 'yes',
  FOYER_WEBHOOK_NETWORKS: '127.0.0.0/8',
}

const startReceiver = async () => {
  const child = start(process.execPath, [join(import.meta.dirname, 'receiver.ts')], {})
  const printed = collect(child)
  const deadline = performance.now() + limitMs
  let url: string | undefined
  while (url === undefined && performance.now() < deadline) {
    url = /listens on (http:[^;\s]+)/.exec(printed.stdout)?.[1]
    await sleep(pollMs)
  }
  if (url === undefined) throw new Error(`the receiver did not start: ${printed.stderr}`)
  return {
    url,
    reset: () => fetch(`${url}/reset`, { method: 'POST' }),
    hang: (hook: number) => fetch(`${url}/hang/${hook}`, { method: 'POST' }),
    figures: async () => (await (await fetch(`${url}/figures`)).json()) as Figures,
    stop: () => child.kill('SIGTERM'),
  }
}

type Receiver = Awaited<ReturnType<typeof startReceiver>>

const caller =
  (url: string, { token }: Target) =>
  async (method: string, path: string, body: object | null, wanted: number): Promise<{ readonly id: string }> => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(`${url}${path}`, { method, headers, body: body && JSON.stringify(body) })
    const text = await response.text()
    if (response.status !== wanted) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
    return text === '' ? { id: '' } : (JSON.parse(text) as { readonly id: string })
  }

type Call = ReturnType<typeof caller>

const assignment = (prospectId: number, { assigneeIds }: Target) => ({
  events: [
    { prospect_id: prospectId, event_type: 'Assign to User', context: { assignedToUserIds: assigneeIds.slice(0, 1) } },
  ],
})

const addEndpoints = async (
  call: Call,
  { accountId }: Target,
  receiver: Receiver,
  hooks: readonly number[],
): Promise<string[]> => {
  const ids: string[] = []
  for (const hook of hooks) {
    const body = { account_id: accountId, url: `${receiver.url}/${hook}`, tables: ['leasing_events'] }
    ids.push((await call('POST', '/v2/webhooks', body, 201)).id)
  }
  return ids
}

const setStatus = async (call: Call, ids: readonly string[], status: string): Promise<void> => {
  for (const id of ids) await call('PATCH', `/v2/webhooks/${id}`, { status }, 200)
}

const untilCounted = async (receiver: Receiver, hooks: readonly number[], wanted: number): Promise<Figures> => {
  const deadline = performance.now() + limitMs
  while (performance.now() < deadline) {
    const figures = await receiver.figures()
    if (hooks.every((hook) => (figures.counts[hook] ?? 0) >= wanted)) return figures
    await sleep(100)
  }
  throw new Error(`not all webhooks arrived: ${JSON.stringify((await receiver.figures()).counts)}`)
}

/** Events at a steady rate, as from many callers. */
const measureDelay = async (call: Call, target: Target, receiver: Receiver, load: WebhookLoad): Promise<Figures> => {
  const [id = ''] = await addEndpoints(call, target, receiver, [0])
  const warmUp = load.eventsPerSecond
  const total = warmUp + load.seconds * load.eventsPerSecond
  const sent: Promise<unknown>[] = []
  const begun = performance.now()
  for (let n = 0; n < total; n++) {
    if (n === warmUp) await receiver.reset()
    await sleep(Math.max(0, begun + (n * 1_000) / load.eventsPerSecond - performance.now()))
    const prospect = target.prospectIds[n % target.prospectIds.length] ?? 0
    sent.push(call('POST', '/leasing_events', assignment(prospect, target), 201))
  }
  await Promise.all(sent)
  const figures = await untilCounted(receiver, [0], total - warmUp)
  await call('DELETE', `/v2/webhooks/${id}`, null, 204)
  return figures
}

/** Puts so much down while the endpoints are paused, then resumes them: deliveries a second to each of these hooks. */
const measureRate = async (
  call: Call,
  target: Target,
  receiver: Receiver,
  { ids, hooks, each }: { readonly ids: readonly string[]; readonly hooks: readonly number[]; readonly each: number },
): Promise<number> => {
  await setStatus(call, ids, 'paused')
  const { prospectIds } = target
  for (let written = 0; written < each; written += eventsPerCall) {
    const events = prospectIds.slice(0, Math.min(eventsPerCall, each - written)).map((prospect_id) => ({
      prospect_id,
      event_type: 'Log Note',
      notes: 'Asked about parking',
    }))
    await call('POST', '/v2/leasing_events', { events }, 201)
  }
  await receiver.reset()
  await setStatus(call, ids, 'active')
  const figures = await untilCounted(receiver, hooks, each)
  return (hooks.length * each) / (figures.spanMs / 1_000)
}

const at = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(Math.floor(ascending.length * share), ascending.length - 1)] ?? Number.NaN

const rowOf = (what: string, value: string, wanted: string, isReached: boolean): string =>
  `| ${what} | ${value} | ${wanted} | ${isReached ? 'reached' : '**missed**'} |`

/** Delay and throughput of webhooks to a fast receiver on this machine, and what one that hangs costs the others. As Markdown. */
export const measureWebhooks = async (
  databaseUrl: string,
  load: WebhookLoad,
  tell: (line: string) => void,
): Promise<string> => {
  const { database, world } = await fillDatabase(databaseUrl)
  const server = await startServer('foyer', databaseUrl, settings)
  const receiver = await startReceiver()
  const [target] = world['hot account']
  if (target === undefined) throw new Error('the world has a hot account')
  const call = caller(server.url, target)
  const { delaysMs } = await measureDelay(call, target, receiver, load)
  const [p50, p99] = [at(delaysMs, 0.5), at(delaysMs, 0.99)]
  tell(`delay: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${delaysMs.length}`)
  const alone = await addEndpoints(call, target, receiver, [0])
  const one = await measureRate(call, target, receiver, { ids: alone, hooks: [0], each: load.deliveries })
  tell(`one endpoint: ${whole(one)}/s`)
  const nine = Array.from({ length: endpointCount - 1 }, (_, hook) => hook)
  const all = [...alone, ...(await addEndpoints(call, target, receiver, [...nine.slice(1), endpointCount - 1]))]
  const each = Math.ceil(load.deliveries / endpointCount)
  const before = await measureRate(call, target, receiver, { ids: all, hooks: nine, each })
  tell(`nine of ten endpoints: ${whole(before)}/s`)
  await receiver.hang(endpointCount - 1)
  const after = await measureRate(call, target, receiver, { ids: all, hooks: nine, each })
  tell(`the nine while the tenth hangs: ${whole(after)}/s`)
  receiver.stop()
  await server.stop()
  await database.close()
  return [
    '| what | found | wanted | |',
    '| --- | --: | --: | --- |',
    rowOf(
      `event to its arrival, p50, at ${load.eventsPerSecond} events/s`,
      `${p50.toFixed(1)} ms`,
      'under 50 ms',
      p50 < 50,
    ),
    rowOf(
      `event to its arrival, p99, at ${load.eventsPerSecond} events/s`,
      `${p99.toFixed(1)} ms`,
      'under 500 ms',
      p99 < 500,
    ),
    rowOf('deliveries to one fast receiver', `${whole(one)}/s`, 'at least 1,000/s', one >= 1_000),
    rowOf(
      `nine of ten endpoints, ${whole(before)}/s, while the tenth hangs`,
      `${whole(after)}/s, ${((100 * after) / before).toFixed(0)} %`,
      'at least 90 %',
      after >= 0.9 * before,
    ),
  ].join('\n')
}
