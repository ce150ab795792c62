import { describe, expect, it } from 'vitest'
import { importsOf, scan } from './scan.ts'
import { documents, files, findings, sources, text } from './tracked-files.ts'

const inCode = (pattern: RegExp): string[] => sources.flatMap((file) => findings(file, scan(text(file)).code, pattern))
const inComments = (pattern: RegExp): string[] =>
  sources.flatMap((file) => findings(file, scan(text(file)).comments, pattern))
const isText = (file: string): boolean => !/\.(?:png|jpe?g|ico|woff2?)$/.test(file)
const inText = (pattern: RegExp): string[] =>
  files.filter(isText).flatMap((file) => findings(file, text(file), pattern))

describe('house rules', () => {
  it('no check is switched off in the place where it would speak', () => {
    expect(
      inComments(/@ts-\w+|\b(?:biome|eslint|oxlint|prettier)-(?:ignore|disable)\S*|\b(?:v8|c8|istanbul) ignore/g),
    ).toEqual([])
    expect(inCode(/(?<!\.)\bany\b/g)).toEqual([])
  })

  it('no test is skipped, and none runs alone', () => {
    expect(inCode(/\.(?:skip|only|todo|skipIf|runIf|fails)\b\s*[(.]|\bx(?:it|test|describe)\(/g)).toEqual([])
  })

  it('nothing is left for later in the text', () => {
    expect(inText(/\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/g)).toEqual([])
  })

  it('imports name the file that they mean', () => {
    const vague = sources.flatMap((file) =>
      importsOf(file, text(file)).filter(
        ({ file: target }) => target !== null && !/\.(?:ts|tsx|js|json|css)$/.test(target),
      ),
    )
    expect(vague).toEqual([])
  })
})

describe('the project speaks of itself alone', () => {
  it('names no package registry', () => {
    expect(
      inText(/\bregistry\.[\w-]+\.(?:org|com|dev|io|net)\b|\bnpmjs\.(?:org|com)\b|"resolved": "[a-z+]+:/g),
    ).toEqual([])
  })

  it('names no path of one machine, and no folder beside its own', () => {
    expect(
      inText(/(?<![\w.$}])\/(?:work|root|home\/\w+|Users\/\w+)\/|(?<![\w-])shared\/(?:contract|design|style|quality)/g),
    ).toEqual([])
  })

  it('names no issue by its number', () => {
    const numbered = /\b(?:issues?|tickets?|PRs?|pull requests?)\s*#?\d+\b|(?<=\s|\()#\d+\b/gi
    expect(documents.flatMap((file) => findings(file, text(file), numbered))).toEqual([])
    expect(inComments(numbered)).toEqual([])
  })
})
