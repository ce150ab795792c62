import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dirname, normalize } from 'node:path/posix'
import { describe, expect, it } from 'vitest'
import { settings } from '../../src/config.ts'
import { anchorsOf, codeOf, linksOf } from './markdown.ts'
import { scan } from './scan.ts'
import { documents, files, place, root, sources, text } from './tracked-files.ts'

const exists = (path: string): boolean => existsSync(join(root, path))

/** The history tells of what is gone, too. */
const current = documents.filter((file) => file !== 'CHANGELOG.md')

const brokenLink = (file: string, link: string): boolean => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return false
  const [path = '', anchor] = decodeURIComponent(link).split('#')
  const target = path === '' ? file : normalize(join(dirname(file), path))
  if (target.startsWith('..') || !exists(target)) return true
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(text(target)).has(anchor)
}

describe('documents', () => {
  it('link only to what is there, down to the heading', () => {
    const links = documents.flatMap((file) => linksOf(text(file)).map((link) => ({ file, ...link })))
    const broken = links.filter((link) => brokenLink(link.file, link.text))
    expect(broken.map((link) => `${place(link.file, link.offset)} ${link.text}`)).toEqual([])
  })

  it('name only files of the project that are there', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))
    const named = current.flatMap((file) =>
      codeOf(text(file))
        .filter((code) => /^[\w.-]+\/[\w./-]*$/.test(code.text) && folders.has(code.text.split('/')[0]))
        .filter((code) => !exists(code.text))
        .map((code) => `${place(file, code.offset)} ${code.text}`),
    )
    expect(named).toEqual([])
  })

  it('are there when a comment names them', () => {
    const comments = [
      ...sources.map((file) => ({ file, prose: scan(text(file)).comments })),
      ...files.filter((file) => file.endsWith('.sql')).map((file) => ({ file, prose: text(file) })),
    ]
    const missing = comments.flatMap(({ file, prose }) =>
      [...prose.matchAll(/(?<![\w/.-])(?:[\w-]+\/)+[\w-]+\.md\b/g)]
        .filter((match) => !exists(match[0]))
        .map((match) => `${place(file, match.index)} ${match[0]}`),
    )
    expect(missing).toEqual([])
  })

  it('tell only commands that package.json has', () => {
    const scripts: object = JSON.parse(text('package.json')).scripts
    const command = /\bnpm (?:run (?<run>[\w:-]+)|(?<short>test|start))\b/g
    const unknown = current.flatMap((file) =>
      codeOf(text(file)).flatMap((code) =>
        [...code.text.matchAll(command)]
          .map((match) => match.groups?.['run'] ?? match.groups?.['short'] ?? '')
          .filter((name) => !(name in scripts))
          .map((name) => `${place(file, code.offset)} npm run ${name}`),
      ),
    )
    expect(unknown).toEqual([])
  })

  it('begin with the two commands of a fresh machine', () => {
    const commands = codeOf(text('README.md')).map((code) => code.text)
    expect(commands).toContain('npm install && npm run demo')
    expect(commands).toContain('npm install && npm test')
  })

  it('number every record of a decision once', () => {
    const records = documents.filter((file) => /^docs\/decisions\/\d/.test(file))
    expect(records.filter((file) => !/^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(file))).toEqual([])
    const numbers = records.map((file) => file.slice('docs/decisions/'.length, 'docs/decisions/0000'.length))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

describe('settings', () => {
  const names = Object.keys(settings)

  it('stand in docs/settings.md, every one with its default', () => {
    const page = text('docs/settings.md')
    const lines = page.split('\n')
    const untold = Object.entries(settings).filter(([name, { fallback }]) => {
      const line = lines.find((candidate) => candidate.includes(`\`${name}\``))
      return line === undefined || !line.includes(fallback)
    })
    expect(untold.map(([name]) => name)).toEqual([])
  })

  it('are the only ones that documents name', () => {
    /** Beside the settings, what tests and benchmarks read from the environment. */
    const read = new Set(
      sources.flatMap((file) =>
        [...scan(text(file)).code.matchAll(/\benv(?:\.|\[['"])(FOYER_[A-Z0-9_]+)/g)].map((match) => match[1]),
      ),
    )
    const unknown = current.flatMap((file) =>
      [...text(file).matchAll(/\bFOYER_[A-Z0-9_]*[A-Z0-9]\b/g)]
        .filter((match) => !(names.includes(match[0]) || read.has(match[0])))
        .map((match) => `${place(file, match.index)} ${match[0]}`),
    )
    expect(unknown).toEqual([])
  })
})
