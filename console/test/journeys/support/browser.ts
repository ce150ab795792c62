import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { noteUnkeyedWrites } from './keyed-writes.ts'

export type Screen = { readonly name: 'phone' | 'desk'; readonly width: number; readonly height: number }

/** The two that every page must fit. */
export const screens: readonly Screen[] = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desk', width: 1_440, height: 900 },
]
export const [phone, desk] = screens as readonly [Screen, Screen]

export type Visit = {
  readonly screen?: Screen
  readonly colorScheme?: 'light' | 'dark'
  /** The name or the role of somebody of the demo; nobody is signed in without it. */
  readonly as?: string
  /** What errors say that the journey brings about itself; without it any is a fault of the page. */
  readonly meantFault?: string
  /** Another server than the one of all journeys. */
  readonly server?: string
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Else letters stand on whole pixels in pictures, as on no screen of today.
  '--font-render-hinting=none',
]
const waitMs = 10_000

const noteProblems = (page: Page, problems: string[], meantFault: string | undefined): void => {
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // That an answer was not 2xx is no fault of the page: journeys look at what it makes of it.
    const isAnswer = message.text().startsWith('Failed to load resource')
    const isMeant = meantFault !== undefined && message.text().includes(meantFault)
    if (message.type() === 'error' && !isAnswer && !isMeant) problems.push(`${page.url()}: ${message.text()}`)
  })
}

const signIn = async (context: BrowserContext, as: string): Promise<void> => {
  const { demo } = (await (await context.request.get('/v2/setup')).json()) as {
    readonly demo: { readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[] }
  }
  const person = demo.people.find(({ name, role }) => name === as || role === as)
  if (person === undefined) throw new Error(`the demo has no ${as}`)
  const answer = await context.request.post('/v2/session/demo', {
    headers: { 'x-foyer-console': '1' },
    data: { user_id: person.id },
  })
  expect(answer.status()).toBe(200)
}

/**
 * A browser for the journeys of a file. Each visit is a browser profile of its own; after each test all are closed, and errors that
 * their pages had make it fail.
 */
export const openBrowser = (): ((visit?: Visit) => Promise<Page>) => {
  let browser: Browser
  const contexts: BrowserContext[] = []
  const problems: string[] = []
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    expect(problems.splice(0)).toEqual([])
  })
  return async ({ screen = desk, colorScheme = 'light', as, meantFault, server = inject('foyerUrl') }: Visit = {}) => {
    const { width, height } = screen
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      reducedMotion: 'reduce',
      hasTouch: screen === phone,
      baseURL: server,
    })
    contexts.push(context)
    context.setDefaultTimeout(waitMs)
    if (as !== undefined) await signIn(context, as)
    const page = await context.newPage()
    noteProblems(page, problems, meantFault)
    noteUnkeyedWrites(page, problems)
    return page
  }
}
