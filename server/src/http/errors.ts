import type { FastifyReply } from 'fastify'

/**
 * Every refusal of the API. `text` is the body's `error`; it says what to do, and nothing of the inside.
 * docs/errors.md lists the same rows; a test compares the two.
 */
type ErrorRow = { readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> }

/** Long enough for a restart of the database, short enough not to lose a client's patience. Whole seconds: clients read them so. */
const soon = { 'retry-after': '1' }

export const errors = {
  invalidRequest: { status: 400, text: 'Invalid request parameters' },
  invalidQuery: { status: 400, text: 'Invalid query parameters' },
  unauthenticated: {
    status: 401,
    text: 'Missing or invalid bearer token',
    headers: { 'www-authenticate': 'Bearer' },
  },
  wrongSignIn: { status: 401, text: 'E-mail address, password or code is wrong' },
  codeNeeded: { status: 401, text: 'A code of the authenticator app is needed; send it as code' },
  crossSite: {
    status: 403,
    text: 'A request with a session must come from the same site, as application/json or with the header X-Foyer-Console: 1',
  },
  sessionNeeded: { status: 403, text: 'This takes a session; sign in with POST /v2/session' },
  missingScope: { status: 403, text: 'The token may not be used for this; details name the scope that it lacks' },
  roleMayNot: { status: 403, text: "The role of the token's user does not allow this in this account" },
  unknownRecord: { status: 404, text: 'There is no such record in the accounts that the token reaches' },
  unknownPath: { status: 404, text: 'There is nothing at this path; /docs lists all paths' },
  methodNotAllowed: { status: 405, text: 'This path does not answer this method; the header Allow says which it does' },
  requestTimeout: { status: 408, text: 'The request did not arrive in time; send it again' },
  keyBusy: {
    status: 409,
    text: 'The first request with this Idempotency-Key is still running; send it again',
    headers: soon,
  },
  conflict: { status: 409, text: 'The request does not go with what is there; details say with what' },
  expiredLink: { status: 410, text: 'The link does not work any more; ask for a new one' },
  stale: { status: 412, text: 'The record was changed since it was read; read it again and decide anew' },
  bodyTooLarge: { status: 413, text: 'The request body is too large' },
  unsupportedMediaType: { status: 415, text: 'The request body must be application/json in UTF-8, not compressed' },
  unsupportedFileType: {
    status: 415,
    text: 'The file must be text/csv or application/x-ndjson in UTF-8, not compressed',
  },
  expectationFailed: { status: 417, text: 'The only Expect that is understood is 100-continue' },
  keyReused: { status: 422, text: 'This Idempotency-Key was used for another request; use a new key' },
  tooManyRequests: { status: 429, text: 'Too many requests; wait as many seconds as Retry-After says' },
  tooManyStreams: {
    status: 429,
    text: 'The token has too many streams open on this server; close one of them',
    headers: { 'retry-after': '5' },
  },
  headersTooLarge: { status: 431, text: 'The request headers are too large' },
  internal: { status: 500, text: 'Internal server error' },
  overloaded: { status: 503, text: 'The server is overloaded; send the request again', headers: soon },
  starting: { status: 503, text: 'The server is starting; send the request again', headers: soon },
  unavailable: { status: 503, text: 'The database can not be reached; send the request again', headers: soon },
} as const satisfies Record<string, ErrorRow>

export type ErrorName = keyof typeof errors

/** One fault of a request, in the manner of Ajv 6. Contract, "Errors". */
export type ErrorDetail = {
  readonly keyword: string
  readonly dataPath: string
  readonly schemaPath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

export type ErrorBody = { readonly error: string; readonly details?: readonly ErrorDetail[] }

export const errorBody = (name: ErrorName, details: readonly ErrorDetail[] = []): ErrorBody =>
  details.length === 0 ? { error: errors[name].text } : { error: errors[name].text, details }

/** Answers with an error. All errors of all routes go through here. */
export const sendError = (reply: FastifyReply, name: ErrorName, details: readonly ErrorDetail[] = []): FastifyReply => {
  const row: ErrorRow = errors[name]
  if (row.headers !== undefined) reply.headers(row.headers)
  return reply.code(row.status).type('application/json; charset=utf-8').send(errorBody(name, details))
}
