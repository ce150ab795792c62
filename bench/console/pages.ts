import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { median } from '../report.ts'
import { inPage, openProfile } from './browser.ts'

/** Pages by what they are called in the table. */
const pages = {
  'sign-in': '/sign-in',
  desk: '/',
  prospects: '/prospects',
  'a prospect': '/prospects/12',
  board: '/board',
  calendar: '/calendar',
  team: '/team',
  reports: '/reports',
  tokens: '/integrations/tokens',
  webhooks: '/integrations/webhooks',
  import: '/integrations/import',
  settings: '/settings',
} as const

/** A page that waited for nothing for so long will not do so any more. */
const quietMs = 700
const pollMs = 50

type Visit = { readonly usableMs: number; readonly scriptBytes: number }

const visit = async (browser: Browser, baseUrl: string, path: string): Promise<Visit> => {
  const context = await openProfile(browser, baseUrl, path !== pages['sign-in'])
  const page = await context.newPage()
  await page.addInitScript({ content: await inPage('waiting') })
  await page.goto(`/console${path}`)
  await page.locator('h1').waitFor()
  while (!(await page.evaluate<boolean>(`isSettled(${quietMs})`))) await sleep(pollMs)
  const found = await page.evaluate<Visit>('readVisit()')
  await context.close()
  return found
}

export type PageFigures = Visit & { readonly name: string }

/** How soon each page is usable for who opens it for the first time, and how many bytes of scripts it asks for. Medians. */
export const measurePages = async (
  browser: Browser,
  baseUrl: string,
  rounds: number,
  tell: (line: string) => void,
): Promise<PageFigures[]> => {
  const visits = new Map(Object.keys(pages).map((name) => [name, [] as Visit[]]))
  // The first round is not counted: the server packs its files when they are first asked for.
  for (let round = 0; round <= rounds; round++)
    for (const [name, path] of Object.entries(pages)) {
      const found = await visit(browser, baseUrl, path)
      if (round > 0) visits.get(name)?.push(found)
      tell(`${round}/${rounds} ${name}: ${Math.round(found.usableMs)} ms`)
    }
  return [...visits].map(([name, found]) => ({
    name,
    usableMs: median(found.map(({ usableMs }) => usableMs)),
    scriptBytes: median(found.map(({ scriptBytes }) => scriptBytes)),
  }))
}
