import { randomBytes } from 'node:crypto'
import { parse } from 'node:querystring'
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { limits } from '../catalogue/limits.ts'
import type { Engine } from '../engine/commands.ts'
import type { Logger } from '../log.ts'
import type { SignInTools } from '../records/sign-in/tools.ts'
import type { WebhookTools } from '../records/webhooks/tools.ts'
import type { RequestTransactions } from '../storage/connections/request-transactions.ts'
import { type Database, joiningRequests } from '../storage/database.ts'
import type { DatabaseState } from '../storage/database-state.ts'
import { failureOf, tookTooLong } from '../storage/failures.ts'
import { consolePages } from './console/console-pages.ts'
import { type ErrorName, sendError } from './errors.ts'
import { noteRoutes } from './known-paths.ts'
import { authentication } from './plugins/authentication.ts'
import { documentationPages, openApi } from './plugins/documentation.ts'
import { type Metrics, requestMetrics } from './plugins/metrics.ts'
import { answerBrokenRequests } from './requests/broken-requests.ts'
import { acceptJsonOnly, Refused } from './requests/json-body.ts'
import { operationRoutes } from './routes/operation.ts'
import { publicSignInRoutes } from './routes/sign-in/public.ts'
import { v1Routes } from './routes/v1.ts'
import { v2Routes } from './routes/v2.ts'
import { SignInGuard } from './sign-in/guard.ts'
import type { News } from './streams/news.ts'
import { Streams } from './streams/streams.ts'
import type { TokenOwners } from './token-owners.ts'
import { Uploads } from './uploads/uploads.ts'
import { compileSchema, compileTextSchema, toDetails } from './validation.ts'

export type AppOptions = {
  readonly engine: Engine
  readonly database: Database
  /** For requests with an Idempotency-Key. */
  readonly requestTransactions: RequestTransactions
  readonly owners: TokenOwners
  readonly metrics: Metrics
  /** Tells streams that events were written here. */
  readonly news: News
  /** What the side that sends webhooks does for their routes. */
  readonly webhooks: WebhookTools
  readonly signIn: SignInTools
  /** Where `vite build` has put the console. */
  readonly consoleFolder: string
  readonly log: Logger
  /** Foyer's own version. */
  readonly version: string
  /** False while the server starts: then requests are answered 503. */
  readonly isOpen: () => boolean
  readonly databaseState: () => Promise<DatabaseState>
  /** False while the database is known not to answer: then nobody waits for a time-out to hear it. */
  readonly isUp: () => boolean
  /** Told when the database did not answer. */
  readonly onUnreachable: (error: unknown) => void
  readonly bodyLimitBytes: number
  /** The same for files that are imported. */
  readonly importLimitBytes: number
  readonly requestTimeoutMs: number
  readonly failedLoginsPerMinute: number
  readonly requestsPerMinute: number
  readonly trustedProxies: readonly string[]
}

const saneRequestId = new RegExp(`^[\\w.:/+=-]{1,${limits.requestIdCharacters}}$`)

/** The caller's own id if it is sane; else one that is unique across servers and costs no random number per request. */
const requestIds = (): ((raw: { headers: Record<string, string | string[] | undefined> }) => string) => {
  const prefix = randomBytes(8).toString('base64url')
  let count = 0
  return ({ headers }) => {
    const given = headers['x-request-id']
    return typeof given === 'string' && saneRequestId.test(given) ? given : `${prefix}-${(++count).toString(36)}`
  }
}

/** No route has a parameter of this name: what is no UTF-8 is refused with it. */
const notUtf8 = 'text that is not UTF-8'

const parseQuery = (text: string): Record<string, unknown> => {
  try {
    decodeURIComponent(text)
    return { ...parse(text) }
  } catch {
    return { [notUtf8]: '' }
  }
}

const byFastifyCode: Readonly<Record<string, ErrorName>> = {
  // The caller went away in the middle of the body. Nobody reads the answer, and nothing is wrong here.
  ECONNRESET: 'invalidRequest',
  FST_ERR_CTP_BODY_TOO_LARGE: 'bodyTooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMediaType',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalidRequest',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalidRequest',
  FST_ERR_BAD_URL: 'unknownPath',
  FST_ERR_MAX_LIMIT: 'unknownPath',
  FST_ERR_MAX_PARAM_LENGTH: 'unknownPath',
  FST_ERR_ASYNC_CONSTRAINT: 'unknownPath',
}

/** A database that ends a long statement, or a wait for a lock, is there. */
const tellIfGone = (error: unknown, onUnreachable: (error: unknown) => void): void => {
  if (failureOf(error) === 'unreachable' && !tookTooLong(error)) onUnreachable(error)
}

/** Of work that nobody waits for. */
const noteFailure = (log: Logger, onUnreachable: (error: unknown) => void, error: unknown): void => {
  if (failureOf(error) === 'faulty') log.error({ err: error }, 'something failed that nobody waited for')
  else tellIfGone(error, onUnreachable)
}

const answerError =
  (log: Logger, onUnreachable: (error: unknown) => void) =>
  (error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): void => {
    if (error instanceof Refused) {
      // Fastify means to close the connection, but the body was read to its end: what follows on it was not lost. (Routes that take
      // files see to theirs.)
      reply.removeHeader('connection')
      sendError(reply, error.refusal, error.details)
    } else if (error.validation) {
      const name = error.validationContext === 'querystring' ? 'invalidQuery' : 'invalidRequest'
      sendError(reply, name, toDetails(error.validation as Parameters<typeof toDetails>[0]))
    } else if (failureOf(error) !== 'faulty') {
      tellIfGone(error, onUnreachable)
      sendError(reply, 'unavailable')
    } else {
      const name = byFastifyCode[error.code] ?? 'internal'
      if (name === 'internal') log.error({ err: error, requestId: request.id }, 'a request failed')
      sendError(reply, name)
    }
  }

