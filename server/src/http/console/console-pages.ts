import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { codingFor } from '../codings.ts'
import { type ConsoleFile, listConsoleFiles } from './console-files.ts'

/** Stands in the page where the number of the request belongs: see `html.cspNonce` in console/vite.config.ts. */
const noncePlace = '{{nonce}}'
const page = 'index.html'

/** A file whose name holds its hash never changes. */
const hashed = /^assets\//
const aYear = 'public, max-age=31536000, immutable'
const aDay = 'public, max-age=86400'

/** Nothing from elsewhere, no script in the page, styles in it only with the number; nobody puts the page into theirs. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const secure = (reply: FastifyReply, nonce: string): FastifyReply =>
  reply.headers({
    'content-security-policy': policy(nonce),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })

const newNonce = (): string => randomBytes(16).toString('base64')

const notice = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`

const notBuilt = notice(
  'The console was not built',
  'Run <code>npm install</code> in the folder of Foyer, which builds it, and start Foyer again. The API works without it: see <a href="/docs">/docs</a>.',
)
const notThere = notice('There is no such file', 'Open <a href="/console/">the console</a> anew.')

const sendNotice = (reply: FastifyReply, html: string): FastifyReply =>
  secure(reply, newNonce()).code(404).type('text/html; charset=utf-8').send(html)

const sendPage = async (reply: FastifyReply, file: ConsoleFile): Promise<FastifyReply> => {
  const nonce = newNonce()
  const html = (await file.bytes('identity')).toString().replaceAll(noncePlace, nonce)
  // Never cached, as all answers without a word on it: it names the files of today, and the number of this request.
  return secure(reply, nonce).type(file.type).send(html)
}

const sendFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  file: ConsoleFile,
): Promise<FastifyReply> => {
  const coding = codingFor(request.headers['accept-encoding'], file.codings)
  const bytes = await file.bytes(coding)
  if (coding !== 'identity') reply.header('content-encoding', coding)
  return secure(reply, newNonce())
    .headers({ 'cache-control': hashed.test(name) ? aYear : aDay, vary: 'accept-encoding' })
    .type(file.type)
    .send(bytes)
}

/** A path of the console's own, which its page knows, and not a file that is gone. */
const isOfPage = (name: string): boolean => !hashed.test(name) && !/\.\w{1,11}$/.test(name)

/** `/console`: the files of the console as they were built, and its page at every path that is none. */
export const consolePages =
  (folder: string): FastifyPluginAsync =>
  async (app: FastifyInstance) => {
    const files = await listConsoleFiles(folder)
    const schema = { hide: true }
    app.get('/console', { schema }, (request, reply) =>
      reply.redirect(`/console/${request.url.slice('/console'.length)}`, 302),
    )
    app.get<{ Params: { '*': string } }>('/console/*', { schema }, async (request, reply) => {
      const name = request.params['*']
      const html = files.get(page)
      if (html === undefined) return sendNotice(reply, notBuilt)
      const file = name === page ? undefined : files.get(name)
      if (file !== undefined) return sendFile(request, reply, name, file)
      return name === page || isOfPage(name) ? sendPage(reply, html) : sendNotice(reply, notThere)
    })
  }
