import process from 'node:process'
import { verifyLog } from '../engine/verify.ts'
import { durabilityWarnings, readDatabaseState } from '../storage/database-state.ts'
import { exitCodes } from './complaint.ts'
import { withContext } from './context.ts'

/** `foyer verify`: exit code 1 and the first difference when the log and what is stored beside it do not agree. */
export const verify = async (options: { readonly json?: boolean }): Promise<void> => {
  const { result, warnings } = await withContext(async ({ database }) => ({
    warnings: durabilityWarnings(await readDatabaseState(database.pool)),
    result: await verifyLog(database.pool),
  }))
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ ok: result.difference === null, ...result, warnings })}\n`)
  } else {
    for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`)
    const counted = `${result.events} events of ${result.prospects} prospects`
    process.stdout.write(
      result.difference === null
        ? `All is well: ${counted} fold to what is stored\n`
        : `After ${counted}: ${result.difference}\n`,
    )
  }
  if (result.difference !== null) process.exitCode = exitCodes.failed
}
