import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { Complaint } from '../complaint.ts'

const keyBytes = 32

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

const read = async (file: string): Promise<Buffer | null> => {
  try {
    const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
    if (key.length === keyBytes) return key
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new Complaint(`The key in ${file} can't be read: ${String(codeOf(error))}`)
  }
  throw new Complaint(
    `${file} must hold ${keyBytes} bytes in base64: bring it back from a backup, or remove it and make all webhooks anew`,
  )
}

/** Writes it whole under another name first: a server that is killed meanwhile leaves no half of a key. */
const make = async (file: string): Promise<void> => {
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flush: true })
  // Whoever came first keeps theirs.
  await link(draft, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await rm(draft)
}

/**
 * The keys that secrets of webhooks are sealed with, the newest first. With a PostgreSQL of its own, Foyer makes one beside it;
 * with somebody else's, several servers need the same, and so a setting.
 */
export const encryptionKeys = async (config: Config): Promise<readonly Buffer[]> => {
  if (config.FOYER_ENCRYPTION_KEY.length > 0) return config.FOYER_ENCRYPTION_KEY
  if (config.DATABASE_URL !== null) return []
  const file = join(config.FOYER_DATA_DIR, 'encryption.key')
  await mkdir(config.FOYER_DATA_DIR, { recursive: true })
  if ((await read(file)) === null) await make(file)
  const key = await read(file)
  return key === null ? [] : [key]
}
