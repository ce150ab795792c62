import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { officeOf } from '../events-v2/office.ts'
import { openDesk } from '../support/desk.ts'
import { insertProspects } from '../support/fixtures.ts'
import { type Process, runCommand, startProcess } from '../support/processes.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { freePort, startServer, stopServer } from '../support/servers.ts'
import { insertToken } from '../support/tokens.ts'
import { eventually } from '../support/waiting.ts'

const desk = await openDesk()
const office = officeOf(desk)

const prospects = (count: number) => insertProspects(desk.sql, desk.home, count)
const note = (prospectId: number | undefined, notes: string) => ({
  prospect_id: prospectId,
  event_type: 'Log Note',
  notes,
})

// As a developer's machine has it: no database that it could open.
const environment = { FOYER_TOKEN: desk.token, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' }

const printed = (listener: Process, text: string, times = 1) =>
  eventually(`${times} times ${JSON.stringify(text)} in ${JSON.stringify(listener.output())}`, () =>
    listener.output().stdout.split(text).length > times ? true : null,
  )

const listen = async (receiver: Receiver, more: readonly string[] = [], settings: Record<string, string> = {}) => {
  const args = ['webhooks', 'listen', '--forward-to', `localhost:${receiver.port}/hook`, '--url', desk.baseUrl, ...more]
  const listener = startProcess(args, { ...environment, ...settings })
  onTestFinished(() => listener.signal('SIGKILL'))
  await printed(listener, 'Listening to ')
  return listener
}

const useReceiver = async (): Promise<Receiver> => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  return receiver
}

const arrived = (receiver: Receiver, count: number) =>
  eventually(`${count} requests`, () => (receiver.received().length >= count ? receiver.received() : null))

const bodies = (receiver: Receiver) => receiver.received().map(({ body }) => JSON.parse(body))
const notesOf = (receiver: Receiver): unknown[] => bodies(receiver).map(({ data }) => data.notes)

test('events come as they are written, in order, signed with the secret that was printed, until Ctrl+C', async () => {
  const receiver = await useReceiver()
  const listener = await listen(receiver)
  const secret = /^Secret: (whsec_\S+)$/m.exec(listener.output().stdout)?.[1] ?? ''
  const [one, two] = await prospects(2)
  const notes = Array.from({ length: 20 }, (_, n) => `note ${n}`)
  const written: unknown[] = []
  for (const [n, text] of notes.entries()) {
    const { results } = await office.written([note(n % 2 ? one : two, text)])
    written.push(results[0]?.event)
  }
  for (const { headers, body, path } of await arrived(receiver, notes.length)) {
    expect(path).toBe('/hook')
    expect(headers['user-agent']).toBe('Foyer-Webhooks')
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body))
  }
  expect(bodies(receiver).map(({ data }) => data)).toEqual(written)
  expect(bodies(receiver)[0]).toMatchObject({
    type: 'leasing_event.created',
    account_id: desk.home,
    actor: { user_id: desk.actor.id },
    previous: null,
  })
  const sequences = bodies(receiver).map(({ sequence }) => sequence)
  expect(sequences).toEqual([...new Set<number>(sequences)].toSorted((a, b) => a - b))
  expect(receiver.received().map(({ headers }) => headers['webhook-id'])).toEqual(sequences.map((n) => `msg_${n}`))
  await printed(listener, ' ms\n', notes.length)
  expect(listener.output().stdout).toMatch(new RegExp(`^Log Note {2}prospect ${one} {2}204 {2}\\d+ ms$`, 'm'))
  listener.signal('SIGINT')
  expect(await listener.exited).toBe(0)
  expect(listener.output().stderr).toBe('')
})

