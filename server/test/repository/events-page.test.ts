import { expect, it } from 'vitest'
import { makeEventsPage } from '../../scripts/events-page.ts'
import { eventTypeNames, eventTypeRow } from '../../src/catalogue/event-types.ts'
import { newEventsBody } from '../../src/http/schemas/events/new-events.ts'
import { compileSchema, toDetails } from '../../src/http/validation.ts'
import { text } from './tracked-files.ts'

const page = (): string => text('docs/events.md')

/** Of each section: its heading and its example. */
const sections = (): Map<string, unknown> =>
  new Map(
    [...page().matchAll(/^### (.+)$[\s\S]*?^```json\n([\s\S]*?)\n```$/gm)].map(([, name = '', example = '']) => [
      name,
      JSON.parse(example),
    ]),
  )

it('docs/events.md is what the catalogue says now', () => {
  expect(page()).toBe(makeEventsPage())
})

it('docs/events.md tells every type, with its group, status, stage and needs, and no other', () => {
  // | [Showing Scheduled](#showing-scheduled) | showing | yes | showing | `planned_date_time` | | no |
  const rows = [...page().matchAll(/^\| \[(.+)\]\(#.+\) .*\|$/gm)].map(([line, name]) => [
    name,
    ...line
      .split('|')
      .slice(2, 6)
      .map((cell) => cell.trim()),
  ])
  const wanted = eventTypeNames.map((name) => {
    const { group, setsStatus, stage, needs } = eventTypeRow(name) ?? {}
    const needed = needs === 'assignedToUserIds' ? `context.${needs}` : needs
    return [name, group, setsStatus ? 'yes' : 'no', stage ?? '–', needed ?? null]
  })
  expect(
    rows.map(([name, group, status, stage, needs]) => [
      name,
      group,
      status,
      stage,
      needs === '' ? null : needs?.replaceAll('`', '').replace(/^a /, ''),
    ]),
  ).toEqual(wanted)
  expect([...sections().keys()]).toEqual(eventTypeNames)
})

it('every example in docs/events.md is a request that the schema lets through', () => {
  const fits = compileSchema(newEventsBody)
  const faults = [...sections()].flatMap(([name, body]) =>
    fits({ events: [body] }) ? [] : [name, toDetails(fits.errors ?? [])],
  )
  expect(faults).toEqual([])
})
