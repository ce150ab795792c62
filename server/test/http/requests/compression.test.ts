import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, useApp } from '../app.ts'

let desk: Desk
let accountId: string
let owner: string
let token: string
let prospectId: number
beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  owner = await desk.addMember(accountId, 'Owner')
  token = (await addToken(desk, owner)).token
  prospectId = (await desk.addProspects(accountId, 20))[0] ?? 0
})
afterAll(() => desk.close())

const list = (limit: number): string => `/v2/prospects?account_id=${accountId}&limit=${limit}`

const read = async (
  url: string,
  accepted?: string,
  method: 'GET' | 'HEAD' = 'GET',
): Promise<LightMyRequestResponse> => {
  const { app } = await useApp(desk)
  const headers = { ...bearer(token), ...(accepted === undefined ? {} : { 'accept-encoding': accepted }) }
  return app.inject({ method, url, headers })
}

const unpack = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (bytes: Buffer) => bytes,
}

test.each([
  ['br', 'gzip, deflate, br', 'br'],
  ['gzip', 'gzip', 'gzip'],
  ['gzip, where brotli is refused', 'br;q=0, gzip;q=0.5', 'gzip'],
  ['nothing, where none is named', undefined, 'identity'],
  ['nothing, where both are refused', 'br;q=0, gzip;q=0.0, identity', 'identity'],
  ['nothing, where only others are taken', 'zstd', 'identity'],
] as const)('a long list is packed as %s', async (_what, accepted, coding) => {
  const plain = await read(list(20))
  expect(plain.body.length).toBeGreaterThan(limits.packedAnswerCharacters)
  const packed = await read(list(20), accepted)
  expect(packed.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding)
  expect(packed.headers.vary).toBe('accept-encoding')
  expect(packed.headers['content-length']).toBe(String(packed.rawPayload.length))
  expect(unpack[coding](packed.rawPayload).toString()).toBe(plain.body)
  if (coding !== 'identity') expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
})

test.each(['br', 'gzip', undefined])('HEAD tells of what GET sends to who takes %s', async (accepted) => {
  const told = ['content-encoding', 'content-length', 'vary'] as const
  const [get, head] = [await read(list(20), accepted), await read(list(20), accepted, 'HEAD')]
  expect(head.rawPayload).toHaveLength(0)
  for (const name of told) expect([name, head.headers[name]]).toEqual([name, get.headers[name]])
})

test('what is short, what has a tag, and what is written are sent as they are', async () => {
  expect((await read(list(1), 'br, gzip')).headers['content-encoding']).toBeUndefined()
  const { app } = await useApp(desk)
  const written = await app.inject({
    method: 'PATCH',
    url: `/v2/prospects/${prospectId}`,
    headers: { ...bearer(token), 'accept-encoding': 'br, gzip' },
    payload: { notes: 'x'.repeat(limits.packedAnswerCharacters) },
  })
  const one = await read(`/v2/prospects/${prospectId}`, 'br, gzip')
  for (const answer of [written, one]) {
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers.etag).toBeDefined()
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.json().notes).toHaveLength(limits.packedAnswerCharacters)
  }
})

test('the hosted API of version 1 answers as it always did', async () => {
  const answer = await read('/prospects?limit=20', 'br, gzip')
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.body.length).toBeGreaterThan(limits.packedAnswerCharacters)
  expect(answer.headers['content-encoding']).toBeUndefined()
})
