import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byFolder, files, sources, text } from './tracked-files.ts'

/** Watch the largest, not the average: what spoils a code base is the one file and the one folder that nobody dares to open. */
const mostLines = 300
const mostFilesInFolder = 12
const largestMedian = 150

const lines = (file: string): number => text(file).trimEnd().split('\n').length

describe('sizes', () => {
  it(`keep every source file within ${mostLines} lines`, () => {
    expect(sources.filter((file) => lines(file) > mostLines).map((file) => `${file}: ${lines(file)} lines`)).toEqual([])
  })

  it(`keep the typical file of the server below ${largestMedian} lines`, () => {
    const sizes = sources
      .filter((file) => file.startsWith('server/src/'))
      .map(lines)
      .toSorted((one, other) => one - other)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(largestMedian)
  })

  it(`keep every folder within ${mostFilesInFolder} source files`, () => {
    const crowded = [...byFolder(sources)].filter(([, names]) => names.length > mostFilesInFolder)
    expect(crowded.map(([folder, names]) => `${folder}: ${names.length} files`)).toEqual([])
  })
})

describe('names', () => {
  it('say what a file is for: nothing is called a drawer for everything', () => {
    const drawers = new Set([
      'utils',
      'util',
      'utilities',
      'helpers',
      'helper',
      'common',
      'lib',
      'core',
      'misc',
      'shared',
    ])
    const parts = (file: string): string[] => file.split('/').flatMap((part) => [part, part.split('.')[0] ?? ''])
    expect(files.filter((file) => parts(file).some((part) => drawers.has(part)))).toEqual([])
  })

  it('have no barrels: index.ts only as the public face of a package', () => {
    const faces = ['sdk/src/index.ts']
    expect(sources.filter((file) => /^index\./.test(basename(file)) && !faces.includes(file))).toEqual([])
  })
})
