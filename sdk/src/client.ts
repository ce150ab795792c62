import createClient, { type Client, type ClientOptions, type Middleware } from 'openapi-fetch'
import { ApiError, errorOfResponse } from './api-error.ts'
import type { paths } from './generated/api.ts'

export type FoyerClientOptions = {
  /** Where Foyer is, such as `https://foyer.example.com`; empty in a page that Foyer serves. */
  readonly baseUrl: string
  /** An API token. Without one the cookie of a signed-in browser counts. */
  readonly token?: string
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of the global `fetch`. */
  readonly fetch?: NonNullable<ClientOptions['fetch']>
}

/** `GET`, `POST` and so on with the path as it stands in the API reference; parameters, bodies and answers are typed. */
export type FoyerClient = Client<paths>

const throwing: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw await errorOfResponse(response)
  },
  onError: ({ error }) =>
    error instanceof DOMException && error.name === 'AbortError'
      ? error
      : new ApiError({ status: 0, text: "The server can't be reached" }, { cause: error }),
}

/** A client for every route. An answer outside 2xx, and no answer, is thrown as `ApiError`. */
export const createFoyerClient = ({ baseUrl, token, headers, fetch }: FoyerClientOptions): FoyerClient => {
  const client = createClient<paths>({
    baseUrl,
    headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    // A list in a query string is one parameter with commas.
    querySerializer: { array: { style: 'form', explode: false } },
    ...(fetch === undefined ? {} : { fetch }),
  })
  client.use(throwing)
  return client
}

/** The body of an answer: `await dataOf(client.GET('/v2/accounts'))`. */
export const dataOf = async <Data>(call: Promise<{ readonly data?: Data }>): Promise<NonNullable<Data>> => {
  const { data } = await call
  // Without a body (204) there is nothing to read, and its type says so.
  return data as NonNullable<Data>
}

export { ApiError, type ErrorDetail } from './api-error.ts'
export type { components, paths } from './generated/api.ts'
