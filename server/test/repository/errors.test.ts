import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/domain/refusals.ts'
import { errors } from '../../src/http/errors.ts'
import { wordsOf } from '../../src/http/events/fault-words.ts'
import { faultMessages } from '../../src/http/record-refusals.ts'
import { scan } from './scan.ts'
import { sources, text } from './tracked-files.ts'

const page = (): string => text('docs/errors.md')

/** One of each kind: TypeScript asks for the ones that are missing here. */
const faults: { readonly [C in Fault['code']]: Extract<Fault, { code: C }> } = {
  unknownProspect: { code: 'unknownProspect' },
  roleMayNotWrite: { code: 'roleMayNotWrite', role: 'Read-only' },
  notAMember: { code: 'notAMember', index: 0, userId: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c' },
  tooManyProspects: { code: 'tooManyProspects', limit: 1_000 },
  unknownPhone: { code: 'unknownPhone' },
  prospectBlocklisted: { code: 'prospectBlocklisted' },
  prospectNotBlocklisted: { code: 'prospectNotBlocklisted' },
  lacks: { code: 'lacks', field: 'notes' },
  inFuture: { code: 'inFuture' },
  blockIsOver: { code: 'blockIsOver' },
  externalIdOfMany: { code: 'externalIdOfMany' },
  historyTooLong: { code: 'historyTooLong', limit: 10_000 },
  tooManyLateEvents: { code: 'tooManyLateEvents', limit: 1 },
  touchedSince: { code: 'touchedSince' },
}

/** The keywords that Ajv knows, without those that only lead on to other schemas or name them. */
const ajvKeywords = Object.keys(new Ajv().RULES.all).filter(
  (name) => !['properties', 'items', 'oneOf', '$ref', 'id'].includes(name),
)

const http = sources.filter((file) => file.startsWith('server/src/http/'))

/** Written in the code of the routes: `keyword: 'json'`. */
const written = http.flatMap((file) =>
  [...scan(text(file)).code.matchAll(/\bkeyword:\s*' *'/g)].map(({ 0: match, index }) =>
    text(file)
      .slice(index, index + match.length)
      .replace(/^.*?'|'$/g, ''),
  ),
)

type Described = { readonly parameters?: readonly object[]; readonly requestBody?: object }
const paths: Readonly<Record<string, Readonly<Record<string, Described>>>> = JSON.parse(text('openapi.json')).paths

/** Of what requests may hold, in all routes. */
const requestParts = Object.values(paths).flatMap((methods) =>
  Object.values(methods).map(({ parameters, requestBody }) => [parameters, requestBody]),
)
const schemaKeywords = [...JSON.stringify(requestParts).matchAll(/"(\w+)":/g)]
  .map((match) => match[1] ?? '')
  // Headers are objects without unknown fields only where the contract says so; every body and query string is.
  .concat('additionalProperties')
  .filter((name) => ajvKeywords.includes(name))

const keywords = new Set([
  ...Object.values(faults).map((fault) => wordsOf(fault).keyword),
  ...written,
  ...schemaKeywords,
  ...Object.keys(faultMessages),
])

describe('docs/errors.md', () => {
  // | 400 | `Invalid request parameters` | …
  it('tells every error of the API by status and text, and no other', () => {
    const told = [...page().matchAll(/^\| (\d{3}) +\| `([^`]+)` +\|/gm)].map((row) => `${row[1]} ${row[2]}`)
    expect(told.toSorted()).toEqual(
      Object.values(errors)
        .map((row) => `${row.status} ${row.text}`)
        .toSorted(),
    )
  })

  // | `required` | …
  it('tells every keyword that a detail can have, and no other', () => {
    const told = [...page().matchAll(/^\| `(\w+)` +\|/gm)].map((row) => row[1])
    expect(told.toSorted()).toEqual([...keywords].toSorted())
  })
})