test('a deleted event comes once more, as changed', async () => {
  const receiver = await useReceiver()
  const listener = await listen(receiver)
  const [id] = await prospects(1)
  const { results } = await office.written([note(id, 'wrong')])
  await arrived(receiver, 1)
  const deleted = await office.call('DELETE', `/v2/leasing_events/${results[0]?.event?.id}`)
  expect(deleted.status, deleted.text).toBe(200)
  await arrived(receiver, 2)
  expect(bodies(receiver)[1]).toMatchObject({ type: 'leasing_event.updated', data: { deleted: true } })
  expect(new Set(receiver.received().map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  await printed(listener, 'Log Note (deleted)')
})

test('only the events that are asked for come', async () => {
  const receiver = await useReceiver()
  const wanted = 'Contacted, Awaiting Information'
  await listen(receiver, ['--events', `${wanted},Ghosting`, '--account', desk.home])
  const [id] = await prospects(1)
  await office.written([note(id, 'no'), { prospect_id: id, event_type: wanted }, note(id, 'no')])
  await office.written([{ prospect_id: id, event_type: 'Ghosting' }])
  await arrived(receiver, 2)
  expect(bodies(receiver).map(({ data }) => data.event_type)).toEqual([wanted, 'Ghosting'])
})

test('the compatible format is flat, and known by its key', async () => {
  const receiver = await useReceiver()
  await listen(receiver, ['--format', 'compatible', '--secret', 'a-key-of-the-receiver'])
  const [id] = await prospects(1)
  await desk.post({
    events: [{ prospect_id: id, event_type: 'Assign to User', context: { assignedToUserIds: [desk.actor.id] } }],
  })
  const [request] = await arrived(receiver, 1)
  expect(request?.headers).toMatchObject({ 'x-api-key': 'a-key-of-the-receiver', 'content-type': 'application/json' })
  expect(request?.headers).not.toHaveProperty('webhook-signature')
  const body = JSON.parse(request?.body ?? '')
  expect(Object.keys(body)).toEqual(['type', 'table', 'record', 'old_record', 'event_id'])
  expect(body).toMatchObject({ type: 'INSERT', table: 'leasing_events', old_record: null })
  expect(Object.keys(body.record)).toEqual([
    ...['id', 'created_at', 'notes', 'prospect', 'planned_date_time', 'source', 'event_type', 'next_follow_up'],
    ...['deleted', 'created_by', 'context'],
  ])
  expect(Object.keys(body.record.context)).toEqual([
    'assignedToUserIds',
    'createdByUserRole',
    'previousAssignedToUserIds',
  ])
})

test('a receiver that fails is tried four times in all, holds up the order, and is passed over then', async () => {
  const receiver = await useReceiver()
  const listener = await listen(receiver)
  const [id] = await prospects(1)
  receiver.answerWith(({ body }) => (body.includes('"notes":"bad"') ? 500 : 200))
  await office.written(['first', 'bad', 'last'].map((text) => note(id, text)))
  await arrived(receiver, 6)
  expect(notesOf(receiver)).toEqual(['first', 'bad', 'bad', 'bad', 'bad', 'last'])
  const ids = receiver.received().map(({ headers }) => headers['webhook-id'])
  expect(new Set(ids.slice(1, 5)).size).toBe(1)
  await printed(listener, '500', 4)
  expect(listener.output().stdout).toContain('again in 0.5 s')
  expect(listener.output().stdout).toContain('given up after 4 tries')
})

test('a receiver that is not there, or sends elsewhere, is a line that says so', async () => {
  const receiver = await startReceiver()
  const listener = await listen(receiver)
  const [id] = await prospects(1)
  receiver.answerWith(() => 301)
  await office.written([note(id, 'one')])
  await printed(listener, '301')
  await receiver.close()
  await printed(listener, 'unreachable')
  listener.signal('SIGTERM')
  expect(await listener.exited).toBe(0)
})

test('when Foyer goes away and comes back, nothing is missed and nothing comes twice', async () => {
  const receiver = await useReceiver()
  const port = await freePort()
  const settings = { DATABASE_URL: desk.sql.url }
  const first = await startServer({ settings, port })
  const listener = await listen(receiver, ['--url', first.baseUrl])
  const [id] = await prospects(1)
  await office.written([note(id, 'one')])
  await arrived(receiver, 1)
  await stopServer(first)
  await office.written([note(id, 'two'), note(id, 'three')])
  await eventually('word of it', () => (listener.output().stderr.includes('Trying again') ? true : null))
  const second = await startServer({ settings, port })
  onTestFinished(async () => {
    await stopServer(second)
  })
  await arrived(receiver, 3)
  await office.written([note(id, 'four')])
  await arrived(receiver, 4)
  expect(notesOf(receiver)).toEqual(['one', 'two', 'three', 'four'])
  await printed(listener, 'Listening to ', 2)
})

test('a token that stops working ends it with one line and exit code 1', async () => {
  const receiver = await useReceiver()
  const token = await insertToken(desk.sql, desk.actor.id)
  const listener = await listen(receiver, ['--token', token])
  const listed: { id: string; ending: string }[] = JSON.parse((await desk.command('token', 'list', '--json')).stdout)
  const id = listed.findLast(({ ending }) => token.endsWith(ending))?.id ?? ''
  expect((await desk.command('token', 'revoke', id)).code).toBe(0)
  expect(await listener.exited).toBe(1)
  expect(listener.output().stderr).toContain('401')
  expect(listener.output().stderr + listener.output().stdout).not.toContain(token)
})

test.each<[string, readonly string[], Record<string, string>, number, string]>([
  ['no token', [], { FOYER_TOKEN: '' }, 2, 'FOYER_TOKEN'],
  ['a wrong token', ['--token', 'foyer_nonsense'], {}, 1, '401'],
  ["somebody else's account", ['--token', desk.demo.other_token, '--account', desk.home], {}, 1, '404'],
  ['no account', ['--account', 'home'], {}, 1, 'account_id'],
  ['another place', ['--url', `${desk.baseUrl}/docs`], {}, 1, '404'],
])('%s is one clear line', async (_name, more, settings, code, words) => {
  const args = ['webhooks', 'listen', '--forward-to', 'localhost:1', '--url', desk.baseUrl, ...more]
  const result = await runCommand(args, { ...environment, ...settings })
  expect([result.code, result.stderr.trimEnd().split('\n').length], result.stderr).toEqual([code, 1])
  expect(result.stderr).toContain(words)
})
