import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()

const fileFor = (name: string): string =>
  [
    'Who,Email,Cell,Favourite colour',
    `Jane on a ${name},jane.${name}@example.org,(303) 555-0142,blue`,
    'Joe,not an address,,red',
  ].join('\n')

describe('an import', () => {
  test.for(screens)('is mapped, checked and written on a $name', async (screen) => {
    const page = await visit({ screen, as: 'Owner' })
    await page.goto('/console/integrations/import')
    await page.locator('input[type=file]').setInputFiles({
      name: `leads-${screen.name}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(fileFor(screen.name)),
    })
    await page.getByRole('combobox', { name: 'What Who is' }).click()
    await page.getByRole('option', { name: 'name', exact: true }).click()
    await page.getByRole('table', { name: 'First rows' }).getByText(`Jane on a ${screen.name}`).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await page.getByRole('button', { name: 'Import another file' }).waitFor()
    await photograph(page, `import-${screen.name}-done`)
    expect(await isTooWide(page)).toBe(false)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the rejects' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('rejects.csv')
    await page.goto('/console/prospects')
    await page.goto(`/console/prospects?q=${encodeURIComponent(`jane.${screen.name}`)}`)
    await page.getByText(`Jane on a ${screen.name}`).first().waitFor()
  })
})
