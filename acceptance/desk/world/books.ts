import { bodyOf } from '../../records-people/caller.ts'
import { eventually } from '../../support/waiting.ts'
import type { Life } from './life.ts'

/** An event as the feed shows it. */
export type FeedEvent = {
  readonly id: number
  readonly prospect_id: number
  readonly event_type: string
  readonly created_at: string
  readonly recorded_at: string
  readonly source: string | null
  readonly planned_date_time: string | null
  readonly next_follow_up: string | null
  readonly unit_id: number | null
  readonly deleted: boolean
  readonly batch_id: string | null
  readonly undoes_batch_id: string | null
  readonly context: { readonly assignedToUserIds?: readonly string[]; readonly followUpDone?: boolean }
}

/** What of a listed prospect follows from no event. */
export type Profile = {
  readonly id: number
  readonly name: string
  readonly source: string
  readonly unit_id: number | null
  readonly created_at: string
}

type Person = {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly memberships: readonly { readonly account_id: string; readonly role: string; readonly active: boolean }[]
}

type Unit = { readonly id: number; readonly address: { readonly formatted_address: string } | null }

/** What the lists and the feed of an account say. */
export type Books = {
  readonly events: readonly FeedEvent[]
  readonly prospects: readonly Profile[]
  readonly people: readonly Person[]
  readonly addresses: ReadonlyMap<number, string>
}

type Page<Row> = { readonly data: readonly Row[]; readonly next_cursor: string; readonly has_more: boolean }

const all = async <Row>({ office }: Life, path: string, place: 'cursor' | 'after'): Promise<Row[]> => {
  const rows: Row[] = []
  for (let more = ''; ; ) {
    const of = `account_id=${office.accountId}&limit=100${more}`
    const page = bodyOf<Page<Row>>(await office.owner.call('GET', `/v2/${path}?${of}`), 200)
    rows.push(...page.data)
    if (!page.has_more) return rows
    more = `&${place}=${encodeURIComponent(page.next_cursor)}`
  }
}

/** A last event, by which the feed is known to be whole: it comes after all that was written before. */
const lastEvent = async ({ office, prospectIds }: Life): Promise<number> => {
  const event = { prospect_id: prospectIds[0], event_type: 'Log Note', notes: 'the last' }
  const reply = await office.owner.call('POST', '/v2/leasing_events', { events: [event] })
  return bodyOf<{ results: { event: FeedEvent }[] }>(reply, 201).results[0]?.event.id ?? 0
}

/** Reads all of an account. */
export const readBooks = async (life: Life): Promise<Books> => {
  const last = await lastEvent(life)
  const events = await eventually('the last event in the feed', async () => {
    const found = await all<FeedEvent>(life, 'leasing_events', 'after')
    return found.some(({ id }) => id === last) ? found : null
  })
  const units = await all<Unit>(life, 'units', 'cursor')
  return {
    events,
    prospects: await all<Profile>(life, 'prospects', 'cursor'),
    people: await all<Person>(life, 'users', 'cursor'),
    addresses: new Map(units.flatMap(({ id, address }) => (address === null ? [] : [[id, address.formatted_address]]))),
  }
}
