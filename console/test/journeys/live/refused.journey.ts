import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaultsInBoth, isTooWide } from '../support/looking.ts'

const visit = openBrowser()

describe('where the server gives no stream', () => {
  test.for(screens)(
    'a $name says that changes do not arrive by themselves, and not that Foyer is away',
    async (screen) => {
      const page = await visit({ screen, as: 'Property Manager' })
      let isRefusing = true
      await page.route('**/v2/stream', (route) =>
        isRefusing ? route.fulfill({ status: 429, json: { error: 'too many streams' } }) : route.continue(),
      )
      await page.goto('/console/')
      const told = page.getByRole('status').filter({ hasText: 'changes of others do not arrive by themselves' })
      await told.waitFor()
      expect(await told.count()).toBe(1)
      expect(await told.textContent()).toContain('Not live')
      expect(await page.getByText(/can't be reached|could not be refreshed/).count()).toBe(0)
      expect(await accessFaultsInBoth(page, `refused-desk-${screen.name}`)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      isRefusing = false
      // As long as the console may wait between two tries.
      await told.waitFor({ state: 'detached', timeout: 30_000 })
    },
  )
})
