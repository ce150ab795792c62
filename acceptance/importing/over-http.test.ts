import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { tokenFor } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { eventually } from '../support/waiting.ts'
import { ask } from '../support/wire/http.ts'
import { addAccount, leadsCsv } from './leads.ts'

const desk = await openDesk({ FOYER_REQUEST_TIMEOUT_MS: '1000', FOYER_IMPORT_LIMIT_BYTES: '200000' })

const tokenOf = (email: string): Promise<string> => tokenFor(desk, email)

const open = async () => {
  const account = await addAccount(desk)
  const headers = { Authorization: `Bearer ${await tokenOf(account.owner)}`, 'Content-Type': 'text/csv' }
  const path = `/v2/imports?kind=prospects&account_id=${account.id}`
  return { account, headers, path }
}

test('a file as the body of one request: the counts, and the rejected rows as a file', async () => {
  const { account, headers, path } = await open()
  const reply = await ask(desk.baseUrl, { path, headers, body: leadsCsv(500, account.agent) })
  expect(reply.status, reply.text).toBe(200)
  const done = JSON.parse(reply.text)
  expect(done).toMatchObject({ status: 'finished', rows_read: 500, rows_created: 495, rows_rejected: 5 })
  const { Authorization } = headers
  const shown = await ask(desk.baseUrl, { path: `/v2/imports/${done.id}`, headers: { Authorization } })
  expect(JSON.parse(shown.text)).toEqual(done)
  const rejects = await ask(desk.baseUrl, { path: `/v2/imports/${done.id}/rejects`, headers: { Authorization } })
  expect(rejects.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(rejects.text.split('\r\n')[0]).toMatch(/^Lead ID,.*,row,reasons$/)
  const again = await ask(desk.baseUrl, { path, headers, body: rejects.text })
  // The one that lacked cells has them now, and they are empty.
  expect(JSON.parse(again.text)).toMatchObject({ rows_read: 5, rows_created: 1, rows_rejected: 4 })
  const list = await ask(desk.baseUrl, { path: '/v2/imports?limit=1', headers: { Authorization } })
  expect(JSON.parse(list.text)).toMatchObject({ data: [{ rows_read: 5 }], has_more: true })
})

test('one JSON object per line will do as well, and a preview writes nothing', async () => {
  const { headers, path } = await open()
  const lines = { ...headers, 'Content-Type': 'application/x-ndjson' }
  const body = '{"name":"Ada","phone":5125550100}\n{"name":\n{"name":"Zoe \\ud800"}\n'
  const preview = await ask(desk.baseUrl, { path: path.replace('?', '/preview?'), headers: lines, body })
  expect(JSON.parse(preview.text)).toMatchObject({
    columns: [
      { column: 'name', field: 'name' },
      { column: 'phone', field: 'phone' },
    ],
    rows: [{ row: 1, record: { name: 'Ada', phone_e164: '+15125550100' } }, { record: null }, { record: null }],
  })
  const reply = await ask(desk.baseUrl, { path, headers: lines, body })
  expect(JSON.parse(reply.text)).toMatchObject({ rows_read: 3, rows_created: 1, rows_rejected: 2 })
})

test('a file may take longer to come than any other request, but not stop coming', async () => {
  const { account, headers, path } = await open()
  const parts = leadsCsv(100, account.agent).match(/[\s\S]{1,2500}/g) ?? []
  const status = await new Promise((resolve, reject) => {
    const outgoing = request(desk.baseUrl, { method: 'POST', path, headers, agent: false })
    outgoing.on('error', reject).on('response', (incoming) => resolve(incoming.resume().statusCode))
    const sendAll = async (): Promise<void> => {
      for (const part of parts) {
        outgoing.write(part)
        await pause(600)
      }
      outgoing.end()
    }
    void sendAll()
  })
  expect(parts.length).toBeGreaterThan(4)
  expect(status).toBe(200)
  const silent = await new Promise((resolve, reject) => {
    const outgoing = request(desk.baseUrl, { method: 'POST', path, headers, agent: false })
    outgoing.on('error', reject).on('response', (incoming) => {
      resolve(incoming.resume().statusCode)
      outgoing.destroy()
    })
    outgoing.write('Name\nAda\n')
  })
  expect(silent).toBe(408)
})

test('an import that is cancelled ends before its next rows, says so, and is done by sending the file again', async () => {
  const { account, headers, path } = await open()
  const { Authorization } = headers
  const [owner, agent, stranger] = await Promise.all(
    [account.owner, account.agent, (await addAccount(desk)).owner].map(tokenOf),
  )
  const file = leadsCsv(600, account.agent)
  const outgoing = request(desk.baseUrl, { method: 'POST', path, headers, agent: false })
  const answer = new Promise<{ readonly status: number | undefined; readonly text: string }>((resolve, reject) => {
    outgoing.on('error', reject).on('response', async (incoming) => {
      let text = ''
      for await (const part of incoming.setEncoding('utf8')) text += String(part)
      resolve({ status: incoming.statusCode, text })
    })
  })
  // It goes on coming, a little at a time: a file that stops coming is given up.
  let sent = Math.trunc(file.length / 2)
  outgoing.write(file.slice(0, sent))
  const trickle = setInterval(() => {
    outgoing.write(file.slice(sent, sent + 20))
    sent += 20
  }, 100)
  const running = await eventually('the import shows', async () => {
    const list = await ask(desk.baseUrl, { path: `/v2/imports?account_id=${account.id}`, headers: { Authorization } })
    return JSON.parse(list.text).data.find(({ status }: { status: string }) => status === 'running') ?? null
  })
  const cancel = (by = '') =>
    ask(desk.baseUrl, {
      path: `/v2/imports/${running.id}/cancel`,
      method: 'POST',
      headers: { Authorization: `Bearer ${by}`, 'Content-Type': 'application/json' },
      body: '{}',
    })
  errorOf(await cancel(agent), 403)
  errorOf(await cancel(stranger), 404)
  const cancelled = JSON.parse((await cancel(owner)).text)
  expect(cancelled).toMatchObject({ id: running.id, status: 'failed', failure: 'It was cancelled' })
  clearInterval(trickle)
  outgoing.end(file.slice(sent))
  const { status, text } = await answer
  expect([status, JSON.parse(text).details[0].params]).toEqual([409, { import_id: running.id }])
  const { details } = errorOf(await cancel(owner), 409)
  expect(details).toMatchObject([{ keyword: 'importEnded' }])
  const shown = await ask(desk.baseUrl, { path: `/v2/imports/${running.id}`, headers: { Authorization } })
  expect(JSON.parse(shown.text)).toMatchObject({ status: 'failed', failure: 'It was cancelled', rows_created: 0 })
  const again = await ask(desk.baseUrl, { path, headers, body: file })
  expect(JSON.parse(again.text)).toMatchObject({ status: 'finished', rows_read: 600 })
})

test("a user of another account can't import, see an import, or export", async () => {
  const { account, headers, path } = await open()
  const reply = await ask(desk.baseUrl, { path, headers, body: leadsCsv(10, account.agent) })
  const { id } = JSON.parse(reply.text)
  const stranger = { ...headers, Authorization: `Bearer ${await tokenOf((await addAccount(desk)).owner)}` }
  for (const question of [
    { path, headers: stranger, body: leadsCsv(10, account.agent) },
    { path: `/v2/imports/${id}`, headers: stranger },
    { path: `/v2/imports/${id}/rejects`, headers: stranger },
    { path: `/v2/exports/prospects?account_id=${account.id}`, headers: stranger },
  ])
    errorOf(await ask(desk.baseUrl, question), 404)
  const agent = { ...headers, Authorization: `Bearer ${await tokenOf(account.agent)}` }
  errorOf(await ask(desk.baseUrl, { path, headers: agent, body: 'Name\nAda\n' }), 403)
})

test('what is no file is refused: its type, its size, its columns', async () => {
  const { account, headers, path } = await open()
  for (const type of ['application/json', 'text/plain', 'text/csv; charset=utf-16', 'application/zip'])
    errorOf(await ask(desk.baseUrl, { path, headers: { ...headers, 'Content-Type': type }, body: '{}' }), 415)
  errorOf(await ask(desk.baseUrl, { path, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: 'x' }), 415)
  errorOf(await ask(desk.baseUrl, { path, headers, body: leadsCsv(5_000, account.agent) }), 413)
  for (const [more, body, keyword] of [
    ['', 'Name,Name\n', 'importFile'],
    ['&columns=x', 'Name\n', 'importColumns'],
    ['&columns={"Name":"typo"}', 'Name\n', 'importFile'],
  ] as const) {
    const { details } = errorOf(await ask(desk.baseUrl, { path: encodeURI(path + more), headers, body }), 400)
    expect(details).toMatchObject([{ keyword }])
  }
  errorOf(await ask(desk.baseUrl, { path: '/v2/units', headers, body: 'Name\n' }), 415)
})
