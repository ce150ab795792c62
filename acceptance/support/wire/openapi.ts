import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { ask, type Reply } from './http.ts'

type Operation = { readonly responses: Readonly<Record<string, unknown>> }

export type OpenApiDocument = {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export const readOpenApi = async (baseUrl: string): Promise<OpenApiDocument> =>
  JSON.parse((await ask(baseUrl, { path: '/openapi.json' })).text) as OpenApiDocument

const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

/** Checks an answer of an operation against the served document: its status stands there, and its body fits. */
export const fitChecker = async (baseUrl: string): Promise<(path: string, method: string, reply: Reply) => void> => {
  const document = await readOpenApi(baseUrl)
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ ...document, $id: 'https://foyer.test/openapi.json' })
  return (path, method, reply) => {
    const status = String(reply.status)
    expect(Object.keys(document.paths[path]?.[method]?.responses ?? {}), `${method} ${path}`).toContain(status)
    const place = ['paths', path, method, 'responses', status, 'content', 'application/json', 'schema']
    const validate = ajv.compile({ $ref: `https://foyer.test/openapi.json#/${place.map(escaped).join('/')}` })
    validate(JSON.parse(reply.text))
    expect(validate.errors, reply.text).toBeNull()
  }
}
