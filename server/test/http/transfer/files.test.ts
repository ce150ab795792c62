import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { fastify } from 'fastify'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import type { Role } from '../../../src/catalogue/roles.ts'
import { TokenOwners } from '../../../src/http/token-owners.ts'
import { Uploads } from '../../../src/http/uploads/uploads.ts'
import { createLog } from '../../../src/log.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, useApp } from '../app.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const openAccount = async (role: Role = 'Owner') => {
  const accountId = await desk.addAccount()
  const userId = await desk.addMember(accountId, role)
  return { accountId, ...(await addToken(desk, userId)) }
}

const listen = async (options: Parameters<typeof useApp>[1] = {}) => {
  const { app, unreachable } = await useApp(desk, options)
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, unreachable, port: (app.server.address() as AddressInfo).port }
}

type Answer = {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** A request with a file that is not sent to its end yet. */
const beginUpload = (port: number, path: string, token: string, length?: number) => {
  const headers = {
    ...bearer(token),
    'content-type': 'text/csv',
    connection: 'keep-alive',
    ...(length === undefined ? {} : { 'content-length': length }),
  }
  const outgoing: ClientRequest = request({ port, path, method: 'POST', headers, agent: false })
  outgoing.write('Email,Name\nada@example.com,Ada\n')
  const answer = new Promise<Answer>((resolve, reject) => {
    outgoing.on('error', reject).on('response', async (incoming) => {
      let text = ''
      for await (const part of incoming.setEncoding('utf8')) text += String(part)
      resolve({ status: incoming.statusCode, headers: incoming.headers, text })
    })
  })
  answer.catch(() => {})
  onTestFinished(() => void outgoing.destroy())
  return { answer, end: () => outgoing.end() }
}

const importPath = (accountId: string, kind = 'prospects') => `/v2/imports?kind=${kind}&account_id=${accountId}`
const eventually = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
const isReading = (app: { readonly server: { getConnections: (then: (_: unknown, n: number) => void) => unknown } }) =>
  new Promise<boolean>((resolve) => app.server.getConnections((_, n) => resolve(n > 0)))

test('a token that is revoked while a small file comes writes nothing of it', async () => {
  const { port } = await listen()
  const { accountId, token, revoke } = await openAccount()
  const [upload, ...others] = await takeAllPlaces(port, importPath(accountId), token, accountId)
  await revoke()
  upload?.end()
  expect(await upload?.answer).toMatchObject({ status: 401 })
  for (const other of others) other.end()
  const { rows } = await desk.pool.query('select id from prospects where account_id = $1', [accountId])
  expect(rows).toEqual([])
})

/** A whole import that needs a place of its own. */
const probe = (port: number, accountId: string, token: string): Promise<Answer> => {
  const upload = beginUpload(port, `${importPath(accountId)}&dry_run=true`, token)
  upload.end()
  return upload.answer
}

/** As many uploads as there are places, each of which has one. A probe may have been there before one of them: that one comes again. */
const takeAllPlaces = async (port: number, path: string, token: string, accountId: string) => {
  const begin = () => {
    const upload = beginUpload(port, path, token)
    const begun = { ...upload, isRefused: false }
    upload.answer.then(
      () => {
        begun.isRefused = true
      },
      () => {},
    )
    return begun
  }
  const uploads = Array.from({ length: limits.importsAtOnce }, begin)
  while ((await probe(port, accountId, token)).status !== 503 || uploads.some(({ isRefused }) => isRefused))
    for (const [place, { isRefused }] of uploads.entries()) if (isRefused) uploads[place] = begin()
  return uploads
}

test('more imports at once than a server takes are told to come again', async () => {
  const { port } = await listen()
  const { accountId, token } = await openAccount()
  const uploads = await takeAllPlaces(port, importPath(accountId), token, accountId)
  const refused = await probe(port, accountId, token)
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } })
  expect(refused.text).toContain('overloaded')
  for (const upload of uploads) upload.end()
  for (const upload of uploads) expect(await upload.answer).toMatchObject({ status: 200 })
  expect(await probe(port, accountId, token)).toMatchObject({ status: 200 })
})

test('who may manage members no more while a file of users comes brings nobody in', async () => {
  const { port } = await listen()
  const { accountId, userId, token } = await openAccount('Admin')
  const uploads = await takeAllPlaces(port, importPath(accountId, 'users'), token, accountId)
  await desk.setMember(accountId, userId, 'Property Manager')
  for (const upload of uploads) upload.end()
  for (const upload of uploads) expect(await upload.answer).toMatchObject({ status: 403 })
})

