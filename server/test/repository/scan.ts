import { dirname, join } from 'node:path/posix'

/** A source text taken apart. All three have the length and the line breaks of the source, so that offsets stay true. */
export type Scan = {
  /** Without comments. Of strings, templates and regular expressions only the delimiters are left. */
  readonly code: string
  readonly comments: string
  readonly strings: string
}

const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y
const templateStart = /`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y
const templateRest = /\}(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y
const regularExpression = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
const plain = /[\w$]+|\s+|[\s\S]/y

/** After these a slash begins a regular expression; after anything else it divides. */
const beforeExpression = /^(?:|[({[,;:=!&|?+\-*%~^<>}]|return|typeof|case|in|of|await|yield|throw|else|do)$/

const nextToken = (source: string, at: number, previous: string, insideTemplate: boolean) => {
  const patterns = [
    comment,
    quoted,
    templateStart,
    ...(insideTemplate ? [templateRest] : []),
    ...(beforeExpression.test(previous) ? [regularExpression] : []),
    plain,
  ]
  for (const pattern of patterns) {
    pattern.lastIndex = at
    const token = pattern.exec(source)?.[0]
    if (token !== undefined) return { token, pattern }
  }
  throw new Error(`no token at ${at}`)
}

const blank = (token: string): string => token.replace(/[^\n]/g, ' ')
const blankInside = (token: string): string => token.slice(0, 1) + blank(token.slice(1, -1)) + token.slice(-1)

/** What a token is in `code`, in `comments` and in `strings`. */
const shares = (token: string, pattern: RegExp): readonly [string, string, string] => {
  if (pattern === plain) return [token, blank(token), blank(token)]
  if (pattern === comment) return [blank(token), token, blank(token)]
  if (pattern === regularExpression) return [blankInside(token), blank(token), blank(token)]
  return [blankInside(token), blank(token), token]
}

const isTemplate = (pattern: RegExp): boolean => pattern === templateStart || pattern === templateRest

/** Keeps count of the open braces: for each, whether it is the `${` of a template. */
const countBraces = (braces: boolean[], token: string, pattern: RegExp): void => {
  if (token === '}' || pattern === templateRest) braces.pop()
  if (token === '{') braces.push(false)
  if (isTemplate(pattern) && token.endsWith('${')) braces.push(true)
}

/** What decides whether a slash after this token divides; null when the token is none to go by. */
const significant = (token: string, pattern: RegExp): string | null => {
  if (pattern === comment || token.trim() === '') return null
  if (pattern === plain) return token
  return isTemplate(pattern) && token.endsWith('${') ? '{' : "'"
}

/** Takes TypeScript apart well enough to tell code from comments and strings. Knows no JSX. */
export const scan = (source: string): Scan => {
  const parts: (readonly [string, string, string])[] = []
  const braces: boolean[] = []
  let previous = ''
  for (let at = 0; at < source.length; ) {
    const { token, pattern } = nextToken(source, at, previous, braces.at(-1) === true)
    at += token.length
    parts.push(shares(token, pattern))
    countBraces(braces, token, pattern)
    previous = significant(token, pattern) ?? previous
  }
  const together = (which: 0 | 1 | 2): string => parts.map((part) => part[which]).join('')
  return { code: together(0), comments: together(1), strings: together(2) }
}

export type Import = {
  /** As it is written: `../storage/tables.ts`, `node:fs`, `kysely`. */
  readonly specifier: string
  /** The file from the project's root, or null for a package. */
  readonly file: string | null
  /** `import type` and `export type`: gone when the program runs. */
  readonly typeOnly: boolean
  /** What stands between `import` and `from`: `{ readFile, stat }`. */
  readonly clause: string
  readonly offset: number
}

const statements = [
  /\bimport(?<type>\s+type\b)?\s[\w$*\s{},]*?\bfrom\s*(?<name>' *'|" *")/g,
  /\bexport(?<type>\s+type\b)?\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*(?<name>' *'|" *")/g,
  /\bimport\s*\(?\s*(?<name>' *'|" *")/g,
]

/** All imports of a source: static, dynamic with a fixed name, for effect only, and re-exports. */
export const importsOf = (file: string, source: string): Import[] => {
  const { code } = scan(source)
  return statements.flatMap((statement) =>
    [...code.matchAll(statement)].map((match) => {
      const end = match.index + match[0].length
      const specifier = source.slice(end - (match.groups?.['name']?.length ?? 0) + 1, end - 1)
      return {
        specifier,
        file: specifier.startsWith('.') ? join(dirname(file), specifier) : null,
        clause: /^\w+\s+(.*?)\s*\bfrom\b/s.exec(match[0])?.[1] ?? '',
        typeOnly: match.groups?.['type'] !== undefined,
        offset: match.index,
      }
    }),
  )
}
