import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { useApp } from '../app.ts'

let desk: Desk
let folder: string

const page =
  '<!doctype html><meta property="csp-nonce" nonce="{{nonce}}"><script type="module" nonce="{{nonce}}" src="/console/assets/index-4f2a.js"></script>'
const script = 'const desk = 1\n'.repeat(500)

beforeAll(async () => {
  desk = await openDesk()
  folder = await mkdtemp(join(tmpdir(), 'foyer-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, 'assets', 'index-4f2a.js'), script)
  await writeFile(join(folder, 'assets', 'inter-4f2a.woff2'), Buffer.alloc(9, 1))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await desk.close()
})

const open = async (consoleFolder = folder) => {
  const { app } = await useApp(desk, { consoleFolder })
  return (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
    app.inject({ method, url, headers })
}

test('the page is served at every path of its own, with a number of its own, and kept by nobody', async () => {
  const get = await open()
  const nonces = new Set<string>()
  for (const url of ['/console/', '/console/index.html', '/console/prospects/12345?account=x', '/console/a/b/c']) {
    const response = await get(url)
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(response.headers['cache-control']).toBe('no-store')
    const [, nonce = ''] = /nonce="([\w+/=]{24})"/.exec(response.body) ?? []
    expect(response.body).not.toContain('{{nonce}}')
    expect(response.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(4)
})

test('the page may load from here alone, run no script of its own, and stand in nobody’s frame', async () => {
  const get = await open()
  const { headers } = await get('/console/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(policy).toContain("connect-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
})

test('files are sent as small as the browser takes them, and kept for a year where their name holds their hash', async () => {
  const get = await open()
  const url = '/console/assets/index-4f2a.js'
  const small = await get(url, { 'accept-encoding': 'gzip, deflate, br, zstd' })
  expect(small.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  })
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe(script)
  const zipped = await get(url, { 'accept-encoding': 'br;q=0, gzip;q=0.5' })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(script)
  expect((await get(url)).body).toBe(script)
  expect((await get(url, {}, 'HEAD')).statusCode).toBe(200)
  const font = await get('/console/assets/inter-4f2a.woff2', { 'accept-encoding': 'br' })
  expect([font.headers['content-encoding'], font.headers['content-type']]).toEqual([undefined, 'font/woff2'])
  expect((await get('/console/favicon.svg')).headers['cache-control']).toBe('public, max-age=86400')
})

test('a file that is not there is not the page, and what is outside is not there', async () => {
  const get = await open()
  for (const url of ['/console/assets/index-0000.js', '/console/robots.txt', '/console/..%2f..%2fpackage.json'])
    expect((await get(url)).statusCode, url).toBe(404)
  expect((await get('/console/', {}, 'POST')).statusCode).toBe(405)
})

test('without its slash the path leads to the page, with what it asks for', async () => {
  const get = await open()
  const response = await get('/console?account=x')
  expect([response.statusCode, response.headers.location]).toEqual([302, '/console/?account=x'])
})

test('where it was not built the answer says so, and what to do', async () => {
  const get = await open(join(folder, 'nowhere'))
  const response = await get('/console/prospects')
  expect([response.statusCode, response.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect(response.body).toContain('npm install')
})
