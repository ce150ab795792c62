import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../support/wait.ts'
import { openJobs, useWorker } from './worker.ts'

/** The database behind a door that keeps back the answer to whoever begins to listen for jobs. */
const openDoor = async (url: string) => {
  const [, folder = ''] = /@([^:/]+)/.exec(url) ?? []
  const all = new Set<Socket>()
  const keptWaiting = new Set<Socket>()
  const door = createServer((inside) => {
    const outside = connect(join(decodeURIComponent(folder), '.s.PGSQL.5432'))
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      all.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    inside.on('data', (part) => {
      if (part.includes('LISTEN "jobs:insert"')) {
        keptWaiting.add(inside)
        outside.pause()
      }
      outside.write(part)
    })
    outside.on('data', (part) => inside.write(part))
  })
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    door.close()
    for (const socket of all) socket.destroy()
  })
  const address = door.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: url.replace(`${folder}:5432`, `127.0.0.1:${port}`), keptWaiting }
}

test('a connection that breaks while it begins to listen, and all stop, ends no server', async () => {
  const desk = await openJobs()
  onTestFinished(desk.close)
  const door = await openDoor(desk.url)
  const unhandled: unknown[] = []
  const note = (error: unknown): void => void unhandled.push(error)
  process.prependListener('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))
  const { close, lines } = useWorker(door.url, {}, { database: desk.database })
  await until(async () => door.keptWaiting.size === 1 && (await desk.workers()).length === 1)
  // It waits for the answer in vain, and then for its connections.
  await close()
  for (const socket of door.keptWaiting) socket.destroy()
  await until(() => lines.filter(({ msg }) => msg.includes('UNLISTEN')).length === 2)
  await turn()
  expect(unhandled).toEqual([])
})
