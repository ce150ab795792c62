import { createHash, randomInt, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Sql } from './database.ts'
import type { Desk } from './desk.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const base62 = (value: number, length: number): string =>
  length === 0 ? '' : base62(Math.floor(value / 62), length - 1) + alphabet.charAt(value % 62)

/** A text of the form of a token: a prefix, 43 characters of chance, and a checksum of these by which a look-alike is known. */
const mintToken = (): string => {
  const body = `foyer_${Array.from({ length: 43 }, () => alphabet.charAt(randomInt(62))).join('')}`
  return body + base62(crc32(body), 6)
}

/** A new token of this user, as if it had been made by a command without options: that takes a third of a second each time. */
export const insertToken = async (sql: Sql, userId: string): Promise<string> => {
  const token = mintToken()
  const hash = createHash('sha256').update(token).digest()
  await sql.query('insert into api_tokens (id, user_id, name, hash, ending) values ($1, $2, $3, $4, $5)', [
    randomUUID(),
    userId,
    'acceptance',
    hash,
    token.slice(-4),
  ])
  return token
}

/** A new token of the demo token's user, made as an operator makes one. */
export const createToken = async (desk: Pick<Desk, 'command' | 'sql' | 'actor'>): Promise<string> => {
  const [user] = await desk.sql.query<{ email: string }>('select email from users where id = $1', [desk.actor.id])
  const { code, stdout, stderr } = await desk.command(
    'token',
    'create',
    '--user',
    user?.email ?? '',
    '--name',
    'acceptance',
  )
  if (code !== 0) throw new Error(`foyer token create ended with ${code}: ${stderr}`)
  return stdout.trim()
}
