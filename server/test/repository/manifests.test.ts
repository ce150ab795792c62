import { describe, expect, it } from 'vitest'
import { files, text } from './tracked-files.ts'

type Manifest = { readonly version: string; readonly license: string; readonly bin?: object } & {
  readonly [K in 'dependencies' | 'devDependencies' | 'optionalDependencies']?: Readonly<Record<string, string>>
}

const manifests = files
  .filter((file) => /(?:^|\/)package\.json$/.test(file))
  .map((file) => ({ file, manifest: JSON.parse(text(file)) as Manifest }))

const dependencies = manifests.flatMap(({ file, manifest }) =>
  Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }).map(
    ([name, version]) => ({ file, name, version }),
  ),
)

describe('manifests', () => {
  it('are one version under one licence', () => {
    expect(new Set(manifests.map(({ manifest }) => manifest.version)).size).toBe(1)
    expect(new Set(manifests.map(({ manifest }) => manifest.license))).toEqual(new Set(['Apache-2.0']))
  })

  it('name every dependency by one exact version', () => {
    expect(dependencies.length).toBeGreaterThan(0)
    expect(dependencies.filter(({ version }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
    const versions = new Map<string, Set<string>>()
    for (const { name, version } of dependencies) versions.set(name, (versions.get(name) ?? new Set()).add(version))
    expect([...versions].filter(([, all]) => all.size > 1).map(([name]) => name)).toEqual([])
  })

  it('have a reason for every dependency in the record of decisions', () => {
    const record = text('docs/decisions/0002-dependencies.md')
    const names = new Set(dependencies.map(({ name }) => name))
    expect([...names].filter((name) => !record.includes(`\`${name}\``))).toEqual([])
  })

  it('agree with the lockfile', () => {
    const locked: Readonly<Record<string, Manifest & { resolved?: string; link?: boolean }>> = JSON.parse(
      text('package-lock.json'),
    ).packages
    for (const { file, manifest } of manifests) {
      const { version, license, ...asked } = manifest
      const entry = locked[file.replace(/\/?package\.json$/, '')]
      expect(entry).toMatchObject({ version, license, ...pick(asked) })
    }
    const fromHosts = Object.entries(locked).filter(([, entry]) => entry.resolved?.includes(':'))
    expect(fromHosts.map(([path]) => path)).toEqual([])
  })
})

const pick = (asked: Omit<Manifest, 'version' | 'license'>) => ({
  ...(asked.dependencies && { dependencies: asked.dependencies }),
  ...(asked.bin && { bin: asked.bin }),
  ...(asked.devDependencies && { devDependencies: asked.devDependencies }),
})
