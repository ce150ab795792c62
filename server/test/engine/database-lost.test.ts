import { randomUUID } from 'node:crypto'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { until } from '../support/wait.ts'
import { assign, type Desk, keyOf, openDesk, recorded, useEngine } from './desk.ts'

let desk: Desk
let agent: string
let prospectIds: number[]

beforeAll(async () => {
  desk = await openDesk()
  const accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  prospectIds = await desk.addProspects(accountId, 20)
})
afterAll(() => desk.close())

/** Ends every other session, in the middle of whatever it does. Returns how many were doing something. */
const cutSessions = async (): Promise<number> => {
  const { rows } = await desk.pool.query<{ state: string }>(
    `select state, pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return rows.filter((row) => row.state === 'active').length
}

const notesInLog = async (): Promise<string[]> =>
  (await desk.pool.query<{ notes: string }>('select notes from leasing_events where notes is not null')).rows.map(
    (row) => row.notes,
  )

test('every acknowledged event is there exactly once however often the database cuts its sessions, and the engine goes on', async () => {
  const engine = useEngine(desk.url)
  const acknowledged: string[] = []
  let unavailable = 0
  let stop = false
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; !stop; turn++) {
      const notes = `cut ${writer} ${turn}`
      const outcome = await engine.append(assign(agent, prospectIds[(writer + turn) % 20] ?? 0, [agent], { notes }))
      if (outcome.kind === 'recorded') acknowledged.push(notes)
      else if (outcome.kind === 'unavailable') {
        unavailable++
        // As a client does after 503. Without it, the loop would not let anybody else run.
        await until(() => engine.health.isUp())
      } else throw new Error(outcome.kind)
    }
  }
  const writers = Array.from({ length: 32 }, (_, writer) => write(writer))
  for (let cut = 0; cut < 8; ) {
    const before = acknowledged.length
    await until(() => acknowledged.length > before + 200)
    if ((await cutSessions()) > 0) cut++
  }
  stop = true
  await Promise.all(writers)
  expect(unavailable).toBeGreaterThan(0)
  const stored = await notesInLog()
  expect(new Set(stored).size).toBe(stored.length)
  expect(acknowledged.filter((notes) => !stored.includes(notes))).toEqual([])
  // The last cut may show only now, on a connection that was idle: a client repeats after 503, and gets through.
  await until(async () => (await engine.append(assign(agent, prospectIds[0] ?? 0, []))).kind === 'recorded')
  expect(await desk.verify()).toBeNull()
})

test('a request with a key that is sent until it is answered happens once, whatever was cut meanwhile', async () => {
  const engine = useEngine(desk.url)
  const tokenId = randomUUID()
  const keys = Array.from({ length: 150 }, (_, place) => `keyed ${place}`)
  let answered = 0
  const send = async (key: string, place: number): Promise<void> => {
    const command = assign(agent, prospectIds[place % 20] ?? 0, [], { notes: key, tokenId, idempotency: keyOf(key) })
    for (;;) {
      const outcome = await engine.append(command)
      if (outcome.kind === 'recorded') break
      expect(outcome.kind).toBe('unavailable')
      await until(() => engine.health.isUp())
    }
    answered++
  }
  const sending = (async () => {
    for (let place = 0; place < keys.length; place += 15)
      await Promise.all(keys.slice(place, place + 15).map((key, offset) => send(key, place + offset)))
  })()
  for (let goal = 10; goal < keys.length; goal += 10) {
    await until(() => answered >= goal)
    await cutSessions()
  }
  await sending
  expect((await notesInLog()).filter((notes) => notes.startsWith('keyed')).toSorted()).toEqual(keys.toSorted())
  expect(await desk.verify()).toBeNull()
})

/** The database behind a door that can be shut: connections break, and new ones are refused. */
const openDoor = async () => {
  const [, folder = ''] = /@([^:/]+)/.exec(desk.url) ?? []
  const sockets = new Set<Socket>()
  const server = createServer((inside) => {
    const outside = connect(join(decodeURIComponent(folder), '.s.PGSQL.5432'))
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  const listen = (at: number): Promise<void> => new Promise((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  const shut = (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    return closed
  }
  onTestFinished(async () => {
    if (server.listening) await shut()
  })
  return { url: desk.url.replace(`${folder}:5432`, `127.0.0.1:${own}`), shut, open: () => listen(own) }
}

test('when the database is gone all are told at once, those too who wait for a locked prospect, and it is used again when it is back', async () => {
  const door = await openDoor()
  const engine = useEngine(door.url, { lockTimeoutMs: 60_000 })
  const holder = await desk.pool.connect()
  const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid')
  await holder.query('begin')
  await holder.query('select from prospects for update')
  // More lines than are served at a time.
  const waiting = prospectIds.map((id) => engine.append(assign(agent, id, [], { notes: 'lost' })))
  await until(async () => {
    const { rowCount } = await desk.pool.query(
      'select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))',
      [rows[0]?.pid],
    )
    return (rowCount ?? 0) >= 4
  })
  await door.shut()
  await Promise.race(waiting)
  // Only those that were being served may still be on their way to the same end.
  expect(engine.state().waiting).toBeLessThan(4)
  for (const outcome of await Promise.all(waiting)) expect(outcome).toEqual({ kind: 'unavailable' })
  expect(engine.health.isUp()).toBe(false)
  expect(await engine.append(assign(agent, prospectIds[0] ?? 0, []))).toEqual({ kind: 'unavailable' })
  await holder.query('rollback')
  holder.release()
  await door.open()
  await until(() => engine.health.isUp())
  recorded(await engine.append(assign(agent, prospectIds[0] ?? 0, [])))
  expect(await notesInLog()).not.toContain('lost')
})
