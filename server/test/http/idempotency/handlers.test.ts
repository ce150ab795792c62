import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { Readable } from 'node:stream'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { sendError } from '../../../src/http/errors.ts'
import { idempotency } from '../../../src/http/plugins/idempotency.ts'
import { Refused } from '../../../src/http/requests/json-body.ts'
import { errorSchema } from '../../../src/http/schemas/errors.ts'
import { RequestTransactions } from '../../../src/storage/connections/request-transactions.ts'
import { type Database, joiningRequests } from '../../../src/storage/database.ts'
import { assign, type Desk, openDesk, useEngine } from '../../engine/desk.ts'
import { addToken, bearer } from '../app.ts'
import { answerOf } from './keyed-caller.ts'

/** Handlers of every kind, in an application of their own: routes that will come need not know of keys. */

let desk: Desk
let database: Database
let token: string
let tokenId: string

beforeAll(async () => {
  desk = await openDesk()
  database = joiningRequests(desk.database)
  await desk.pool.query('create table notes (key text)')
  ;({ token, id: tokenId } = await addToken(desk, await desk.addUser()))
})
afterAll(() => desk.close())

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown

const open = async (handler: Handler) => {
  const transactions = new RequestTransactions({ url: desk.url, timeoutMs: 2_000, lockTimeoutMs: 500 })
  const app = fastify()
  app.addSchema(errorSchema)
  app.setSerializerCompiler(() => JSON.stringify)
  app.decorateRequest('identity')
  app.addHook('onRequest', (request, _reply, done) => {
    request.setDecorator('identity', { owner: { tokenId }, secret: token, age: 0 })
    done()
  })
  app.setErrorHandler((error, _request, reply) =>
    error instanceof Refused ? sendError(reply, error.refusal) : sendError(reply, 'internal'),
  )
  await app.register(idempotency, { transactions })
  app.post('/notes', handler)
  onTestFinished(async () => {
    await app.close()
    // Ends only when every connection was given back.
    await transactions.close()
  })
  return { app, transactions }
}

const note = (key: string): Promise<unknown> => database.pool.query('insert into notes values ($1)', [key])
const notes = async (key: string): Promise<number> =>
  (await desk.pool.query('select from notes where key = $1', [key])).rowCount ?? 0
const keys = async (key: string): Promise<number> =>
  (await desk.pool.query('select from idempotency_keys where key = $1', [key])).rowCount ?? 0
const send = (app: FastifyInstance, key: string) =>
  app.inject({ method: 'POST', url: '/notes', headers: { ...bearer(token), 'idempotency-key': key } })

const answers: Readonly<Record<string, (reply: FastifyReply) => unknown>> = {
  'an object that is returned': (reply) => {
    reply.code(201).header('location', '/notes/1').header('etag', '"1"')
    return { text: 'schön 👩‍👩‍👧' }
  },
  'an object that is sent': (reply) => reply.code(201).header('foyer-batch-id', 'b').send({ text: 'x' }),
  'nothing with a 204': (reply) => reply.code(204).send(null),
  'a text of its own type': (reply) => reply.type('text/csv').send('a,b\n'),
  bytes: (reply) => reply.type('application/octet-stream').send(Buffer.from([0, 255, 128])),
  'an empty text': (reply) => reply.code(200).type('text/plain').send(''),
  'two megabytes': (reply) => reply.send({ events: 'x'.repeat(2_000_000) }),
}

test.each(Object.entries(answers))('%s is answered again as it was', async (_, answer) => {
  const key = randomUUID()
  const { app } = await open(async (_request, reply) => {
    await note(key)
    return answer(reply)
  })
  const first = await send(app, key)
  expect(first.statusCode).toBeLessThan(300)
  for (let turn = 0; turn < 2; turn++) {
    const again = await send(app, key)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(answerOf(again)).toEqual(answerOf(first))
  }
  expect([await notes(key), await keys(key)]).toEqual([1, 1])
})

test('a handler that answers by and by, and returns nothing, is waited for', async () => {
  const key = randomUUID()
  const { app } = await open((_request, reply) => {
    void note(key).then(() => reply.code(201).send({ done: true }))
  })
  expect((await send(app, key)).statusCode).toBe(201)
  expect((await send(app, key)).headers['idempotency-replayed']).toBe('true')
  expect(await notes(key)).toBe(1)
})

const failures: Readonly<Record<string, readonly [number, (reply: FastifyReply, key: string) => unknown]>> = {
  'refuses after it has written': [409, (reply) => sendError(reply, 'conflict')],
  'throws a refusal': [404, () => Promise.reject(new Refused('unknownRecord'))],
  throws: [500, () => Promise.reject(new Error('a bug'))],
  redirects: [301, (reply) => reply.redirect('/elsewhere', 301)],
  'answers with a stream': [500, (reply) => reply.send(Readable.from(['a']))],
  'answers more than can be stored': [500, (reply) => reply.send('x'.repeat(limits.storedAnswerBytes + 1))],
  'answers before it has written': [
    500,
    (reply, key) => {
      void note(key).catch(() => {})
      return reply.code(201).header('location', '/gone').send({})
    },
  ],
  'leaves a transaction open': [
    500,
    async (reply) => {
      const client = await database.pool.connect()
      await client.query('begin')
      onTestFinished(() => client.release())
      return reply.code(201).send({})
    },
  ],
}

