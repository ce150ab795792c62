import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignment, bulkAssignment, paths } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventFields } from '../support/event-shapes.ts'
import { freshPhone, insertProspect } from '../support/fixtures.ts'
import { ask } from '../support/wire/http.ts'
import { fitChecker, readOpenApi } from '../support/wire/openapi.ts'

const desk = await openDesk({ FOYER_FAILED_LOGINS_PER_MINUTE: '20' })
const document = await readOpenApi(desk.baseUrl)
const expectFit = await fitChecker(desk.baseUrl)

test('the document is OpenAPI 3.1, served as JSON', async () => {
  const reply = await ask(desk.baseUrl, { path: '/openapi.json' })
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^application\/json\b/)
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
})

test('it lists the operation with every answer that the operation gives', () => {
  const statuses = Object.keys(document.paths[paths[0]]?.['post']?.responses ?? {})
  expect(statuses).toEqual(
    expect.arrayContaining(['201', '400', '401', '409', '413', '415', '422', '429', '500', '503']),
  )
})

test('it names the eleven fields in their order', () => {
  const text = JSON.stringify(document)
  const places = eventFields.map((field) => text.indexOf(`"${field}":{`))
  expect(places).not.toContain(-1)
})

test.each(paths)('every answer of %s fits the document', async (path) => {
  const prospect = await insertProspect(desk.sql, desk.home, freshPhone())
  const body = assignment(prospect, [])
  const key = { 'Idempotency-Key': randomUUID() }
  const replies = [
    await desk.post(body, { path }),
    await desk.post(assignment(prospect, [desk.actor.id], { event: { notes: 'n', source: 'Email' } }), { path }),
    await desk.post(bulkAssignment(prospect, []), { path }),
    await desk.post(body, { path, headers: key }),
    await desk.post(body, { path, headers: key }),
    await desk.post(bulkAssignment(prospect, []), { path, headers: key }),
    await desk.post({}, { path }),
    await desk.post('{', { path }),
    await desk.post('', { path }),
    await desk.post(assignment(9_007_199_254_740_000, []), { path }),
    await desk.post(assignment(prospect, [randomUUID()]), { path }),
    await desk.post(body, { path, token: null }),
    await desk.post(body, { path, token: 'wrong' }),
    await desk.post(' '.repeat(70_000), { path }),
    await desk.post(body, { path, headers: { 'Content-Type': 'text/plain' } }),
  ]
  expect(replies.map((reply) => reply.status)).toEqual([
    201, 201, 201, 201, 201, 422, 400, 400, 400, 400, 400, 401, 401, 413, 415,
  ])
  for (const reply of replies) expectFit(paths[0], 'post', reply)
})

test('the answer to too many failed authentications fits the document', async () => {
  const replies = await Promise.all(Array.from({ length: 30 }, () => desk.post({}, { token: 'wrong' })))
  const refused = replies.filter((reply) => reply.status === 429)
  expect(refused.length).toBeGreaterThan(0)
  for (const reply of refused) expectFit(paths[0], 'post', reply)
})
