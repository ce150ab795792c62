import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ErrorDetail, ErrorName } from '../errors.ts'

/** A refusal on the way to a handler, where Fastify knows only errors. The error handler turns it into its answer. */
export class Refused extends Error {
  readonly refusal: ErrorName
  readonly details: readonly ErrorDetail[]

  constructor(refusal: ErrorName, details: readonly ErrorDetail[] = []) {
    super(refusal)
    this.refusal = refusal
    this.details = details
  }
}

const notJson: ErrorDetail = {
  keyword: 'json',
  dataPath: '',
  schemaPath: '#/json',
  params: {},
  message: 'should be one JSON text (RFC 8259) in UTF-8 without a byte order mark',
}

const isUtf8Json = (request: FastifyRequest): boolean => {
  const type = request.headers['content-type'] ?? ''
  const charset = type.includes(';') ? /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] : undefined
  const encoding = request.headers['content-encoding']
  return (charset === undefined || /^utf-?8$/i.test(charset)) && (encoding === undefined || encoding === 'identity')
}

/**
 * JSON bodies, and nothing else: without this Fastify takes text/plain too, which a web page may send across sites.
 * Keys such as `__proto__` become plain properties by JSON.parse, and every schema refuses properties that it does not know.
 */
export const acceptJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8Json(request)) return done(new Refused('unsupportedMediaType'))
    try {
      if (!isUtf8(body as Buffer)) throw new SyntaxError('not UTF-8')
      done(null, exactJson(body.toString()))
    } catch {
      done(new Refused('invalidRequest', [notJson]))
    }
  })
}

/**
 * So many digits may not fit a double: only then is it worth to look at each number's own text. Looked for where digits begin,
 * as every body has ids with digits in them: half the time of trying at each digit.
 */
const longNumber = /(?<![\d.])[\d.]{17}/

/** JSON.parse, but a number that a double would silently round to a whole one stays no whole number. */
const exactJson = (text: string): unknown =>
  longNumber.test(text)
    ? JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
        typeof value === 'number' && Number.isSafeInteger(value) && !isWhole(context?.source ?? '')
          ? Number.NaN
          : value,
      )
    : JSON.parse(text)

const isWhole = (source: string): boolean => {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
  const digits = `${whole}${fraction}`
  const places = fraction.length - Number(exponent)
  return places <= 0 || /^0*$/.test(digits.slice(-places))
}
