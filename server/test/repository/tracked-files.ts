import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/** The project's folder. */
export const root = join(import.meta.dirname, '../../..')

/** What .gitignore leaves out, as names of folders and files. Walking instead of asking git also works in an unpacked archive. */
const ignored = new Set([
  '.git',
  ...readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/^\/|\/$/g, ''))
    .filter((line) => line !== '' && !line.startsWith('#')),
])

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !(ignored.has(entry.name) || ignored.has(`*${extname(entry.name)}`)))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return walk(path)
      return entry.isFile() ? [path] : []
    })

/** Every file of the project, as a path from its root with slashes. */
export const files: readonly string[] = walk('').toSorted()

/** The hand-written TypeScript and JavaScript. */
export const sources: readonly string[] = files.filter(
  (file) => /\.(?:ts|tsx|js)$/.test(file) && !file.includes('/generated/'),
)

export const documents: readonly string[] = files.filter((file) => file.endsWith('.md'))

export const text = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Every folder that holds one of these files, with the names of those. */
export const byFolder = (paths: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const folders = new Map<string, string[]>()
  for (const path of paths) folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), basename(path)])
  return folders
}

/** `file:line` of a place in a file's text, for messages that an editor can jump to. */
export const place = (file: string, offset: number): string =>
  `${file}:${text(file).slice(0, offset).split('\n').length}`

/** Where the pattern (with the flag `g`) matches a text of this file, as `file:line match`. */
export const findings = (file: string, within: string, pattern: RegExp): string[] =>
  [...within.matchAll(pattern)].map((match) => `${place(file, match.index)} ${match[0].trim().split('\n')[0]}`)
