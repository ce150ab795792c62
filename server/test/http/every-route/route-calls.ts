import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { Action, Scope } from '../../../src/catalogue/permissions.ts'
import type { Desk } from '../../engine/desk.ts'
import { bearer, signedIn, useApp } from '../app.ts'
import type { Recipe, RightRequest, World } from '../recipe.ts'
import { recipes } from '../recipes.ts'
import { signInRecipes } from '../sign-in/recipes.ts'
import { standInSignIn } from '../sign-in/stand-in-sign-in.ts'

/** How the common tests know the routes that the application itself names, and call them. */

export type Schema = { readonly [key: string]: unknown }
type Operation = {
  readonly security?: readonly object[]
  readonly summary?: string
  readonly description?: string
  readonly operationId?: string
  readonly 'x-action'?: string
  readonly 'x-scopes'?: readonly Scope[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }
  readonly parameters?: readonly Schema[]
  readonly responses: Record<
    string,
    { readonly description?: string; readonly content?: Record<string, { schema: Schema }> }
  >
}
export type Route = { readonly method: string; readonly path: string; readonly operation: Operation }

/** The document as a reader gets it. */
const documentOf = (
  from: FastifyInstance,
): {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { schemas: Record<string, Schema> }
} => JSON.parse(JSON.stringify(from.swagger()))

export const name = ({ method, path }: Route): string => `${method} ${path}`
export const isOpen = ({ operation }: Route): boolean => operation.security?.length === 0
export const isV1 = (route: Route): boolean => !isOpen(route) && !route.path.startsWith('/v2')
/** The scopes that a token needs for it. */
export const scopesOf = ({ operation }: Route): readonly Scope[] => operation['x-scopes'] ?? []
export const actionOf = ({ operation }: Route): Action => operation['x-action'] as Action
export const takes = ({ operation }: Route, scheme: 'bearer' | 'session'): boolean =>
  operation.security?.some((one) => scheme in one) ?? false
/** For who signed in, and for nobody with a token. */
export const isForSessions = (route: Route): boolean => !isOpen(route) && !takes(route, 'bearer')
/** What needs a database without users is tested there; here it is refused, however right the request is. */
export const isAlone = (route: Route): boolean => name(route) === 'POST /v2/setup'

export const recipeOf = (route: Route): Recipe => {
  const recipe = recipes[name(route)] ?? signInRecipes[name(route)]
  if (recipe === undefined) throw new Error(`${name(route)} needs a recipe: see recipes.ts`)
  return recipe
}

export const withHeaders = (request: RightRequest, headers: Record<string, string>): RightRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

const ajv = new Ajv2020.default({ strict: false, allErrors: true })
addFormats.default(ajv)
/** By the text of the schema and of what it may lead to: most answers of most routes have the same few, each of which takes a while. */
const validators = new Map<string, ValidateFunction>()

const validatorOf = (schema: Schema, named: Record<string, Schema>, namedText: string): ValidateFunction => {
  const text = JSON.stringify(schema) + namedText
  const validate = validators.get(text) ?? ajv.compile({ ...schema, components: { schemas: named } })
  validators.set(text, validate)
  return validate
}

/** Calls an application's routes as their recipes say. */
export const openRoutes = async (desk: Desk, world: World) => {
  const person = { id: world.userId, name: 'Somebody', role: 'Owner', accountName: 'Desk' }
  const { app } = await useApp(desk, { signIn: standInSignIn({ demoPeople: [person] }) })
  const { paths, components } = documentOf(app)
  const named = components.schemas
  const namedText = JSON.stringify(named)
  const routes: Route[] = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  expect(routes.length).toBeGreaterThan(2)

  const rightRequest = async (route: Route): Promise<RightRequest> =>
    isOpen(route) && !(name(route) in signInRecipes) ? {} : await recipeOf(route).right(world)

  /** What shows that the request is the owner's: the token, or where it takes one a session, a new one each time. */
  const credentials = async (route: Route, token: string): Promise<Record<string, string>> =>
    isForSessions(route) ? signedIn(desk, world.userId) : bearer(token)

  const send = (
    route: Route,
    { path = {}, ...request }: RightRequest,
    { prefix = '', through = app }: { prefix?: string; through?: FastifyInstance } = {},
  ): Promise<LightMyRequestResponse> => {
    const filled = route.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path[key] ?? ''))
    return through.inject({ method: route.method as 'GET', url: `${prefix}${filled}`, ...request } as InjectOptions)
  }

  /** Fails unless the answer is one that the route's OpenAPI entry describes. */
  const expectToFit = (route: Route, response: LightMyRequestResponse): void => {
    const described = route.operation.responses[String(response.statusCode)]
    expect(described, `${name(route)} answered ${response.statusCode}`).toBeDefined()
    const schema = described?.content?.['application/json']?.schema
    expect(response.headers['x-request-id']).toMatch(/^[\w-]+$/)
    if (response.statusCode === 204) return
    const contentType = response.statusCode < 300 && !isOpen(route) ? recipeOf(route).contentType : undefined
    expect(response.headers['content-type']).toBe(contentType ?? 'application/json; charset=utf-8')
    if (contentType !== undefined) return
    if (schema === undefined) throw new Error(`${name(route)} ${response.statusCode} has no schema`)
    const validate = validatorOf(schema, named, namedText)
    validate(response.json())
    expect(validate.errors ?? [], name(route)).toEqual([])
  }
  return { app, routes, named, rightRequest, credentials, send, expectToFit }
}

export type Calls = Awaited<ReturnType<typeof openRoutes>>
