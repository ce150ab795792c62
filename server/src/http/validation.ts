import { _, Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { limits } from '../catalogue/limits.ts'
import { isDate, isDateTime } from '../domain/moments.ts'
import { emailPattern, namePattern } from '../domain/names.ts'
import type { ErrorDetail } from './errors.ts'
import { readQueryString } from './requests/query-strings.ts'

/** Text that PostgreSQL can hold: without NUL and without halves of surrogate pairs. Read with the flag u. */
export const storableText = '^[^\\u0000\\uD800-\\uDFFF]*$'

/** Text of which somebody can read something. */
export const notBlank = '\\S'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const storable = new RegExp(storableText, 'u')
export const isStorable = (text: string): boolean => storable.test(text)
export const isUuid = (text: string): boolean => uuid.test(text)

// Ajv-formats' uuid lets `urn:uuid:` through, which the database does not.
const formats = { uuid, 'date-time': isDateTime, date: isDate }
/** Validators that tell all faults, or the first one only. */
const makeAjv = (allErrors: boolean): Ajv => {
  const ajv = new Ajv({ allErrors, strict: true, strictTuples: false, discriminator: true, formats })
  // Words for the reader of the API document only.
  for (const word of ['example', 'style', 'explode']) ajv.addKeyword(word)
  // Of properties of which an object has one: `oneOf` with `required` says the same, and tells each of them as a fault.
  ajv.addKeyword({
    keyword: 'exactlyOneOf',
    type: 'object',
    schemaType: 'array',
    validate: (names: readonly string[], data: object) =>
      names.filter((name) => Object.hasOwn(data, name)).length === 1,
    error: { message: 'must have one of the properties', params: ({ schemaCode }) => _`{properties: ${schemaCode}}` },
  })
  return ajv
}
const ajv = makeAjv(true)
const firstFaultAjv = makeAjv(false)

/** Whether a body has more values in it than can all be told to be wrong: millions of faults would take a second and a gigabyte. */
const isLarge = (data: unknown): boolean => {
  const waiting = [data]
  for (let seen = 0; waiting.length > 0; seen++) {
    if (seen + waiting.length > limits.faultyBodyValues) return true
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const inner = Object.values(value)
    if (inner.length > limits.faultyBodyValues) return true
    waiting.push(...inner)
  }
  return false
}

/*
 * A schema is compiled when something is held to it for the first time, a few milliseconds each: all of them at once were a quarter of
 * what it takes to start a server, and most are not needed soon.
 */

/** Nothing is coerced, no default is filled in, no property is dropped. All faults are told, of a very large body the first. */
export const compileSchema = (schema: object): ValidateFunction => {
  let fits: ValidateFunction | null = null
  const validate = (data: unknown): boolean => {
    fits ??= firstFaultAjv.compile(schema)
    validate.errors = null
    if (fits(data)) return true
    const findAll = isLarge(data) ? fits : ajv.compile(schema)
    findAll(data)
    validate.errors = findAll.errors
    return false
  }
  validate.errors = null as ValidateFunction['errors']
  return validate as unknown as ValidateFunction
}

/** The same for query strings and paths, whose values come as text. */
export const compileTextSchema = (schema: object): ValidateFunction => {
  let validate: ValidateFunction | null = null
  const readAndValidate = (data: Record<string, unknown>): boolean => {
    validate ??= ajv.compile(schema)
    readQueryString(schema, data)
    const fits = validate(data)
    readAndValidate.errors = validate.errors
    return fits
  }
  readAndValidate.errors = null as ValidateFunction['errors']
  return readAndValidate as unknown as ValidateFunction
}

/** Patterns say little to whoever typed a name. */
const patterns: ReadonlyMap<string, string> = new Map([
  [storableText, 'should be text without NUL characters and without lone surrogates'],
  [namePattern, 'should be one line of text that is not blank, without control characters'],
  [emailPattern, 'should be an e-mail address'],
  [notBlank, 'should be text that is not blank'],
])

/** Ajv 8 words some messages otherwise than Ajv 6 did, beside `must` for `should`. */
const messages: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: ({ params }) => `should have required property '${params['missingProperty']}'`,
  maxLength: ({ params }) => `should NOT be longer than ${params['limit']} characters`,
  minLength: ({ params }) => `should NOT be shorter than ${params['limit']} characters`,
  exactlyOneOf: ({ params }) => `should have exactly one of the properties ${params['properties'].join(', ')}`,
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

/** Whether the rule leads on to another one that tells the fault: the field of a discriminator lists its values itself. */
const isTold = ({ keyword }: ErrorObject): boolean => keyword === 'discriminator'

/** The faults that Ajv found, in the manner of Ajv 6, the first twenty. What two schemas say of one value is told once. */
export const toDetails = (found: readonly ErrorObject[]): ErrorDetail[] => {
  const details = new Map<string, ErrorDetail>()
  for (const error of found) {
    if (isTold(error)) continue
    const detail = toDetail(error)
    const name = `${detail.keyword} ${detail.dataPath} ${JSON.stringify(detail.params)}`
    if (!details.has(name)) details.set(name, detail)
    if (details.size === limits.errorDetails) break
  }
  return [...details.values()]
}
