import process from 'node:process'
import { openContext } from './context.ts'

/** `foyer migrate`: what every other command does first, and nothing else. */
export const migrateOnly = async (): Promise<void> => {
  const context = await openContext((line) => process.stderr.write(`${line}\n`))
  await context.close()
  process.stderr.write('The database is up to date\n')
}
