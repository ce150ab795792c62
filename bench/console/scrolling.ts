import type { Browser } from 'playwright-core'
import { inPage, openProfile } from './browser.ts'

/** Of one turn of the wheel. At 60 a second it is more than any hand does: 24,000 pixels, or 600 rows, a second. */
const turnPixels = 400
const turnsBetweenLooks = 50

export type ScrollFigures = {
  readonly rows: number
  readonly seconds: number
  readonly frames: number
  /** Frames in which some of the list showed nothing at all. */
  readonly blankFrames: number
  /** Frames in which it showed a grey row, of one that was not read or not drawn yet. */
  readonly greyFrames: number
  readonly p99FrameMs: number
  readonly longestFrameMs: number
}

type Place = { readonly row: number; readonly isAtEnd: boolean }
type Tally = { readonly gaps: readonly number[]; readonly blank: number; readonly grey: number }

/** Turns the wheel until the last of the prospects, or this many of them, went by. */
export const measureScrolling = async (browser: Browser, baseUrl: string, rows: number): Promise<ScrollFigures> => {
  const context = await openProfile(browser, baseUrl, true)
  const page = await context.newPage()
  await page.goto('/console/prospects')
  await page.locator('tbody tr[data-index="0"]').waitFor()
  await page.mouse.move(700, 500)
  await page.evaluate(await inPage('scrolling'))
  const startedAt = performance.now()
  let place: Place = { row: 0, isAtEnd: false }
  while (place.row < rows && !place.isAtEnd) {
    for (let turn = 0; turn < turnsBetweenLooks; turn++) await page.mouse.wheel(0, turnPixels)
    place = await page.evaluate<Place>('readPlace()')
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const { gaps, blank, grey } = await page.evaluate<Tally>('readTally()')
  await context.close()
  const ascending = gaps.toSorted((one, other) => one - other)
  return {
    rows: place.row,
    seconds,
    frames: gaps.length,
    blankFrames: blank,
    greyFrames: grey,
    p99FrameMs: ascending[Math.floor(gaps.length * 0.99)] ?? Number.NaN,
    longestFrameMs: ascending.at(-1) ?? Number.NaN,
  }
}
