import { cpus, totalmem } from 'node:os'
import process from 'node:process'
import type { DatabaseState } from '../server/src/storage/database-state.ts'
import { httpGenerator } from './load/http.ts'

/** The date, the machine and the programs behind a table, in a few lines. */
export const describeRun = (state: DatabaseState, seconds: number, rounds: number): string => {
  const processors = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    `${new Date().toISOString().slice(0, 10)}: ${processors.length} cores of ${processors[0]?.model.trim()}, ${gigabytes} GiB,`,
    `shared by load, server and PostgreSQL. Node ${process.versions.node}, PostgreSQL ${state.version} with`,
    `fsync ${state.fsync}, synchronous_commit ${state.synchronous_commit} and full_page_writes ${state.full_page_writes}, load from ${httpGenerator}.`,
    `Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s.`,
  ].join('\n')
}
