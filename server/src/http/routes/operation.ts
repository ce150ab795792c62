import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { Registry } from 'prom-client'
import Type from 'typebox'
import { type DatabaseState, durabilityWarnings } from '../../storage/database-state.ts'
import { sendError } from '../errors.ts'
import { errorResponses } from '../schemas/errors.ts'
import { noQuery } from '../schemas/queries.ts'

export type OperationOptions = {
  readonly registry: Registry
  readonly isOpen: () => boolean
  /** Asks the database; rejects when it does not answer. */
  readonly databaseState: () => Promise<DatabaseState>
  readonly onUnreachable: (error: unknown) => void
}

const durability = (name: string) =>
  Type.String({ description: `PostgreSQL's setting \`${name}\` as it runs.`, examples: ['on'] })

const readySchema = Type.Object(
  {
    status: Type.Literal('ready', { description: 'The server can write.', examples: ['ready'] }),
    database: Type.Object(
      {
        version: Type.String({ description: "PostgreSQL's version.", examples: ['18.4'] }),
        fsync: durability('fsync'),
        synchronous_commit: durability('synchronous_commit'),
        full_page_writes: durability('full_page_writes'),
      },
      {
        description: 'The database behind the server.',
        examples: [{ version: '18.4', fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }],
        additionalProperties: false,
      },
    ),
    warnings: Type.Array(Type.String({ examples: ['fsync is off: a power cut can lose acknowledged events'] }), {
      description: 'What an operator should mend.',
      examples: [[]],
    }),
  },
  { description: 'The server is ready for requests.', additionalProperties: false },
)

/** For load balancers and operators. They need no token and tell nothing about anybody's data. */
export const operationRoutes =
  ({ registry, isOpen, databaseState, onUnreachable }: OperationOptions): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const healthSchema = {
      operationId: 'getHealth',
      summary: 'Whether the process lives',
      description: 'Answers as long as the process lives, whatever the database does.',
      tags: ['Operation'],
      security: [],
      querystring: noQuery,
      response: {
        200: Type.Object(
          { status: Type.Literal('ok', { description: 'The process lives.', examples: ['ok'] }) },
          { description: 'The process lives.', additionalProperties: false },
        ),
        ...errorResponses('invalidQuery', 'internal'),
      },
    }
    app.get('/healthz', { schema: healthSchema }, () => ({ status: 'ok' as const }))

    const readinessSchema = {
      operationId: 'getReadiness',
      summary: 'Whether the server can write',
      description: 'Asks the database. A load balancer sends requests only to servers that answer 200.',
      tags: ['Operation'],
      security: [],
      querystring: noQuery,
      response: { 200: readySchema, ...errorResponses('invalidQuery', 'internal', 'starting', 'unavailable') },
    }
    app.get('/readyz', { schema: readinessSchema }, async (_request, reply) => {
      if (!isOpen()) return sendError(reply, 'starting')
      try {
        const database = await databaseState()
        return await reply.send({ status: 'ready', database, warnings: durabilityWarnings(database) })
      } catch (error) {
        onUnreachable(error)
        return sendError(reply, 'unavailable')
      }
    })

    app.get('/metrics', { schema: { hide: true, querystring: noQuery } }, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    )
    done()
  }
