import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { makeSetUpSecret } from '../records/sign-in/set-up.ts'
import type { DemoPerson } from '../records/sign-in/tools.ts'
import { durabilityWarnings, readDatabaseState } from '../storage/database-state.ts'
import { failureOf } from '../storage/failures.ts'
import { Complaint, exitCodes } from './complaint.ts'
import { type Context, messageOf, openContext, prepareDatabase } from './context.ts'
import { keepHeapSmall } from './heap.ts'
import { createServer, type RunningServer } from './running-server.ts'

/** A key press reaches a server that npm started twice: from the terminal, and passed on by npm. So near, it is the same. */
const echoMs = 500

const giveUp = ({ log }: Context): void => {
  log.error('accepted requests were not finished in time')
  process.exit(exitCodes.failed)
}

/** The first of the two signals that ask a server to end. Asked a second time, it ends at once. */
const askedToStop = (context: Context): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let askedAt: number | null = null
    const onSignal = (signal: NodeJS.Signals): void => {
      if (askedAt === null) {
        askedAt = performance.now()
        resolve(signal)
      } else if (performance.now() - askedAt > echoMs) {
        giveUp(context)
      }
    }
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal)
  })

/** Ends within the time that the operator gives. */
const stop = async (context: Context, server: RunningServer): Promise<void> => {
  const timer = setTimeout(() => giveUp(context), context.config.FOYER_SHUTDOWN_TIMEOUT_MS)
  await server.close()
  clearTimeout(timer)
}

const listen = async (server: RunningServer, context: Context): Promise<string> => {
  try {
    return await server.listen()
  } catch (error) {
    const { FOYER_HOST: host, FOYER_PORT: port } = context.config
    throw new Complaint(`Can't listen on ${host}:${port}: ${messageOf(error)}`)
  }
}

/** Between two tries to reach a database that does not answer, in milliseconds. */
const retryMs = 500

/** Waits for the database, however long it takes to come, and brings its schema up to date. False when asked to stop. */
const untilPrepared = async (context: Context, stopping: AbortSignal): Promise<boolean> => {
  while (!stopping.aborted) {
    if (await prepareDatabase(context, tell)) return true
    await pause(retryMs, null, { signal: stopping }).catch(() => {})
  }
  return false
}

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** The database may go away while the first words are said. The server waits for it as ever. */
const warnIfUnreachable =
  ({ log }: Context) =>
  (error: unknown): void => {
    if (failureOf(error) !== 'unreachable') throw error
    log.warn(`the database does not answer: ${messageOf(error)}`)
  }

export type ServerWork = {
  /** As whom one may sign in without a password. Null: this is no demo. */
  readonly demoPeople: readonly DemoPerson[] | null
  /** May use the engine while nobody else does. */
  readonly beforeOpening: (context: Context, server: RunningServer) => Promise<void>
  /** Hears the server's address once it answers requests. */
  readonly whenOpen: (context: Context, url: string, server: RunningServer) => Promise<void>
}

/** Runs a server until SIGTERM or SIGINT. It listens at once, and answers 503 until the database is ready. */
export const runServer = async ({ demoPeople, beforeOpening, whenOpen }: ServerWork): Promise<void> => {
  const context = await openContext(tell)
  try {
    const server = await createServer(context, demoPeople)
    const stopping = new AbortController()
    const stopped = askedToStop(context).finally(() => stopping.abort())
    try {
      const url = await listen(server, context)
      context.log.info({ url }, 'listening')
      if (await untilPrepared(context, stopping.signal)) {
        await beforeOpening(context, server)
        keepHeapSmall()
        server.open()
        await whenOpen(context, url, server).catch(warnIfUnreachable(context))
      }
      context.log.info({ signal: await stopped }, 'stopping')
    } finally {
      await stop(context, server)
    }
  } finally {
    await context.close()
  }
}

const firstSteps = (setUpUrl: string): string => `Nobody can sign in yet. Set Foyer up here; the link works once:

  ${setUpUrl}

Or on the command line:

  npx foyer account create --name "My company" --owner-name "Your Name" --owner-email you@example.com
  npx foyer token create --user you@example.com --name first
`

/** `foyer serve` */
export const serve = (): Promise<void> =>
  runServer({
    demoPeople: null,
    beforeOpening: async () => {},
    whenOpen: async ({ database, log }, url, { signIn }) => {
      for (const warning of durabilityWarnings(await readDatabaseState(database.pool))) log.warn(warning)
      process.stdout.write(
        `Foyer listens on ${url}; the console is at ${url}/console, its reference pages at ${url}/docs\n`,
      )
      const secret = await makeSetUpSecret(database)
      if (secret !== null) process.stdout.write(`\n${firstSteps(`${signIn.publicUrl()}/console/setup#${secret}`)}`)
    },
  })
