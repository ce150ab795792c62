import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** Where Debian and its relatives, and Google's own packages, put it. */
const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync']

export const startBrowser = (): Promise<Browser> => {
  const executablePath = programs.find((program) => existsSync(program))
  if (executablePath === undefined) throw new Error(`install Chromium: it is none of ${programs.join(', ')}`)
  return chromium.launch({ executablePath, args: flags })
}

/** What runs in a page, as one function: nothing of it but what it gives away is seen there. */
export const inPage = async (name: 'scrolling' | 'waiting'): Promise<string> => {
  const script = await readFile(join(import.meta.dirname, 'in-page', `${name}.ts`), 'utf8')
  return `(() => {${stripTypeScriptTypes(script).replace(/^export {}$/m, '')}})()`
}

type SetUp = { readonly demo: { readonly people: readonly { readonly id: string; readonly role: string }[] } }

/** A browser profile that has been nowhere: nothing of the console is in its cache. The manager of the demo is signed in, or nobody. */
export const openProfile = async (browser: Browser, baseURL: string, isSignedIn: boolean): Promise<BrowserContext> => {
  const context = await browser.newContext({ baseURL, viewport: { width: 1_440, height: 900 } })
  if (!isSignedIn) return context
  const { demo } = (await (await context.request.get('/v2/setup')).json()) as SetUp
  const manager = demo.people.find(({ role }) => role === 'Property Manager')
  const answer = await context.request.post('/v2/session/demo', {
    headers: { 'x-foyer-console': '1' },
    data: { user_id: manager?.id },
  })
  if (answer.status() !== 200) throw new Error(`the demo lets nobody in: ${answer.status()}`)
  return context
}
