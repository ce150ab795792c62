import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { paths } from '../../src/app/paths.ts'
import { openBrowser } from './support/browser.ts'

/** The README's pictures: `npm run pictures` puts them into docs/images. All other runs only see that the pages can be shown. */

const visit = openBrowser()
const folder = process.env['FOYER_PICTURES']

const picture = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

const pages = {
  desk: paths.desk,
  prospects: paths.prospects,
  board: paths.board,
  calendar: paths.calendar,
  reports: paths.reports,
}

test.for(Object.entries(pages))('%s', async ([name, path]) => {
  const page = await visit({ as: 'Property Manager' })
  await page.goto(`/console${path}`)
  await picture(page, name)
})

test('prospect', async () => {
  const page = await visit({ as: 'Property Manager' })
  const [account] = inject('demo').accounts
  const one = inject('demo').prospects.find(({ account_id }) => account_id === account?.id)
  await page.goto(`/console${paths.prospect.replace('$id', String(one?.id))}`)
  await picture(page, 'prospect')
})
