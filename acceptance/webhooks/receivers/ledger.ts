import type { Heard, Row, StandardBody } from './standard.ts'

/** What has to be told in order: the prospect, or the unit. */
const laneOf = ({ type, data }: StandardBody): string => {
  const [noun] = type.split('.')
  return noun === 'leasing_event' ? `prospect ${data['prospect_id']}` : `${noun} ${data.id}`
}

/** Each message once, in the order in which they came first. */
export const firsts = (heard: readonly Heard[]): Heard[] => {
  const known = new Set<string>()
  return heard.filter(({ id }) => {
    const isNew = !known.has(id)
    known.add(id)
    return isNew
  })
}

/** Which messages came first when something that happened later to the same prospect or unit had come. */
export const misorders = (heard: readonly Heard[]): string[] => {
  const last = new Map<string, number>()
  return firsts(heard).flatMap(({ id, body }) => {
    const lane = laneOf(body)
    const before = last.get(lane) ?? 0
    last.set(lane, Math.max(before, body.sequence))
    return body.sequence < before ? [`${id} of ${lane} came after ${before}`] : []
  })
}

/** The records as a receiver has them who goes by `sequence`. */
export const recordsOf = (heard: readonly Heard[]) => {
  const records = {
    leasing_event: new Map<number, Row>(),
    prospect: new Map<number, Row>(),
    unit: new Map<number, Row>(),
  }
  for (const { body } of heard.toSorted((one, other) => one.body.sequence - other.body.sequence)) {
    const [noun = '', verb] = body.type.split('.')
    const rows = records[noun as keyof typeof records]
    if (verb === 'deleted') rows.delete(body.data.id)
    else rows.set(body.data.id, body.data)
  }
  return records
}
