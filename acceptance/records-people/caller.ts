import { expect } from 'vitest'
import type { Desk } from '../support/desk.ts'
import { insertAccount, insertMember } from '../support/fixtures.ts'
import { insertToken } from '../support/tokens.ts'
import { askAs, type Reply } from '../support/wire/http.ts'

export type Caller = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Reply>

/** Who speaks to the desk, or to another server of it, with this token. */
export const callerWith =
  ({ baseUrl }: Pick<Desk, 'baseUrl'>, token: string): Caller =>
  (method, path, body, headers = {}) =>
    askAs(baseUrl, token, { method, path, body, headers })

/** The body of an answer with this status. */
export const bodyOf = <T>(reply: Reply, status: number): T => {
  expect(reply.status, reply.text).toBe(status)
  return JSON.parse(reply.text) as T
}

/** A new account with an owner and a token of theirs. */
export const openAccount = async (
  { sql }: Pick<Desk, 'sql'>,
  name: string,
): Promise<{ readonly accountId: string; readonly email: string; readonly token: string }> => {
  const accountId = await insertAccount(sql, name)
  const owner = await insertMember(sql, accountId, { role: 'Owner' })
  return { accountId, email: `${owner}@example.test`, token: await insertToken(sql, owner) }
}

/** A token of this user; one with options is made by the command. */
export const tokenFor = async (
  desk: Pick<Desk, 'command' | 'sql'>,
  email: string,
  ...options: readonly string[]
): Promise<string> => {
  if (options.length === 0) {
    const [user] = await desk.sql.query<{ id: string }>('select id from users where email = $1', [email])
    return insertToken(desk.sql, user?.id ?? '')
  }
  const { code, stdout, stderr } = await desk.command('token', 'create', '--user', email, ...options)
  expect(code, stderr).toBe(0)
  return stdout.trim()
}
