import type { Desk } from './desk.ts'

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
