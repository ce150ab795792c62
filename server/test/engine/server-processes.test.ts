import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())

const source = (path: string): string => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href)

/** A process with an engine of its own: so many writers, each sending its next request when the one before it was answered. */
const script = `
  import { createEngine } from ${source('engine/engine.ts')}
  import { openDatabase } from ${source('storage/database.ts')}
  import { appendSession } from ${source('storage/log/append-assignments.ts')}
  const [url, userId, prospectIds, writers, each] = process.argv.slice(1)
  const open = (lockMs) => openDatabase({ url, connections: 4, timeoutMs: 10_000, sessionOptions: appendSession + ' -c lock_timeout=' + lockMs })
  const [batches, waiting] = [open(100), open(10_000)]
  const engine = createEngine({
    batches: batches.pool, waiting: waiting.pool, queueLength: 4_096,
    health: { isUp: () => true, suspect: () => {}, close: () => {} },
    onError: (error) => { throw error },
  })
  const ids = prospectIds.split(',').map(Number)
  const write = async (writer) => {
    for (let turn = 0; turn < Number(each); turn++) {
      const outcome = await engine.append({
        actor: { userId, tokenId: null, onlyAccountIds: null }, prospectId: ids[(writer + turn) % ids.length], samePhone: turn % 8 === 7,
        draft: { source: null, notes: null, assignedToUserIds: turn % 2 ? [userId] : [] }, idempotency: null,
      })
      console.log(outcome.kind === 'recorded' ? outcome.event.id : JSON.stringify(outcome))
    }
  }
  await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)))
  await engine.close()
  await Promise.all([batches.close(), waiting.close()])`

/** The ids that the process was told as recorded; anything else it was told is NaN. */
const runWriters = async (prospectIds: readonly number[], writers: number, each: number): Promise<number[]> => {
  const values = [desk.url, agent, prospectIds.join(), `${writers}`, `${each}`]
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...values], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const told: number[] = []
  for await (const line of createInterface({ input: child.stdout })) told.push(Number(line))
  expect(await ended).toEqual([0, null])
  return told
}

test('two server processes with 64 writers leave chains without a gap, and every answer is in the log once', async () => {
  const prospectIds = await desk.addProspects(accountId, 6, '+15550100199')
  const told = (await Promise.all([runWriters(prospectIds, 32, 16), runWriters(prospectIds, 32, 16)])).flat()
  expect(told.filter(Number.isNaN)).toEqual([])
  expect(new Set(told).size).toBe(2 * 32 * 16)
  const logs = await Promise.all(prospectIds.map((id) => desk.eventsOf(id)))
  const ids = new Set(logs.flat().map((event) => event.id))
  expect(told.filter((id) => !ids.has(id))).toEqual([])
  // Every eighth request is for all six.
  expect(ids.size).toBe(2 * 32 * (14 + 2 * 6))
  for (const log of logs)
    for (const [place, event] of log.entries()) {
      expect(event.sequence).toBe(place + 1)
      expect(event.context.previousAssignedToUserIds).toEqual(log[place - 1]?.context.assignedToUserIds ?? [])
      expect(event.createdAt > (log[place - 1]?.createdAt ?? '')).toBe(true)
      expect(event.id).toBeGreaterThan(log[place - 1]?.id ?? 0)
    }
  expect(await desk.verify()).toBeNull()
})
