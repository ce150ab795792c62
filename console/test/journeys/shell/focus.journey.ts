import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'

const visit = openBrowser()

/** How many presses: more than there are places to press on one screen. */
const presses = 70

/** What has the focus, if nothing of it is to be seen: because it is off the screen, or something lies upon it. */
const hiddenFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement
    // The link to the page itself comes down from above the screen, which takes a moment.
    if (focused === null || focused === document.body || focused.getAttribute('href') === '#main') return null
    // A choice of several side by side has no size itself: what stands for it lies around it.
    const one = focused.getBoundingClientRect().width > 0 ? focused : (focused.parentElement ?? focused)
    const { top, left, width, height } = one.getBoundingClientRect()
    const parts = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => [across, down] as const))
    const isSeen = parts.some(([across, down]) => {
      const upon = document.elementFromPoint(left + width * across, top + height * down)
      return upon !== null && (one.contains(upon) || upon.contains(one))
    })
    return isSeen ? null : one.outerHTML.slice(0, 120)
  })

const hiddenByPressing = async (page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> => {
  const hidden: string[] = []
  await page.evaluate((isBack) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo({ top: isBack ? document.documentElement.scrollHeight : 0, behavior: 'instant' })
  }, key === 'Shift+Tab')
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press(key)
    const found = await hiddenFocus(page)
    if (found !== null) hidden.push(found)
  }
  return hidden
}

describe.for(screens)('on a $name', (screen) => {
  test.for(['/', '/prospects', '/team', '/settings'])('what is reached by Tab on %s is seen', async (path) => {
    const page = await visit({ screen, as: 'Owner' })
    await page.goto(`/console${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
    expect(await hiddenByPressing(page, 'Tab')).toEqual([])
    expect(await hiddenByPressing(page, 'Shift+Tab')).toEqual([])
  })
})

test.for(screens)('what is reached by Tab is seen above the bar for chosen rows on a $name', async (screen) => {
  const page = await visit({ screen, as: 'Owner' })
  await page.goto('/console/prospects')
  await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .check()
  await page.getByRole('region', { name: 'List of prospects' }).focus()
  expect(await hiddenByPressing(page, 'Tab')).toEqual([])
})
