import { BaseSequencer, type TestSpecification } from 'vitest/node'

const isImport = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/import.journey.ts')

/** The journey that fills the demo with thousands of leads comes after all that look for what is in it. */
export class ImportLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter((file) => !isImport(file)), ...sorted.filter(isImport)]
  }
}
