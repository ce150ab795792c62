import process from 'node:process'
import { type Verification, verifyLog } from '../engine/verify.ts'
import { openDatabase } from '../storage/database.ts'
import { type DatabaseState, durabilityWarnings, readDatabaseState } from '../storage/database-state.ts'
import { exitCodes } from './complaint.ts'
import { withContext } from './context.ts'

/** A large log takes as long as it takes. Longer than a day is a fault. */
const timeoutMs = 86_400_000

const verifyAll = async (url: string): Promise<Verification> => {
  const patient = openDatabase({ url, connections: 1, timeoutMs })
  try {
    return await verifyLog(patient.pool)
  } finally {
    await patient.close()
  }
}

/** `foyer verify`: exit code 1 and the first difference when the log and what is stored beside it do not agree. */
export const verify = async (options: { readonly json?: boolean }): Promise<void> => {
  const { result, database } = await withContext(async (context) => ({
    database: await readDatabaseState(context.database.pool),
    result: await verifyAll(context.url),
  }))
  const warnings = durabilityWarnings(database)
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ ok: result.difference === null, ...result, database, warnings })}\n`)
  } else {
    for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`)
    process.stdout.write(`${words(result)}\n${settingsOf(database)}\n`)
  }
  if (result.difference !== null) process.exitCode = exitCodes.failed
}

const words = ({ events, prospects, difference }: Verification): string => {
  const counted = `${events} events of ${prospects} prospects`
  return difference === null ? `All is well: ${counted} fold to what is stored` : `After ${counted}: ${difference}`
}

const settingsOf = ({ version, ...settings }: DatabaseState): string =>
  `PostgreSQL ${version}: ${Object.entries(settings)
    .map(([name, value]) => `${name} is ${value}`)
    .join(', ')}`
