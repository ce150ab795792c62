import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { limits } from '../catalogue/limits.ts'
import { isDate, isDateTime } from '../domain/moments.ts'
import { emailPattern, namePattern } from '../domain/names.ts'
import type { ErrorDetail } from './errors.ts'
import { readQueryString } from './requests/query-strings.ts'

/** Text that PostgreSQL can hold: without NUL and without halves of surrogate pairs. Read with the flag u. */
export const storableText = '^[^\\u0000\\uD800-\\uDFFF]*$'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const storable = new RegExp(storableText, 'u')
export const isStorable = (text: string): boolean => storable.test(text)
export const isUuid = (text: string): boolean => uuid.test(text)

// Ajv-formats' uuid lets `urn:uuid:` through, which the database does not.
const formats = { uuid, 'date-time': isDateTime, date: isDate }
const ajv = new Ajv({ allErrors: true, strict: true, strictTuples: false, formats })
// Words for the reader of the API document only.
for (const word of ['example', 'style', 'explode']) ajv.addKeyword(word)

/** Nothing is coerced, no default is filled in, no property is dropped. */
export const compileSchema = (schema: object): ValidateFunction => ajv.compile(schema)

/** The same for query strings and paths, whose values come as text. */
export const compileTextSchema = (schema: object): ValidateFunction => {
  const validate = ajv.compile(schema)
  const readAndValidate = (data: Record<string, unknown>): boolean => {
    readQueryString(schema, data)
    const fits = validate(data)
    readAndValidate.errors = validate.errors
    return fits
  }
  readAndValidate.errors = validate.errors
  return readAndValidate as unknown as ValidateFunction
}

/** Patterns say little to whoever typed a name. */
const patterns: ReadonlyMap<string, string> = new Map([
  [storableText, 'should be text without NUL characters and without lone surrogates'],
  [namePattern, 'should be one line of text that is not blank, without control characters'],
  [emailPattern, 'should be an e-mail address'],
])

/** Ajv 8 words some messages otherwise than Ajv 6 did, beside `must` for `should`. */
const messages: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: ({ params }) => `should have required property '${params['missingProperty']}'`,
  maxLength: ({ params }) => `should NOT be longer than ${params['limit']} characters`,
  minLength: ({ params }) => `should NOT be shorter than ${params['limit']} characters`,
  pattern: ({ params, message }) => patterns.get(String(params['pattern'])) ?? message ?? 'should match a pattern',
}

const isName = /^[A-Za-z_$][\w$]*$/

const segment = (text: string): string => {
  const name = text.replaceAll('~1', '/').replaceAll('~0', '~')
  if (/^\d+$/.test(name)) return `[${name}]`
  return isName.test(name) ? `.${name}` : `['${name.replace(/['\\]/g, '\\$&')}']`
}

/** A JSON pointer as Ajv 6 wrote it: `/events/0/context` is `.events[0].context`. */
const dataPath = (pointer: string): string => pointer.split('/').slice(1).map(segment).join('')

/** Ajv 6 told of each limit whether the limit itself is allowed. Ours all are. */
const paramsOf = ({ keyword, params }: ErrorObject): ErrorDetail['params'] =>
  keyword === 'minimum' || keyword === 'maximum' ? { ...params, exclusive: false } : params

const toDetail = (error: ErrorObject): ErrorDetail => ({
  keyword: error.keyword,
  dataPath: dataPath(error.instancePath),
  schemaPath: error.schemaPath,
  params: paramsOf(error),
  message: (messages[error.keyword]?.(error) ?? error.message ?? 'is wrong').replace(/^must /, 'should '),
})

/** The faults that Ajv found, in the manner of Ajv 6, the first twenty. */
export const toDetails = (found: readonly ErrorObject[]): ErrorDetail[] =>
  found.slice(0, limits.errorDetails).map(toDetail)
