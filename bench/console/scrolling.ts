import type { Browser } from 'playwright-core'
import { inPage, openProfile } from './browser.ts'

/** How far down the list, and at which speed of the wheel: 40 pixels are a row. */
export type ScrollLoad = { readonly rows: number; readonly pixelsPerSecond: number }

const secondsBetweenLooks = 2
const [x, y] = [700, 500]

export type ScrollFigures = ScrollLoad & {
  readonly seconds: number
  readonly frames: number
  /** Frames in which some of the list showed nothing at all. */
  readonly blankFrames: number
  /** Frames in which it showed a grey row, of one that was not read or not drawn yet. */
  readonly greyFrames: number
  readonly p50FrameMs: number
  readonly p99FrameMs: number
}

type Place = { readonly row: number; readonly isAtEnd: boolean }
type Tally = { readonly gaps: readonly number[]; readonly blank: number; readonly grey: number }

/** Turns the wheel until the last of the prospects, or this many of them, went by. */
export const measureScrolling = async (
  browser: Browser,
  baseUrl: string,
  { rows, pixelsPerSecond }: ScrollLoad,
): Promise<ScrollFigures> => {
  const context = await openProfile(browser, baseUrl, true)
  const page = await context.newPage()
  await page.goto('/console/prospects')
  await page.locator('tbody tr[data-index="0"]').waitFor()
  const devTools = await context.newCDPSession(page)
  await page.evaluate(await inPage('scrolling'))
  const startedAt = performance.now()
  let place: Place = { row: 0, isAtEnd: false }
  while (place.row < rows && !place.isAtEnd) {
    await devTools.send('Input.synthesizeScrollGesture', {
      x,
      y,
      yDistance: -secondsBetweenLooks * pixelsPerSecond,
      speed: pixelsPerSecond,
      gestureSourceType: 'mouse',
    })
    place = await page.evaluate<Place>('readPlace()')
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const { gaps, blank, grey } = await page.evaluate<Tally>('readTally()')
  await context.close()
  const ascending = gaps.toSorted((one, other) => one - other)
  const at = (part: number): number => ascending[Math.floor(gaps.length * part)] ?? Number.NaN
  return {
    rows: place.row,
    pixelsPerSecond,
    seconds,
    frames: gaps.length,
    blankFrames: blank,
    greyFrames: grey,
    p50FrameMs: at(0.5),
    p99FrameMs: at(0.99),
  }
}
