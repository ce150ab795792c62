import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'

const visit = openBrowser()

const meantFault = 'Something is wrong'

/** Has what the page reads there fail until `recover` is called. */
const failAtFirst = async (page: Page, path: string): Promise<{ readonly recover: () => void }> => {
  let isAway = true
  await page.route(path, (route) =>
    isAway ? route.fulfill({ status: 400, json: { error: meantFault } }) : route.continue(),
  )
  return {
    recover: () => {
      isAway = false
    },
  }
}

test('a page whose reads failed is there when one tries again after that', async () => {
  const page = await visit({ as: 'Owner', meantFault })
  const { recover } = await failAtFirst(page, '**/v2/me')
  await page.goto('/console/')
  await page.getByRole('heading', { name: "This page can't be shown" }).waitFor()
  expect(await page.getByRole('alert').textContent()).toContain(meantFault)
  recover()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Desk', level: 1 }).waitFor()
})
