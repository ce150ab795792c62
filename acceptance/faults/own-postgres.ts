import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSql, type Sql } from '../support/database.ts'

/** The lines of postmaster.pid: pid, data folder, start, port, socket folder, … */
const readPidFile = async (dataDir: string): Promise<readonly string[]> => {
  for (const place of ['postgres', 'postgres/data']) {
    const text = await readFile(join(dataDir, place, 'postmaster.pid'), 'utf8').catch(() => null)
    if (text !== null) return text.split('\n')
  }
  throw new Error(`no postmaster.pid in ${dataDir}/postgres`)
}

/** The process id of the PostgreSQL that a server started in its data folder. */
export const postmasterPid = async (dataDir: string): Promise<number> => Number((await readPidFile(dataDir))[0])

const parentOf = async (pid: string): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** The processes that the postmaster started: one for every connection, and its own workers. */
export const childrenOf = async (pid: number): Promise<number[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(pids.map(parentOf))
  return pids.flatMap((child, index) => (parents[index] === pid ? [Number(child)] : []))
}

/** SQL on that PostgreSQL, by its socket. */
export const openOwnSql = async (dataDir: string): Promise<Sql> => {
  const [, , , port = '', socketFolder = ''] = await readPidFile(dataDir)
  return openSql(`postgresql://foyer@${encodeURIComponent(socketFolder)}:${port}/foyer`)
}
