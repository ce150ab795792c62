import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'

const visit = openBrowser()

const mostBytes = 300_000

/** Of all scripts that the page has asked for, as they came over the wire. */
const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )

test('from the door to the desk it takes less than 300 kB of scripts', async () => {
  const page = await visit()
  await page.goto('/console/sign-in')
  await page.getByRole('button', { name: 'Property Manager' }).first().click()
  await page.getByRole('heading', { name: 'Desk', level: 1 }).waitFor()
  await page.waitForLoadState('load')
  const bytes = await scriptBytes(page)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(mostBytes)
})
