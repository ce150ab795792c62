import process from 'node:process'
import { withContext } from './context.ts'

/** `foyer migrate`: what every other command does first, and nothing else. */
export const migrateOnly = async (): Promise<void> => {
  await withContext(async () => {})
  process.stderr.write('The database is up to date\n')
}
