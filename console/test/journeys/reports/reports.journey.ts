import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()

const tables = [
  ['Funnel', 'Funnel by stage'],
  ['First contact', 'Time to first contact'],
  ['Sources', 'What each source brought'],
  ['Agents', 'What became of whose prospects'],
] as const

/** Of the picture: a bar with a figure has some length, in pixels. */
const longestLine = (page: Page): Promise<number> =>
  page
    .locator('main [aria-hidden="true"] span[title]')
    .evaluateAll((bars) => Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().width)))

describe('reports', () => {
  test.for(screens)(
    'show a picture and a table each, over days in the address, and give a file on a $name',
    async (screen) => {
      const page = await visit({ screen, as: 'Property Manager' })
      await page.goto('/console/reports')
      await page.getByRole('button', { name: '90 days' }).click()
      await expect.poll(() => page.url()).toMatch(/start=\d{4}-\d\d-\d\d&end=\d{4}-\d\d-\d\d/)
      for (const [name, caption] of tables) {
        await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name }).click()
        await page.getByRole('table', { name: caption }).waitFor()
        await expect.poll(() => longestLine(page)).toBeGreaterThan(100)
        await photograph(page, `report-${name.toLowerCase().replace(' ', '-')}-${screen.name}`)
        expect(await accessFaults(page)).toEqual([])
        expect(await isTooWide(page)).toBe(false)
      }
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'CSV' }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/agents.*\.csv$/)
    },
  )
})
