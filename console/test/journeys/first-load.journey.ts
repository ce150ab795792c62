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

test('what a page shows is asked for while its script is on its way, and once', async () => {
  const page = await visit({ as: 'Property Manager' })
  const reads: string[] = []
  page.on('request', (request) => reads.push(new URL(request.url()).pathname))
  const asked = page.waitForRequest(/\/v2\/prospects\/12\/history/)
  // Its script comes only after that.
  await page.route(/\/prospect-page-[^/]*\.js$/, async (route) => {
    await asked
    await route.continue()
  })
  await page.goto('/console/prospects/12')
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page
    .getByRole('button', { name: /^What to do with/ })
    .first()
    .waitFor()
  for (const path of ['/v2/prospects/12', '/v2/prospects/12/history'])
    expect(reads.filter((read) => read === path)).toEqual([path])
})
