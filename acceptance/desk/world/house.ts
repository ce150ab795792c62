import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { bodyOf, type Caller, callerWith, openAccount, tokenFor } from '../../records-people/caller.ts'
import { createDatabase, openSql, type Sql } from '../../support/database.ts'
import { type CommandResult, runCommand } from '../../support/processes.ts'
import { startServer, stopServer } from '../../support/servers.ts'
import { openClock } from './clock.ts'

/** A server on an empty database, in which the test says what time it is. */
export type House = {
  readonly baseUrl: string
  readonly sql: Sql
  readonly command: (...args: readonly string[]) => Promise<CommandResult>
  /** From now on it is this moment, and time goes on from it. */
  readonly turnTo: (moment: string) => Promise<void>
}

/** It is cleared away after the file's tests. */
export const openHouse = async (moment: string): Promise<House> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
  const database = await createDatabase()
  const sql = openSql(database.url)
  const clock = await openClock(sql)
  await clock.set(Date.parse(moment))
  const settings = { DATABASE_URL: database.url, FOYER_DATA_DIR: dataDir }
  const server = await startServer({ settings })
  afterAll(async () => {
    const code = await stopServer(server)
    await sql.close()
    await rm(dataDir, { recursive: true, force: true })
    await database.drop()
    expect(code, server.output().stderr).toBe(0)
  }, 60_000)
  return {
    baseUrl: server.baseUrl,
    sql,
    command: (...args) => runCommand(args, settings),
    turnTo: (at) => clock.set(Date.parse(at)),
  }
}

export type Member = { readonly id: string; readonly name: string; readonly email: string }

/** An account with its owner, three agents and three homes. */
export type Office = {
  readonly accountId: string
  readonly timeZone: string
  readonly owner: Member & { readonly token: string; readonly call: Caller }
  readonly agents: readonly Member[]
  /** One of the agents, who asks for themselves. */
  readonly agent: Member & { readonly call: Caller }
  readonly unitIds: readonly number[]
}

const street = (number: number) => ({
  street_number: String(number),
  street_name: 'Sumac Lane',
  city: 'Golden',
  state: 'Colorado',
  zip_code: '80401',
})

/** Opens an account there, in this time zone. */
export const openOffice = async (house: House, name: string, timeZone: string): Promise<Office> => {
  const { accountId, email, token } = await openAccount(house, name)
  const call = callerWith(house, token)
  const post = async <T>(path: string, body: object): Promise<T> =>
    bodyOf<T>(await call('POST', path, { account_id: accountId, ...body }), 201)
  bodyOf(await call('PATCH', `/v2/accounts/${accountId}`, { time_zone: timeZone }), 200)
  const me = bodyOf<{ user: Member }>(await call('GET', '/v2/me'), 200).user
  const agents: Member[] = []
  for (const first of ['Ana', 'Bo', 'Cy'])
    agents.push(
      await post('/v2/users', {
        name: `${first} of ${name}`,
        email: `${first}-${accountId}@example.test`,
        role: 'Leasing Agent',
      }),
    )
  const [first] = agents
  if (first === undefined) throw new Error('an office without agents')
  const unitIds: number[] = []
  for (const number of [1, 2, 3])
    unitIds.push((await post<{ id: number }>('/v2/units', { address: street(number) })).id)
  const agentCall = callerWith(house, await tokenFor(house, first.email))
  return {
    accountId,
    timeZone,
    owner: { ...me, email, token, call },
    agents,
    agent: { ...first, call: agentCall },
    unitIds,
  }
}
