import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { announcement, createProgress, demoProblem } from '../../src/cli/demo/announce.ts'
import type { DemoRecord } from '../../src/cli/demo/record.ts'

const record: DemoRecord = {
  base_url: 'http://127.0.0.1:8080',
  token: 'foyer_token',
  other_token: 'foyer_other',
  accounts: [
    { id: 'a', name: 'First' },
    { id: 'b', name: 'Second' },
  ],
  users: [
    { id: 'u1', account_ids: ['b'], name: 'Ben', role: 'Leasing Agent' },
    { id: 'u2', account_ids: ['a', 'b'], name: 'Amara', role: 'Leasing Agent' },
  ],
  prospects: [
    { id: 1, account_id: 'b', phone: '303 555 0100', name: 'Elsewhere' },
    { id: 2, account_id: 'a', phone: null, name: 'Mute' },
    { id: 3, account_id: 'a', phone: null, name: 'Mute too' },
    { id: 4, account_id: 'a', phone: '303 555 0100', name: 'Alone' },
    { id: 5, account_id: 'a', phone: '(303) 555-0142', name: 'Asks twice' },
    { id: 6, account_id: 'a', phone: '+1 303 555 0142', name: 'Asks twice' },
  ],
}

/** The arguments that curl gets when the printed command is run by a shell, word for word. */
const pasted = async (text: string): Promise<string[]> => {
  const command = /^curl [\s\S]*?\n(?=\n)/m.exec(text)?.[0] ?? 'false'
  // A function in curl's place: machines that run the tests need not have the real one.
  const { stdout } = await promisify(execFile)('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`])
  return stdout.split('\0').slice(0, -1)
}

it('prints a curl that, pasted into a shell, assigns all inquiries of somebody who has several', async () => {
  const words = await pasted(announcement(record, 'data'))
  expect(words.slice(0, -1)).toEqual([
    ...['-X', 'POST', 'http://127.0.0.1:8080/leasing_events'],
    ...['-H', 'Authorization: Bearer foyer_token', '-H', 'Content-Type: application/json', '-d'],
  ])
  expect(JSON.parse(words.at(-1) ?? '')).toMatchObject({
    events: [
      {
        prospect_id: 5,
        event_type: 'Assign to User',
        context: { assignedToUserIds: ['u2'], applyActionInBulk: true },
      },
    ],
  })
})

it('prints the address, the reference pages and the token, but not the other token', () => {
  const text = announcement(record, 'data')
  expect(text).toMatch(/^ {2}URL +http:\/\/127\.0\.0\.1:8080$/m)
  expect(text).toMatch(/^ {2}Docs +http:\/\/127\.0\.0\.1:8080\/docs$/m)
  expect(text).toMatch(/^ {2}Token +foyer_token$/m)
  expect(text).not.toContain('foyer_other')
})

const shown = (isTTY: boolean): string => {
  let text = ''
  const show = createProgress({ isTTY, write: (more) => (text += more) })
  for (let done = 0; done < 1_000; done += 10) show(done, 1_000)
  show(1_000, 1_000)
  return text
}

it('rewrites one line on a terminal, and prints a few lines elsewhere', () => {
  const terminal = shown(true)
  expect(terminal.match(/\n/g)).toHaveLength(1)
  expect(terminal).toMatch(/\rFilling in the demo: 1,000 of 1,000 events\n$/)
  expect(shown(false).split('\n')).toEqual([
    'Filling in the demo: 0 of 1,000 events',
    'Filling in the demo: 250 of 1,000 events',
    'Filling in the demo: 500 of 1,000 events',
    'Filling in the demo: 750 of 1,000 events',
    'Filling in the demo: 1,000 of 1,000 events',
    '',
  ])
})

it('names the way out when the demo can not start, and no problem when it can', () => {
  for (const state of ['halfFilled', 'foreign'] as const) expect(demoProblem(state, 'data')).toContain('FOYER_DATA_DIR')
  for (const state of ['empty', 'filled'] as const) expect(demoProblem(state, 'data')).toBeNull()
})