test('an import that a closing server ends may be sent again', async () => {
  const { app, port } = await listen()
  const { accountId, token } = await openAccount()
  const uploads = await takeAllPlaces(port, importPath(accountId), token, accountId)
  const closed = app.close()
  await eventually(() => !app.server.listening)
  for (const upload of uploads) upload.end()
  for (const upload of uploads)
    expect(await upload.answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
  await closed
})

test.each([
  ['a scope that the token lacks', importPath, ['read'] as const],
  ['a query that is wrong', (accountId: string) => `${importPath(accountId)}&nonsense=1`, undefined],
])('a file that is refused for %s is not read to its end', async (_, path, scopes) => {
  const { app, port } = await listen()
  const { accountId, userId } = await openAccount()
  const { token } = await addToken(desk, userId, null, scopes === undefined ? {} : { scopes })
  const upload = beginUpload(port, path(accountId), token, 1_000_000)
  expect((await upload.answer).headers.connection).toBe('close')
  await eventually(async () => !(await isReading(app)))
})

const fill = async (accountId: string): Promise<void> => {
  await desk.pool.query(
    `insert into prospects (account_id, name, notes, source, prospect_type)
     select $1, 'Ada', repeat('x', 5000), 'Other', 'Self' from generate_series(1, 6000)`,
    [accountId],
  )
}

/** Asks for an export and takes nothing of it but its beginning. */
const beginExport = (port: number, accountId: string, token: string) => {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.write(
    `GET /v2/exports/prospects?account_id=${accountId} HTTP/1.1\r\nHost: foyer\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  )
  const closed = new Promise<void>((resolve) => socket.on('error', () => {}).on('close', () => resolve()))
  const begun = new Promise<string>((resolve) =>
    socket.once('data', (data) => {
      socket.pause()
      resolve(data.toString('utf8').split('\r\n')[0] ?? '')
    }),
  )
  return { socket, begun, closed }
}

test('downloads that nobody reads hold up neither others beyond their limit nor the end of the server', async () => {
  const { app, port } = await listen()
  const { accountId, token } = await openAccount()
  await fill(accountId)
  const stalled = Array.from({ length: limits.exportsAtOnce }, () => beginExport(port, accountId, token))
  for (const { begun } of stalled) expect(await begun).toBe('HTTP/1.1 200 OK')
  expect(await beginExport(port, accountId, token).begun).toBe('HTTP/1.1 503 Service Unavailable')
  await app.close()
})

test('a failure in the middle of a file is told and logged, and breaks the connection', async () => {
  const logged: unknown[] = []
  const log = Object.assign(createLog('silent'), { error: (what: unknown) => logged.push(what) })
  const failures: Error[] = [
    Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' }),
    new Error('something that nobody thought of'),
  ]
  let pages = 0
  const pool = new Proxy(desk.pool, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'query' || typeof value !== 'function') return value
      return (...args: unknown[]) =>
        String(args[0]).includes('notes') && ++pages % 2 === 0
          ? Promise.reject(failures[pages / 2 - 1])
          : Reflect.apply(value, target, args)
    },
  })
  const { port, unreachable } = await listen({ log, database: { ...desk.database, pool } })
  const { accountId, token } = await openAccount()
  await fill(accountId)
  for (const _ of failures) {
    const { socket, begun, closed } = beginExport(port, accountId, token)
    expect(await begun).toBe('HTTP/1.1 200 OK')
    socket.resume()
    await closed
  }
  expect(unreachable).toEqual([failures[0]])
  expect(logged).toEqual([expect.objectContaining({ err: failures[1] })])
})

test('a client that takes nothing of a file is left', async () => {
  const uploads = new Uploads({
    owners: new TokenOwners({
      find: async () => null,
      findSession: async () => null,
      touch: async () => {},
      touchSessions: async () => {},
      now: Date.now,
    }),
    log: createLog('silent'),
    onUnreachable: () => {},
    limitBytes: 1,
    silenceMs: 1,
    stuckMs: 100,
  })
  const endless = async function* () {
    for (;;) yield 'x'.repeat(100_000)
  }
  const app = fastify()
  onTestFinished(() => app.close())
  const gone = new Promise<void>((resolve) => {
    app.get('/file', (_, reply) => {
      reply.raw.once('close', resolve)
      return uploads.send(reply, { name: 'x', format: 'csv', texts: endless(), reasonToStop: async () => null })
    })
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.write('GET /file HTTP/1.1\r\nHost: foyer\r\n\r\n')
  socket.once('data', () => socket.pause())
  await gone
})
