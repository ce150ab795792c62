import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import reference from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { errorSchema } from '../schemas/errors.ts'
import { batchSchema } from '../schemas/events/batches.ts'
import { feedEventSchema } from '../schemas/events/event.ts'
import { noQuery } from '../schemas/queries.ts'
import { sessionSchema } from '../schemas/sign-in/sessions.ts'
import { deliverySchema } from '../schemas/webhooks/deliveries.ts'
import { webhookSchema } from '../schemas/webhooks/endpoints.ts'
import { sessionCookieName } from '../sign-in/cookies.ts'

const about = `The log of a leasing desk: leasing events of prospects, with lead assignment on top.

What has a v1 path is served as it stands and, for existing clients, under \`/api/public/v1\`. Errors of every route have the body
\`{ "error": string, "details": [ … ] }\`. Every answer carries \`X-Request-Id\`: name it when you ask for help.`

type Parameter = { schema?: { style?: string; explode?: boolean }; style?: string; explode?: boolean }
type Described = { readonly paths?: Readonly<Record<string, Readonly<Record<string, { parameters?: Parameter[] }>>>> }

/** How a list is written in a query string stands in its schema with us, and beside it in OpenAPI. */
const withStyles = <D extends Described>(document: D): D => {
  for (const { parameters = [] } of Object.values(document.paths ?? {}).flatMap((methods) => Object.values(methods)))
    for (const parameter of parameters) {
      const { style, explode, ...schema } = parameter.schema ?? {}
      if (style === undefined) continue
      Object.assign(parameter, { style, explode, schema })
    }
  return document
}

/**
 * What a schema says to our validator only: which field leads to one of its alternatives (their constants say so to readers, and a
 * `discriminator` of OpenAPI selects named schemas only), and of which fields there is one, for which OpenAPI has no word.
 */
const forReaders = (key: string, value: unknown): unknown => {
  if (key === 'discriminator') return undefined
  if (typeof value !== 'object' || value === null || !('exactlyOneOf' in value)) return value
  const { exactlyOneOf, ...schema } = value
  return { ...schema, 'x-exactlyOneOf': exactlyOneOf }
}

/** Collects the routes that are registered after it into the OpenAPI document. */
export const openApi = fp(async (app: FastifyInstance, { version }: { version: string }) => {
  const named = [errorSchema, feedEventSchema, batchSchema, webhookSchema, deliverySchema, sessionSchema]
  for (const schema of named) app.addSchema(schema)
  await app.register(swagger, {
    // Schemas that routes share keep their names, and so do the types of clients that are made from the document.
    transformObject: (given) =>
      withStyles(
        JSON.parse(
          JSON.stringify('openapiObject' in given ? given.openapiObject : given.swaggerObject, forReaders),
        ) as Described,
      ),
    refResolver: { buildLocalReference: (schema) => String(schema['$id']) },
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Foyer',
        version,
        description: about,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This server.' }],
      tags: [
        {
          name: 'Leasing events',
          description: 'What happened with whom: written down, listed, and followed as it happens.',
        },
        { name: 'Batches', description: 'Events that were written together: watched, undone, cancelled.' },
        { name: 'Prospects', description: 'People who ask about a unit: one person times one unit.' },
        {
          name: 'Duplicates',
          description: 'Prospects who are the same person twice: found, merged, and taken apart again.',
        },
        { name: 'Units', description: 'The homes.' },
        {
          name: 'Desk',
          description: "A day's work: what is to be done today, what is planned, who has how much, saved views.",
        },
        { name: 'Reports', description: 'Figures that are computed from the log when they are asked for.' },
        { name: 'Accounts', description: 'The accounts that a token reaches, and their settings.' },
        { name: 'Users', description: 'People, and what they are in which account.' },
        { name: 'Signing in', description: 'Passwords, codes, sessions in browsers, and the links that begin them.' },
        { name: 'Tokens', description: 'API tokens, limited to scopes and accounts.' },
        {
          name: 'Webhooks',
          description: 'Messages to other systems, as things happen: signed, retried, logged, and sent again.',
        },
        { name: 'Imports and exports', description: 'Files of records, in and out.' },
        { name: 'Operation', description: 'For those who run the server.' },
      ],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An API token, made by `foyer token create`.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookieName,
            description:
              'The session of who signed in with `POST /v2/session`; over https the cookie is `__Host-foyer_session`. A request that writes must come from the same site, as application/json or with the header `X-Foyer-Console: 1`.',
          },
        },
      },
    },
  })
})

/** `/openapi.json` and the reference pages at `/docs`, which load nothing from anywhere else. */
export const documentationPages = async (app: FastifyInstance): Promise<void> => {
  app.get('/openapi.json', { schema: { hide: true, querystring: noQuery } }, () => app.swagger())
  await app.register((pages, _options, done) => {
    pages.register(helmet, {
      contentSecurityPolicy: {
        // The page sets its styles and its settings inline; nothing comes from another host.
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'"],
          fontSrc: ["'self'", 'data:'],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
    })
    pages.register(reference, {
      routePrefix: '/docs',
      configuration: {
        url: '/openapi.json',
        withDefaultFonts: false,
        telemetry: false,
        // What these buttons do goes to the maker's own servers.
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
        hideClientButton: true,
        authentication: { preferredSecurityScheme: 'bearer' },
      },
    })
    done()
  })
}
