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
import { measureScrolling, type ScrollFigures } from './scrolling.ts'

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

const scrollTable = (found: ScrollFigures): string[] => [
  `| the list, ${whole(found.rows)} prospects in ${whole(found.seconds)} s | found | wanted | |`,
  '| --- | --: | --- | --- |',
  `| frames with nothing in a part of the list, of ${whole(found.frames)} | ${whole(found.blankFrames)} | none | ${verdict(found.blankFrames === 0)} |`,
  `| frames with a grey row, of one that was not read or not drawn yet | ${whole(found.greyFrames)} | | |`,
  `| from frame to frame, p99 | ${found.p99FrameMs.toFixed(1)} ms | | |`,
  `| from frame to frame, at most | ${found.longestFrameMs.toFixed(1)} ms | | |`,
]

/** Adds so many prospects to the first account of the demo. */
const addProspects = async (settings: Record<string, string>, folder: string, rows: number): Promise<void> => {
  const path = join(folder, 'leads.csv')
  await pipeline(Readable.from(leadLines(rows)), createWriteStream(path))
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
  const scrolling = await measureScrolling(browser, baseUrl, load.rows)
  return [...pageTable(pages), '', ...scrollTable(scrolling)].join('\n')
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
