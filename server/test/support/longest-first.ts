import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long, most of it waiting for servers that start, die and come back. What is begun last would end alone. */
const longest = [
  'acceptance/webhooks/hostile-days',
  'acceptance/faults/keyed-writes',
  'server/test/http/every-query',
  'acceptance/importing/',
  'acceptance/faults/',
  'server/test/storage/own-postgres',
  'acceptance/operating/',
  'acceptance/events-v2/killed',
  'server/test/jobs/',
  'acceptance/desk/',
  'acceptance/reports-v2/',
  'acceptance/webhooks/',
  'acceptance/feed/',
  'server/test/http/every-route',
  'server/test/storage/desk/',
  'server/test/repository/',
  'acceptance/',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.includes(`/${name}`))
  return place === -1 ? longest.length : place
}

/** The order of files: what takes longest comes first, also on a machine that has never measured it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
