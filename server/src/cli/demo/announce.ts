import { toE164 } from '../../domain/phone-numbers.ts'
import type { DemoState } from './fill.ts'
import { type DemoRecord, recordPath } from './record.ts'

type Terminal = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

const count = (value: number): string => value.toLocaleString('en-US')

/** Shows how far the fill is: on a terminal one line that is written over, elsewhere a line for each quarter. */
export const createProgress = (terminal: Terminal): ((done: number, total: number) => void) => {
  let shown = -1
  return (done, total) => {
    const steps = terminal.isTTY ? 100 : 4
    const step = total === 0 ? steps : Math.floor((done / total) * steps)
    if (step === shown) return
    shown = step
    const line = `Filling in the demo: ${count(done)} of ${count(total)} events`
    if (terminal.isTTY) terminal.write(`\r${line}${done === total ? '\n' : ''}`)
    else terminal.write(`${line}\n`)
  }
}

/** Why the demo can't start on this database, and what to do; null when it can. */
export const demoProblem = (state: DemoState, dataDir: string): string | null => {
  const remedy = `Start over with another folder (FOYER_DATA_DIR, now ${dataDir}) or, if DATABASE_URL is set, another empty database.`
  if (state === 'halfFilled')
    return `The demo was stopped before it was filled in, so its history is not whole. ${remedy}`
  if (state === 'foreign') return `This database holds accounts of its own, the demo stays out of it. ${remedy}`
  return null
}

type Prospect = DemoRecord['prospects'][number]

/** The first person of the account with several inquiries: one of them, and how many there are. */
const busiest = (record: DemoRecord, accountId: string): { prospect: Prospect; inquiries: number } | null => {
  const own = record.prospects.filter((one) => one.account_id === accountId)
  const people = Map.groupBy(own, (one) => toE164(one.phone, 'US') ?? `nobody else ${one.id}`)
  for (const [, [prospect, ...others]] of people)
    if (prospect !== undefined && others.length > 0) return { prospect, inquiries: others.length + 1 }
  return null
}

/** A request that works when it is pasted into a shell: every inquiry of one person goes to one agent. */
const example = (record: DemoRecord): string[] => {
  const accountId = record.accounts[0]?.id ?? ''
  const found = busiest(record, accountId)
  const agent = record.users.find((user) => user.role === 'Leasing Agent' && user.account_ids.includes(accountId))
  if (found === null || agent === undefined) return []
  const event = {
    prospect_id: found.prospect.id,
    event_type: 'Assign to User',
    source: 'Phone Call',
    notes: 'One agent for all homes that they ask about',
    context: { assignedToUserIds: [agent.id], applyActionInBulk: true },
  }
  return [
    `Assign all ${found.inquiries} inquiries of ${found.prospect.name} to ${agent.name}:`,
    '',
    `curl -X POST '${record.base_url}/leasing_events' \\`,
    `  -H 'Authorization: Bearer ${record.token}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify({ events: [event] })}'`,
    '',
  ]
}

/** What `foyer demo` prints when it is ready. */
export const announcement = (record: DemoRecord, dataDir: string): string =>
  [
    '',
    `Foyer is ready, with ${count(record.prospects.length)} prospects of ${record.accounts.map((one) => one.name).join(' and ')}.`,
    '',
    `  URL      ${record.base_url}`,
    `  Console  ${record.base_url}/console (sign in with one click, as anybody of the demo)`,
    `  Docs     ${record.base_url}/docs`,
    `  Token    ${record.token}`,
    '',
    ...example(record),
    `All ids are in ${recordPath(dataDir)}. Ctrl+C stops Foyer; the data stays.`,
    '',
  ].join('\n')