/** What every answer carries. */
const setCommonHeaders = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.header('x-request-id', request.id)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cache-control', 'no-store')
}

/** RFC 9112, 3.2: HTTP/1.1 asks for a Host. */
const lacksHost = ({ raw }: FastifyRequest): boolean => raw.headers.host === undefined && raw.httpVersion === '1.1'

/** What holds for every route, and for every path that is none. */
const prepare = (app: FastifyInstance, { log, onUnreachable }: AppOptions): void => {
  acceptJsonOnly(app)
  app.setValidatorCompiler(({ schema, httpPart }) =>
    httpPart === 'querystring' || httpPart === 'params'
      ? compileTextSchema(schema as object)
      : compileSchema(schema as object),
  )
  // Not by the response schema: that would silently drop or change what does not fit it. A test holds replies to their schemas.
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler(answerError(log, onUnreachable))
  const methodsOf = noteRoutes(app)
  const answerUnknown = (request: FastifyRequest, reply: FastifyReply): void => {
    const methods = methodsOf(request.url)
    if (methods.length === 0) sendError(reply, 'unknownPath')
    else sendError(reply.header('allow', methods.join(', ')), 'methodNotAllowed')
  }
  app.setNotFoundHandler(answerUnknown)
  let isClosing = false
  app.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    setCommonHeaders(request, reply)
    if (isClosing) reply.header('connection', 'close')
    // Before the body is looked at: what is wrong with it does not matter here.
    if (request.is404) answerUnknown(request, reply)
    else if (lacksHost(request)) sendError(reply, 'invalidRequest')
    else done()
  })
  if (!log.isLevelEnabled('debug')) return
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, elapsedTime: ms } = reply
    log.debug({ requestId: request.id, method: request.method, path: request.url, status, ms }, 'request')
    done()
  })
}

/** Builds the HTTP application: it listens nowhere yet, and reads neither environment nor clock. */
export const createApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const { engine, database, metrics, log, version, isOpen, databaseState, onUnreachable } = options
  const broken = answerBrokenRequests()
  const app = fastify({
    bodyLimit: options.bodyLimitBytes,
    // Fastify's own is none, and Node looks at its time-outs every 30 s: without both, slow clients pile up.
    requestTimeout: options.requestTimeoutMs,
    http: {
      // Without it Node answers by itself, and not in our shape.
      requireHostHeader: false,
      connectionsCheckingInterval: 1_000,
      headersTimeout: Math.min(options.requestTimeoutMs, 10_000),
    },
    forceCloseConnections: 'idle',
    // While the server closes, what still arrives on open connections is answered as ever.
    return503OnClosing: false,
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    genReqId: requestIds(),
    clientErrorHandler: broken.onClientError,
    // Of a path that can't be read. No hook runs for it.
    frameworkErrors: (error, request, given) => {
      const reply = given as unknown as FastifyReply
      setCommonHeaders(request, reply)
      answerError(log, onUnreachable)(error, request, reply)
    },
    routerOptions: { maxParamLength: 200, querystringParser: parseQuery },
  })
  broken.watch(app)
  prepare(app, options)
  await app.register(requestMetrics, { registry: metrics.registry })
  await app.register(openApi, { version })
  const streams = new Streams(options)
  app.addHook('preClose', (done) => {
    streams.close()
    done()
  })
  await app.register(operationRoutes({ registry: metrics.registry, isOpen, databaseState, onUnreachable }))
  const uploads = new Uploads({
    ...options,
    limitBytes: options.importLimitBytes,
    silenceMs: options.requestTimeoutMs,
    stuckMs: limits.streamStuckMs,
  })
  app.addHook('preClose', (done) => {
    uploads.close()
    done()
  })
  const { requestTransactions, webhooks, signIn } = options
  const signInGuard = new SignInGuard(Date.now, signIn.publicUrl)
  const eventsBodyBytes = Math.max(limits.eventsBodyBytes, options.bodyLimitBytes)
  const works = { engine, database: joiningRequests(database), requestTransactions, log }
  const parts = { ...works, streams, uploads, webhooks, signIn, signInGuard, eventsBodyBytes }
  await app.register(async (routes) => {
    routes.addHook('onRequest', (_request, reply, done) => {
      if (!isOpen()) sendError(reply, 'starting')
      else if (!options.isUp()) sendError(reply, 'unavailable')
      else done()
    })
    const onFailure = (error: unknown): void => noteFailure(log, onUnreachable, error)
    const publicParts = { database, tools: signIn, guard: signInGuard, onFailure }
    await routes.register(publicSignInRoutes(publicParts), { prefix: '/v2' })
    await routes.register(async (protectedRoutes) => {
      await protectedRoutes.register(authentication, { ...options, publicUrl: signIn.publicUrl })
      await protectedRoutes.register(v1Routes(parts))
      await protectedRoutes.register(v2Routes(parts), { prefix: '/v2' })
    })
  })
  await documentationPages(app)
  await app.register(consolePages(options.consoleFolder))
  await app.ready()
  return app
}
