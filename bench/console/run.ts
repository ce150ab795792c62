import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Browser } from 'playwright-core'
import { foyerProgram, leadLines } from '../imports.ts'
import { run } from '../load/processes.ts'
import { startServer } from '../load/servers.ts'
import { whole } from '../report.ts'
import { startBrowser } from './browser.ts'
import { measurePages, type PageFigures } from './pages.ts'
import { measureScrolling, type ScrollFigures, type ScrollLoad } from './scrolling.ts'

export type ConsoleLoad = { readonly rounds: number; readonly rows: number }

const usableWithinMs = 1_000
const scriptsBelowBytes = 300_000
const importMs = 300_000

const verdict = (isReached: boolean): string => (isReached ? 'reached' : '**missed**')

const pageTable = (pages: readonly PageFigures[]): string[] => [
  '| page, opened for the first time | usable after | scripts | wanted | |',
  '| --- | --: | --: | --- | --- |',
  ...pages.map(
    ({ name, usableMs, scriptBytes }) =>
      `| ${name} | ${whole(usableMs)} ms | ${whole(scriptBytes / 1_000)} kB | 1,000 ms, 300 kB | ${verdict(usableMs < usableWithinMs && scriptBytes < scriptsBelowBytes)} |`,
  ),
]

/** A hand that is in a hurry, and faster than any hand for long: some turns of the wheel go by while the page has no time for them. */
const scrollLoads = (rows: number): readonly ScrollLoad[] => [
  { rows: Math.min(rows, 10_000), pixelsPerSecond: 8_000 },
  { rows, pixelsPerSecond: 24_000 },
]

const scrollTable = (found: readonly ScrollFigures[]): string[] => [
  '| the list, scrolled | seconds | frames | with nothing in a part of it | wanted | | with a grey row | frame to frame, p50 | p99 |',
  '| --- | --: | --: | --: | --- | --- | --: | --: | --: |',
  ...found.map(
    ({ rows, pixelsPerSecond, seconds, frames, blankFrames, greyFrames, p50FrameMs, p99FrameMs }) =>
      `| ${whole(rows)} prospects at ${whole(pixelsPerSecond)} px/s | ${whole(seconds)} | ${whole(frames)} | ${whole(blankFrames)} | none | ${verdict(blankFrames === 0)} | ${whole(greyFrames)} | ${p50FrameMs.toFixed(1)} ms | ${p99FrameMs.toFixed(1)} ms |`,
  ),
  '',
  'A grey row is that of a prospect who was not read or not drawn yet.',
]

/** Adds so many prospects to the first account of the demo. */
const addProspects = async (settings: Record<string, string>, folder: string, rows: number): Promise<void> => {
  const path = join(folder, 'leads.csv')
  // An assignee whom the demo does not have would keep a lead out. One lead in a hundred is refused for its address.
  await pipeline(Readable.from(leadLines(Math.ceil(rows / 0.99), '')), createWriteStream(path))
  const foyer = (...args: string[]) => run(process.execPath, [foyerProgram, ...args], settings, importMs)
  const accounts = JSON.parse(await foyer('account', 'list', '--json')) as readonly { readonly id: string }[]
  await foyer('import', 'prospects', path, '--account', accounts[0]?.id ?? '', '--yes', '--json')
}

const measure = async (
  browser: Browser,
  baseUrl: string,
  load: ConsoleLoad,
  fill: () => Promise<void>,
  tell: (line: string) => void,
): Promise<string> => {
  const pages = await measurePages(browser, baseUrl, load.rounds, tell)
  tell(`adding ${whole(load.rows)} prospects`)
  await fill()
  const scrolled: ScrollFigures[] = []
  for (const one of scrollLoads(load.rows)) {
    tell(`scrolling through ${whole(one.rows)} at ${whole(one.pixelsPerSecond)} px/s`)
    scrolled.push(await measureScrolling(browser, baseUrl, one))
  }
  return [...pageTable(pages), '', ...scrollTable(scrolled)].join('\n')
}

/** How soon the console's pages are usable on the demo, and what is seen of a long list while it is scrolled. As Markdown. */
export const measureConsole = async (
  databaseUrl: string,
  folder: string,
  load: ConsoleLoad,
  tell: (line: string) => void,
): Promise<string> => {
  const dataDir = join(folder, 'demo')
  mkdirSync(dataDir)
  const settings = { DATABASE_URL: databaseUrl, FOYER_DATA_DIR: dataDir, FOYER_LOG_LEVEL: 'warn' }
  const server = await startServer('demo', databaseUrl, settings)
  const browser = await startBrowser()
  const fill = (): Promise<void> => addProspects(settings, folder, load.rows)
  const found = await measure(browser, server.url, load, fill, tell)
  await browser.close()
  await server.stop()
  return found
}
