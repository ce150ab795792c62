import { ApiError, createFoyerClient, dataOf, type paths } from 'foyer-sdk/client'

/** Of the published API, signed in by the cookie. The header says that no other site made the browser send this. */
export const client = createFoyerClient({ baseUrl: '', headers: { 'x-foyer-console': '1' } })

type Json<Part> = Part extends { content: { 'application/json': infer Body } } ? Body : never

/** The body of an answer: `Answer<'/v2/prospects/{id}', 'get'>`, or of another status than 200: `Answer<'/v2/tokens', 'post', 201>`. */
export type Answer<
  Path extends keyof paths,
  Method extends keyof paths[Path],
  Status extends number = 200,
> = paths[Path][Method] extends { responses: Record<Status, infer Part> } ? Json<Part> : never

/** The body of a request. */
export type Body<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody?: infer Part
}
  ? Json<NonNullable<Part>>
  : never

/** The query parameters of a request. */
export type Query<
  Path extends keyof paths,
  Method extends keyof paths[Path] = Extract<'get', keyof paths[Path]>,
> = paths[Path][Method] extends { parameters: { query?: infer Parameters } } ? NonNullable<Parameters> : never

export { ApiError, dataOf }
