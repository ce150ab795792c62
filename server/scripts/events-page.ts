import { type EventType, eventTypeNames, eventTypeRow, typesWhileBlocklisted } from '../src/catalogue/event-types.ts'
import { limits } from '../src/catalogue/limits.ts'
import { makeTable } from './table.ts'

type Row = NonNullable<ReturnType<typeof eventTypeRow>>

const rowOf = (name: EventType): Row => {
  const row = eventTypeRow(name)
  if (row === null) throw new Error(`the catalogue has no ${name}`)
  return row
}

const number = (value: number): string => value.toLocaleString('en')

const overview = (): string => {
  const head = ['event type', 'group', 'status', 'stage', 'needs', 'own context', 'while blocklisted']
  const rows = eventTypeNames.map((name) => {
    const { group, setsStatus, stage, needs, context } = rowOf(name)
    return [
      `[${name}](#${anchorOf(name)})`,
      group,
      setsStatus ? 'yes' : 'no',
      stage ?? '–',
      needsOf(needs),
      ownContexts[context],
      typesWhileBlocklisted.has(name) ? 'yes' : 'no',
    ]
  })
  return makeTable([head, ...rows])
}

const needsOf = (needs: Row['needs']): string => {
  if (needs === null) return ''
  if (needs === 'blocklisted prospect') return 'a blocklisted prospect'
  return needs === 'assignedToUserIds' ? '`context.assignedToUserIds`' : `\`${needs}\``
}

const ownContexts: Readonly<Record<Row['context'], string>> = {
  plain: '',
  assignment: '`assignedToUserIds`',
  block: '`reason`, `until`',
}

/** As GitHub makes it of a heading. */
const anchorOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')

/** What the row of a type does not tell of its effect. */
const ownEffects: Partial<Readonly<Record<EventType, string>>> = {
  'Showing Scheduled': 'Whoever has the prospect shows the home, whatever was said before.',
  'Assign to User':
    'The users have the prospect from then on; nobody does if the list is empty. To assign the same users again is an event too.',
  'Reassign Showing':
    'The users show the planned showing; the prospect stays with whoever has it. It ends with the showing.',
  'Blocklist Prospect': `The phone number of the prospect is refused for all prospects of the account, also for those that are created later, until \`until\` or until somebody writes \`Unblock Prospect\` for one of them. \`reason\` has up to ${limits.reasonCharacters} characters.`,
  'Unblock Prospect':
    'The status and the stage from before the block return. The block of the number ends for all prospects that have it.',
  'Log Note': 'Nothing else changes.',
}

const effectOf = (name: EventType): string => {
  const { setsStatus, stage, needs, endsPlan } = rowOf(name)
  const isUnblocking = needs === 'blocklisted prospect'
  const sentences = [
    setsStatus ? `The status becomes \`${name}\`.` : isUnblocking ? '' : 'The status stays.',
    stage !== null ? `The stage becomes \`${stage}\`.` : isUnblocking ? '' : 'The stage stays.',
    needs === 'planned_date_time' ? 'What is planned is at `planned_date_time`.' : '',
    endsPlan ? 'What was planned is over.' : '',
    ownEffects[name] ?? '',
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

const exampleUser = '50bc16ca-5e56-4699-a7b1-3eeeed239040'

/** An event of this type that says all that the type needs, and all of its own context. */
export const exampleEvent = (name: EventType): object => {
  const { needs, context } = rowOf(name)
  const contexts = {
    plain: null,
    assignment: { assignedToUserIds: [exampleUser] },
    block: { reason: 'Threatened an agent', until: '2030-01-01T00:00:00Z' },
  }
  const own = contexts[context]
  return {
    prospect_id: 12,
    event_type: name,
    ...(needs === 'planned_date_time' ? { planned_date_time: '2030-01-07T16:00:00Z' } : {}),
    ...(needs === 'notes' ? { notes: 'Wants to see the garden' } : {}),
    ...(own === null ? {} : { context: own }),
  }
}

/** JSON on one line, as the formatter wants it. */
const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${fieldsOf(value).join(', ')} }`
}
const fieldsOf = (value: object): string[] =>
  Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${inline(inner)}`)

const sectionOf = (name: EventType): string => {
  const { group, needs } = rowOf(name)
  const needed = needs === null ? '' : ` Needs ${needsOf(needs)}.`
  return `### ${name}

Group \`${group}\`.${needed} ${effectOf(name)}

\`\`\`json
{
  ${fieldsOf(exampleEvent(name)).join(',\n  ')}
}
\`\`\`
`
}

const fields = [
  ['field', 'value'],
  ['`source`', 'where it came from, one of eight'],
  ['`notes`', `up to ${number(limits.notesCharacters)} characters of any Unicode text`],
  ['`planned_date_time`', 'when that is to be which the event plans'],
  [
    '`next_follow_up`',
    'when to follow up on the prospect; it stays until another event plans one, or says `followUpDone`',
  ],
  ['`occurred_at`', 'when it happened, if not now; the event takes its place among the others of the prospect'],
  [
    '`external_id`',
    `its name in the system that it comes from, up to ${limits.externalIdCharacters} characters; of an event about one prospect`,
  ],
  ['`context`', '`followUpDone: true`: the follow-up that was planned is done; beside it what the type has of its own'],
]

/** `docs/events.md` */
export const makeEventsPage = (): string => `# Leasing event types

All ${eventTypeNames.length} types, what each needs, and what it does to the prospect. \`POST /v2/leasing_events\` writes them
([batches.md](batches.md)); version 1 writes \`Assign to User\` only. Readers should stay open to further types.

This page is generated from \`server/src/catalogue/event-types.ts\`: \`npm run generate\`.

## All types

- **status**: whether the name of the type becomes the status of the prospect. Else the status stays.
- **stage**: the step of the funnel that the event reaches; \`lost\` ends it, – leaves it as it is.
- **needs**: what a request must carry beside \`event_type\` and one of \`prospect_id\`, \`prospect_ids\` and \`phone\`.
- **own context**: what \`context\` may say beside \`followUpDone\`, which every type has.
- **while blocklisted**: whether a prospect that is blocklisted, or whose number is, takes it. Else: 409 \`prospectBlocklisted\`.

${overview()}

## What every type has

${makeTable(fields)}

Moments are RFC 3339 with a capital T, a capital Z or an offset, and up to six fractional digits.

## One by one

Each with an item of \`events\`.

${eventTypeNames.map(sectionOf).join('\n')}`
