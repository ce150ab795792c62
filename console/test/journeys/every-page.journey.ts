import { describe, expect, test } from 'vitest'
import { paths } from '../../src/app/paths.ts'
import { openBrowser, screens } from './support/browser.ts'
import { accessFaults, isTooWide, photograph } from './support/looking.ts'

const visit = openBrowser()

/** Pages that need an id of something in the demo have journeys of their own. */
const pages = Object.entries(paths).filter(([, path]) => !path.includes('$'))

describe.for(screens)('on a $name', (screen) => {
  test.for(pages)('%s keeps nobody out, and fits', async ([name, path]) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit({ screen, colorScheme, as: 'Property Manager' })
      await page.goto(`/console${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
      await photograph(page, `${name}-${screen.name}-${colorScheme}`)
      expect(await accessFaults(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
    }
  })
})
