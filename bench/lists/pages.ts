import type { ListWorld } from './world.ts'

/** A kind of page, and how one of them is asked for. `draw(n)` is a whole number from 0 below n, by chance. */
export type PageKind = {
  readonly name: string
  readonly path: (world: ListWorld, draw: (below: number) => number) => string
  /** What is measured is the page behind the first one. */
  readonly isSecond?: true
}

const statuses = ['New', 'Showing Scheduled', 'Application Received', 'Lease Signed', 'Ghosting']
const stages = ['lead', 'contacted', 'showing', 'application', 'lost']
const sources = ['Zillow', 'Zumper', 'Walk-In', 'Other']
const pick = (list: readonly string[], draw: (below: number) => number): string =>
  encodeURIComponent(list[draw(list.length)] ?? '')

/** Ids of prospects with 55 events end in 0. */
const busyProspect = ({ size }: ListWorld, draw: (below: number) => number): number =>
  (draw(Math.floor(size.prospects / 10) - 1) + 1) * 10

/** A moment at which prospects were coming in: they came every ten seconds, up to now. */
const moment = ({ size }: ListWorld, draw: (below: number) => number): string =>
  encodeURIComponent(
    `${new Date(Date.now() - draw(size.prospects - 60) * 10_000 - 600_000).toISOString().slice(0, 23)}000Z`,
  )

const dueBefore = (): string => encodeURIComponent(`${new Date(Date.now() + 3_600_000).toISOString().slice(0, 23)}000Z`)

const prospects = (name: string, query: PageKind['path']): PageKind => ({
  name: `prospects, ${name}`,
  path: (world, draw) => `/v2/prospects?account_id=${world.accountId}${query(world, draw)}`,
})

/** The lists of the API, by each of their filters and orders, and some of these together. */
export const pageKinds: readonly PageKind[] = [
  {
    name: "a prospect's timeline, 50 events",
    path: (world, draw) => `/v2/prospects/${busyProspect(world, draw)}/leasing_events`,
  },
  { name: "a prospect's history", path: (world, draw) => `/v2/prospects/${busyProspect(world, draw)}/history` },
  { name: 'a prospect', path: (world, draw) => `/v2/prospects/${busyProspect(world, draw)}` },
  { name: 'prospects of all accounts', path: () => '/v2/prospects' },
  prospects('newest', () => ''),
  prospects('from anywhere', (world, draw) => `&created_before=${moment(world, draw)}`),
  prospects('oldest first', () => '&sort=created_at'),
  prospects('by name', () => '&sort=name'),
  prospects('by next follow-up', () => '&sort=next_follow_up'),
  prospects('of a status', (_world, draw) => `&status=${pick(statuses, draw)}`),
  prospects('of a stage', (_world, draw) => `&stage=${pick(stages, draw)}`),
  prospects('of a source', (_world, draw) => `&source=${pick(sources, draw)}`),
  prospects('of a unit', (_world, draw) => `&unit_id=${draw(7) * 10 + 1}`),
  prospects('whose follow-up is due', () => `&sort=next_follow_up&follow_up_due_before=${dueBefore()}`),
  prospects(
    'of a status and a source',
    (_world, draw) => `&status=${pick(statuses, draw)}&source=${pick(sources, draw)}`,
  ),
  prospects('of a status, by name', (_world, draw) => `&status=${pick(statuses, draw)}&sort=name`),
  prospects('of a status, by next follow-up', (_world, draw) => `&status=${pick(statuses, draw)}&sort=next_follow_up`),
  { ...prospects('newest', () => ''), name: 'prospects, newest, second page', isSecond: true },
  { ...prospects('by name', () => '&sort=name'), name: 'prospects, by name, second page', isSecond: true },
  prospects('that nobody has', () => '&assignee=none'),
  prospects('of an assignee', (world, draw) => `&assignee=${world.memberIds[draw(world.memberIds.length)]}`),
  prospects('found by a phone number', (world, draw) => `&q=303${2_000_000 + draw(world.size.prospects)}`),
  prospects('found by an e-mail address', (world, draw) => `&q=p${draw(world.size.prospects)}@example.com`),
  prospects(
    'found by a last name',
    (_world, draw) => `&q=${pick(['Aldbercor', 'Danesk', 'Forgrahol', 'Ingjar', 'Rossel'], draw)}`,
  ),
  prospects('found by a first name', (_world, draw) => `&q=${pick(['Ada', 'Keiko', 'Quentin', 'Zoe'], draw)}`),
  { name: 'duplicates by phone', path: ({ accountId }) => `/v2/prospects/duplicates?account_id=${accountId}&by=phone` },
  {
    name: 'duplicates by e-mail',
    path: ({ accountId }) => `/v2/prospects/duplicates?account_id=${accountId}&by=email`,
  },
  { name: 'users', path: ({ accountId }) => `/v2/users?account_id=${accountId}` },
  { name: 'tokens', path: () => '/v2/tokens' },
  { name: 'units', path: ({ accountId }) => `/v2/units?account_id=${accountId}` },
  { name: 'the feed, from the beginning', path: () => '/v2/leasing_events' },
  { name: 'v1 prospects, created after', path: (world, draw) => `/prospects?created_after=${moment(world, draw)}` },
  {
    name: 'v1 events of a prospect',
    path: (world, draw) => `/leasing_events?prospect_id=${busyProspect(world, draw)}`,
  },
  { name: 'v1 events', path: () => '/leasing_events' },
  { name: 'v1 units', path: () => '/units' },
]
