import { describe, expect, it } from 'vitest'
import { importsOf, scan } from './scan.ts'

/** In the texts below `§{` stands for what opens an expression in a template. */
const typescript = (text: string): string => text.replaceAll('§', '$')
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('taking a source apart', () => {
  it('tells code, comments and strings from one another', () => {
    const source = typescript("const a = 'one' // two\nconst b = /* three */ `four §{a + `five §{a}`} six`\n")
    const { code, comments, strings } = scan(source)
    expect(squeezed(code)).toBe("const a = ' ' const b = ` {a + ` {a}`} `")
    expect(squeezed(comments)).toBe('// two /* three */')
    expect(squeezed(strings)).toBe(typescript("'one' `four §{ `five §{ }`} six`"))
  })

  it('knows a regular expression from a division', () => {
    const source = 'const a = b / c / d\nconst e = /\'[/"]/.test(f)\nconst g = (h) / 2 // rest'
    const { code, strings } = scan(source)
    expect(squeezed(code)).toBe('const a = b / c / d const e = / /.test(f) const g = (h) / 2')
    expect(squeezed(strings)).toBe('')
  })

  it('keeps every offset and every line', () => {
    const source = typescript('const a = `one\n§{1}\ntwo` // three\n/* four\n*/ const b = {}\n')
    for (const part of Object.values(scan(source))) {
      expect(part).toHaveLength(source.length)
      expect(part.split('\n')).toHaveLength(source.split('\n').length)
    }
  })

  it('finds imports of every kind, and none in comments and strings', () => {
    const source = [
      "import type { A } from './a.ts'",
      "import b, { type B } from '../b.ts'",
      'import {',
      '  c,',
      "} from 'c'",
      "import './d.ts'",
      "export type { E } from './e.ts'",
      "export const f = 'import g from \"g\"' // import h from 'h'",
      "const i = await import('./i.ts')",
    ].join('\n')
    const found = importsOf('server/src/x.ts', source).toSorted((one, other) => one.offset - other.offset)
    expect(found.map(({ specifier, file, typeOnly }) => [specifier, file, typeOnly])).toEqual([
      ['./a.ts', 'server/src/a.ts', true],
      ['../b.ts', 'server/b.ts', false],
      ['c', null, false],
      ['./d.ts', 'server/src/d.ts', false],
      ['./e.ts', 'server/src/e.ts', true],
      ['./i.ts', 'server/src/i.ts', false],
    ])
  })
})
