import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A socket in front of PostgreSQL's that can go silent or go away, as networks do. */
export type DatabaseProxy = {
  /** The same database through the proxy. */
  readonly url: string
  /** Connections are accepted and held, and nothing comes back. */
  readonly fallSilent: () => void
  /** Connections are closed and refused. */
  readonly goAway: () => void
  readonly recover: () => void
  readonly close: () => Promise<void>
}

type Pair = { readonly client: Socket; readonly database: Socket }

/** The socket file of a URL whose host is a folder. */
const socketFile = (url: string): string => {
  const [, folder = '', port = '5432'] = /@([^:/]+)(?::(\d+))?\//.exec(url) ?? []
  return join(decodeURIComponent(folder), `.s.PGSQL.${port}`)
}

export const startDatabaseProxy = async (databaseUrl: string): Promise<DatabaseProxy> => {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-proxy-'))
  const target = socketFile(databaseUrl)
  const pairs = new Set<Pair>()
  let mode: 'open' | 'silent' | 'away' = 'open'
  const apply = ({ client, database }: Pair): void => {
    if (mode === 'away') {
      client.destroy()
      database.destroy()
    } else if (mode === 'silent') {
      database.pause()
    } else {
      database.resume()
    }
  }
  const listener = createServer((client) => {
    const database = connect(target)
    const pair = { client, database }
    pairs.add(pair)
    const end = (): void => {
      pairs.delete(pair)
      client.destroy()
      database.destroy()
    }
    for (const socket of [client, database]) socket.on('error', end).on('close', end)
    client.on('data', (part) => database.write(part))
    database.on('data', (part) => client.write(part))
    apply(pair)
  })
  await new Promise<void>((resolve) => {
    listener.listen(join(folder, '.s.PGSQL.5432'), resolve)
  })
  const change = (next: typeof mode) => (): void => {
    mode = next
    for (const pair of pairs) apply(pair)
  }
  return {
    url: databaseUrl.replace(/@[^/]*\//, `@${encodeURIComponent(folder)}/`),
    fallSilent: change('silent'),
    goAway: change('away'),
    recover: change('open'),
    close: async () => {
      change('away')()
      listener.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
