import type { Locator, Page } from 'playwright-core'

type Place = { readonly x: number; readonly y: number }

const touchSteps = 12

/** The middle of what is on screen. */
export const middleOf = async (what: Locator): Promise<Place> => {
  const box = await what.boundingBox()
  if (box === null) throw new Error('it is not on screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags by mouse from one place to another, as slowly as a hand. */
export const drag = async (page: Page, from: Place, to: Place): Promise<void> => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 })
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
}

type Touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Place[]) => Promise<unknown>

const finger = async (page: Page): Promise<Touch> => {
  const devtools = await page.context().newCDPSession(page)
  return (type, ...touchPoints) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
}

const between = (from: Place, to: Place): Place[] =>
  Array.from({ length: touchSteps }, (_, step) => {
    const part = (step + 1) / touchSteps
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
  })

/** Drags by finger: it rests until what is under it is lifted, then moves. `isLifted` says that it is. */
export const dragByTouch = async (
  page: Page,
  from: Place,
  to: Place,
  isLifted: () => Promise<unknown>,
): Promise<void> => {
  const touch = await finger(page)
  await touch('touchStart', from)
  await isLifted()
  for (const place of between(from, to)) await touch('touchMove', place)
  await touch('touchEnd')
}

/** Pushes what is under a finger: all at once, as one that waited for the page at each step would rest. */
export const pushByTouch = async (page: Page, from: Place, to: Place): Promise<void> => {
  const touch = await finger(page)
  const moves = between(from, to).map((place) => () => touch('touchMove', place))
  await Promise.all([() => touch('touchStart', from), ...moves, () => touch('touchEnd')].map((send) => send()))
}
