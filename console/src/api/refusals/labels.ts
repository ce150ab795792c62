/** What the forms call the fields of the API: the whole, and for lists one of them. */
const fields: Readonly<Record<string, string | readonly [whole: string, one: string]>> = {
  account_ids: ['Accounts', 'account'],
  assigned_to_user_ids: ['Agents', 'agent'],
  assignedToUserIds: ['Agents', 'agent'],
  code: 'Code',
  columns: 'Columns',
  context: 'Details',
  created_after: 'Created from',
  created_before: 'Created until',
  current: 'Current password',
  description: 'Description',
  email: 'E-mail',
  event_type: 'Status',
  event_types: ['Types of leasing events', 'type of leasing events'],
  events: 'Prospects',
  expires_at: 'Expires',
  external_id: 'External id',
  follow_up_due_before: 'Follow-up',
  from_sequence: 'First change',
  from_time: 'Since',
  name: 'Name',
  next_follow_up: 'Next follow-up',
  notes: 'Notes',
  occurred_at: 'Happened at',
  password: 'Password',
  phone: 'Phone',
  phone_country: 'Country of phone numbers',
  planned_date_time: 'Planned for',
  prospect_id: 'Prospect',
  prospect_ids: ['Prospects', 'prospect'],
  q: 'Search',
  query: 'Filters',
  reason: 'Reason',
  role: 'Role',
  scopes: ['Scopes', 'scope'],
  secret: 'Secret',
  source: 'Source',
  stage: ['Stage', 'stage'],
  status: ['Status', 'status'],
  tables: ['Hears of', 'of what it hears of'],
  time_zone: 'Time zone',
  unit_id: 'Unit',
  until: 'Until',
  until_sequence: 'Last change',
  url: 'URL',
}

const ends: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const rules = new Intl.PluralRules('en', { type: 'ordinal' })

/** `2nd` for 2. */
const ordinal = (number: number): string => `${number.toLocaleString('en')}${ends[rules.select(number)] ?? 'th'}`

/** The last name of a path such as `.events[0].prospect_ids[1]`, and its place in the list, if it is one of a list. */
const last = /(?:^|\.)([A-Za-z_]\w*)(?:\[(\d+)\])?$/

/** What the form calls the field at this path: `Phone`, `2nd prospect`. The path itself, when no form has such a field. */
export const labelOf = (dataPath: string): string => {
  const [, name = '', place] = last.exec(dataPath) ?? []
  // An event has no name of its own: what is wrong with it as a whole is told without one.
  if (name === 'events' && place !== undefined) return ''
  const label = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (label === undefined) return dataPath.replace(/^\./, '')
  const [whole, one] = typeof label === 'string' ? [label, null] : label
  return place === undefined || one === null ? whole : `${ordinal(Number(place) + 1)} ${one}`
}
