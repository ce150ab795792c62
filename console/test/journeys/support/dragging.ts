import type { Locator, Page } from 'playwright-core'

type Place = { readonly x: number; readonly y: number }

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
