import { expect } from 'vitest'
import type { Desk } from '../support/desk.ts'
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

/** A new account with an owner and a token of theirs, all made by commands. */
export const openAccount = async (
  desk: Pick<Desk, 'command'>,
  name: string,
): Promise<{ readonly accountId: string; readonly email: string; readonly token: string }> => {
  const email = `owner-${Math.random().toString(36).slice(2)}@example.test`
  const made = await desk.command(
    ...['account', 'create', '--name', name, '--owner-name', 'Ada Park', '--owner-email', email, '--json'],
  )
  expect(made.code, made.stderr).toBe(0)
  const { id: accountId } = JSON.parse(made.stdout) as { id: string }
  return { accountId, email, token: await tokenFor(desk, email) }
}

/** A token of this user, made by a command. */
export const tokenFor = async (
  desk: Pick<Desk, 'command'>,
  email: string,
  ...options: readonly string[]
): Promise<string> => {
  const { code, stdout, stderr } = await desk.command('token', 'create', '--user', email, ...options)
  expect(code, stderr).toBe(0)
  return stdout.trim()
}
