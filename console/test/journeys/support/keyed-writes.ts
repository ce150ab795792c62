import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Request } from 'playwright-core'

type Operation = { readonly parameters?: readonly { readonly name: string }[] }
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const text = readFileSync(join(import.meta.dirname, '../../../../openapi.json'), 'utf8')
const { paths } = JSON.parse(text) as Document

/** Each route that takes an `Idempotency-Key`, as what its method and path look like. */
const keyed = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([, { parameters }]) => parameters?.some(({ name }) => name === 'idempotency-key'))
    .map(([method]) => new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`)),
)

/** Previews write nothing. */
const isPreview = (request: Request): boolean =>
  (request.postDataJSON() as { readonly dry_run?: boolean } | null)?.dry_run === true

const isJson = (request: Request): boolean => (request.headers()['content-type'] ?? '').includes('json')

/** Notes each write that could be done twice by a retry: the route takes a key, and none was sent. */
export const noteUnkeyedWrites = (page: Page, problems: string[]): void => {
  page.on('request', (request) => {
    const call = `${request.method()} ${new URL(request.url()).pathname}`
    if (request.headers()['idempotency-key'] !== undefined || !keyed.some((route) => route.test(call))) return
    if (!(isJson(request) && isPreview(request))) problems.push(`${call} was sent without an Idempotency-Key`)
  })
}
