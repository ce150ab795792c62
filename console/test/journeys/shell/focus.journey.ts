import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, openBrowser, phone, screens } from '../support/browser.ts'

const visit = openBrowser()

/** How many presses: enough to scroll a page or a list for more than a screen. */
const presses = 70

/** What has the focus, and whether anything of it is to be seen, and not off the screen or under something. */
const focused = (page: Page): Promise<{ readonly what: string; readonly isSeen: boolean } | null> =>
  page.evaluate(() => {
    const one = document.activeElement
    if (one === null || one === document.body) return null
    // A choice of several side by side has no size itself: what stands for it lies around it.
    const shown = one.getBoundingClientRect().width > 0 ? one : (one.parentElement ?? one)
    const { top, left, width, height } = shown.getBoundingClientRect()
    const parts = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => [across, down] as const))
    const isSeen = parts.some(([across, down]) =>
      shown.contains(document.elementFromPoint(left + width * across, top + height * down)),
    )
    return { what: one.outerHTML.slice(0, 120), isSeen }
  })

/** What is not seen of what a key reaches; there must be something that it does reach. */
const hiddenByPressing = async (page: Page, key: 'Tab' | 'Shift+Tab' | 'j'): Promise<string[]> => {
  const reached = new Map<string, boolean>()
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press(key)
    const found = await focused(page)
    if (found !== null) reached.set(found.what, found.isSeen && reached.get(found.what) !== false)
  }
  expect(reached.size).toBeGreaterThan(5)
  return [...reached].filter(([, isSeen]) => !isSeen).map(([what]) => what)
}

describe.for(screens)('on a $name', (screen) => {
  test.for(['/', '/prospects', '/team', '/settings'])('what is reached by Tab on %s is seen', async (path) => {
    // A fresh page for each: backwards, Tab begins at the end of what nobody has touched.
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const page = await visit({ screen, as: 'Owner' })
      await page.goto(`/console${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
      expect(await hiddenByPressing(page, key)).toEqual([])
    }
  })

  test('what is reached by Tab is seen above the bar for chosen rows', async () => {
    const page = await visit({ screen, as: 'Owner' })
    await page.goto('/console/prospects')
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check()
    await page.getByRole('region', { name: 'List of prospects' }).focus()
    expect(await hiddenByPressing(page, 'Tab')).toEqual([])
  })

  test('what is reached by Tab backwards on a prospect of the past is seen below the bar that says so', async () => {
    const page = await visit({ screen: { ...screen, height: 480 }, as: 'Owner' })
    const { data } = (await (await page.request.get('/v2/prospects?limit=1&stage=contacted')).json()) as {
      readonly data: readonly { readonly id: number }[]
    }
    await page.goto(`/console/prospects/${data[0]?.id}?at=${new Date().toISOString()}`)
    await page.getByRole('slider').waitFor()
    expect(await hiddenByPressing(page, 'Shift+Tab')).toEqual([])
  })

  test('what is reached by Tab backwards in a dialog is seen below its head', async () => {
    const page = await visit({ screen: { ...screen, height: 480 }, as: 'Owner' })
    await page.goto('/console/integrations/webhooks')
    await page.getByRole('button', { name: 'Add a webhook' }).first().click()
    await page.getByRole('dialog').waitFor()
    expect(await hiddenByPressing(page, 'Shift+Tab')).toEqual([])
  })
})

test('what is reached by Tab backwards on a phone is seen below a notice', async () => {
  const page = await visit({ screen: phone, as: 'Owner', meantFault: '429' })
  await page.route('**/v2/stream', (route) => route.fulfill({ status: 429, json: { error: 'too many streams' } }))
  await page.goto('/console/settings')
  await page.getByRole('status').filter({ hasText: 'Not live' }).waitFor()
  expect(await hiddenByPressing(page, 'Shift+Tab')).toEqual([])
})

test('the row that j leads to is seen above the bar for chosen rows, where that is as wide as the list', async () => {
  const page = await visit({ screen: { ...desk, width: 820, height: 700 }, as: 'Owner' })
  await page.goto('/console/prospects')
  await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .check()
  expect(await hiddenByPressing(page, 'j')).toEqual([])
})
