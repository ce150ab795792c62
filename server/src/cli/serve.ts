import process from 'node:process'
import { durabilityWarnings, readDatabaseState } from '../storage/database-state.ts'
import { listAccounts } from '../storage/records/accounts.ts'
import { Complaint, exitCodes } from './complaint.ts'
import { type Context, messageOf, openContext } from './context.ts'
import { createServer, type RunningServer } from './running-server.ts'

/** The first of the two signals that ask a server to end. */
const askedToStop = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })

/** Ends within the time that the operator gives, and at once when asked a second time. */
const stop = async (context: Context, server: RunningServer): Promise<void> => {
  const giveUp = (): void => {
    context.log.error('accepted requests were not finished in time')
    process.exit(exitCodes.failed)
  }
  const timer = setTimeout(giveUp, context.config.FOYER_SHUTDOWN_TIMEOUT_MS)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, giveUp)
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

/**
 * Starts a server, calls `whenReady` with its address once it listens, and runs until SIGTERM or SIGINT.
 * `beforeListening` may use the engine while nobody else does.
 */
export const runServer = async (
  beforeListening: (context: Context, server: RunningServer) => Promise<void>,
  whenReady: (context: Context, url: string) => Promise<void>,
): Promise<void> => {
  const context = await openContext((line) => process.stderr.write(`${line}\n`))
  try {
    const server = await createServer(context)
    const stopped = askedToStop()
    try {
      await beforeListening(context, server)
      const url = await listen(server, context)
      context.log.info({ url }, 'listening')
      await whenReady(context, url)
      const signal = await stopped
      context.log.info({ signal }, 'stopping')
    } finally {
      await stop(context, server)
    }
  } finally {
    await context.close()
  }
}

const firstSteps = `This database has no account yet. Make the first one, its owner and a token:

  npx foyer account create --name "My company" --owner-name "Your Name" --owner-email you@example.com
  npx foyer token create --user you@example.com --name first
`

/** `foyer serve` */
export const serve = (): Promise<void> =>
  runServer(
    async () => {},
    async ({ database, log }, url) => {
      for (const warning of durabilityWarnings(await readDatabaseState(database.pool))) log.warn(warning)
      process.stdout.write(`Foyer listens on ${url}; its reference pages are at ${url}/docs\n`)
      if ((await listAccounts(database.tables)).length === 0) process.stdout.write(`\n${firstSteps}`)
    },
  )