test.each(Object.entries(failures))(
  'a handler that %s leaves nothing behind, and its key free',
  async (_, [status, end]) => {
    const key = randomUUID()
    let fails = true
    const { app } = await open(async (_request, reply) => {
      await note(key)
      return fails ? end(reply, key) : reply.send({})
    })
    const failed = await send(app, key)
    expect([failed.statusCode, failed.headers['etag'], failed.headers['foyer-batch-id']]).toEqual([
      status,
      undefined,
      undefined,
    ])
    if (status === 500) expect(failed.headers['location']).toBeUndefined()
    expect([await notes(key), await keys(key)]).toEqual([0, 0])
    fails = false
    const done = await send(app, key)
    expect([done.statusCode, done.headers['idempotency-replayed']]).toEqual([200, undefined])
    expect(await notes(key)).toBe(1)
  },
)

test('what goes on after one of several failed at once is written nowhere', async () => {
  const key = randomUUID()
  let goOn = (): void => {}
  const failed = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const late = Promise.withResolvers<unknown>()
  const { app } = await open(() =>
    Promise.all([
      failed.then(() => note(key)).catch((error: unknown) => late.resolve(error)),
      Promise.reject(new Refused('conflict')),
    ]),
  )
  expect((await send(app, key)).statusCode).toBe(409)
  goOn()
  expect(String(await late.promise)).toContain('after the end of its request')
  expect(await notes(key)).toBe(0)
})

test('a batch of the engine, which commits for itself, is no part of a request with a key', async () => {
  const accountId = await desk.addAccount()
  const agent = await desk.addMember(accountId)
  const [prospect = 0] = await desk.addProspects(accountId, 1)
  const engine = useEngine(desk.url)
  const { app } = await open(() => engine.append(assign(agent, prospect, [agent])))
  expect((await send(app, randomUUID())).statusCode).toBe(500)
  expect(await desk.eventsOf(prospect)).toEqual([])
})

test('readers of the feed hear of what the engine wrote once it is committed, and of nothing that was undone', async () => {
  const accountId = await desk.addAccount()
  const agent = await desk.addMember(accountId)
  const [kept = 0, one = 0, other = 0] = await desk.addProspects(accountId, 3)
  const actor = { userId: agent, tokenId: null, onlyAccountIds: null }
  const engine = useEngine(desk.url)
  const { app } = await open(async (request, reply) => {
    const isGood = request.headers['idempotency-key'] === 'good'
    await engine.merge({ actor, accountId, keptId: kept, mergedId: isGood ? one : other })
    expect(engine.writings()).toBe(0)
    return reply.code(isGood ? 201 : 409).send({})
  })
  expect((await send(app, 'bad')).statusCode).toBe(409)
  expect(engine.writings()).toBe(0)
  expect((await send(app, 'good')).statusCode).toBe(201)
  expect(engine.writings()).toBe(1)
})

test('a client that goes away in the middle gets its answer when it asks again, and nothing is done twice', async () => {
  const key = randomUUID()
  const began = Promise.withResolvers<void>()
  const { app, transactions } = await open(async (request, reply) => {
    await note(key)
    began.resolve()
    await once(request.raw.socket, 'close')
    return reply.code(201).send({ done: true })
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(
    `POST /notes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${key}\r\nContent-Length: 0\r\n\r\n`,
  )
  await began.promise
  socket.destroy()
  while (transactions.inUse > 0) await new Promise((resolve) => setImmediate(resolve))
  const again = await send(app, key)
  expect([again.statusCode, again.headers['idempotency-replayed'], again.json()]).toEqual([201, 'true', { done: true }])
  expect(await notes(key)).toBe(1)
})

test('requests that follow on the same connection are no part of it', async () => {
  const key = randomUUID()
  const mayEnd = Promise.withResolvers<void>()
  const { app } = await open(async (request, reply) => {
    await note(request.headers['idempotency-key'] === undefined ? `${key} without` : key)
    if (request.headers['idempotency-key'] !== undefined) await mayEnd.promise
    return reply.code(request.headers['idempotency-key'] === undefined ? 201 : 409).send({})
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const request = (header: string): string =>
    `POST /notes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n${header}Content-Length: 0\r\n\r\n`
  socket.write(`${request(`Idempotency-Key: ${key}\r\n`)}${request('')}`)
  let text = ''
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  mayEnd.resolve()
  while (!text.includes('201 Created')) await new Promise((resolve) => setImmediate(resolve))
  socket.write(request(''))
  while (text.split('201 Created').length < 3) await new Promise((resolve) => setImmediate(resolve))
  socket.destroy()
  expect(text).toContain('409 Conflict')
  expect([await notes(key), await notes(`${key} without`)]).toEqual([0, 2])
})
