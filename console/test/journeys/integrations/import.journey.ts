import { describe, expect, test } from 'vitest'
import { callApi } from '../support/api.ts'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaultsInBoth, isTooWide } from '../support/looking.ts'

const visit = openBrowser()

/** Of a line, as the browser takes it: nothing but the speed of sending is bounded. */
const slowly = { offline: false, latency: 0, downloadThroughput: -1 }

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
    expect(await accessFaultsInBoth(page, `import-${screen.name}-columns`)).toEqual([])
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await page.getByRole('button', { name: 'Import another file' }).waitFor()
    expect(await accessFaultsInBoth(page, `import-${screen.name}-done`)).toEqual([])
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

  test('shows how far a long file is, and is cancelled', async () => {
    const rows = 8_000
    // From long ago, so that they stand before nobody whom other journeys look for.
    const lines = Array.from({ length: rows }, (_, n) => `Lead ${n},lead${n}@long.example.org,2020-03-01`)
    const page = await visit({ as: 'Owner' })
    await page.goto('/console/integrations/import')
    await page.locator('input[type=file]').setInputFiles({
      name: 'long.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Name,Email,Date Added', ...lines].join('\n')),
    })
    await page.getByRole('button', { name: 'Check every row' }).click()
    const write = page.getByRole('button', { name: 'Import 8,000 rows' })
    await write.waitFor({ timeout: 30_000 })
    // However fast the machine is, the file takes some seconds to arrive, and it is read as it comes.
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Network.emulateNetworkConditions', { ...slowly, uploadThroughput: 12_000 })
    await write.click()
    const progress = page.getByRole('progressbar')
    const part = async (): Promise<number> => Number(await progress.getAttribute('aria-valuenow'))
    await expect.poll(part, { timeout: 30_000 }).toBeGreaterThan(0)
    const first = await part()
    expect(first).toBeLessThan(100)
    await expect.poll(part, { timeout: 30_000 }).toBeGreaterThan(first)
    expect(await accessFaultsInBoth(page, 'import-desk-running')).toEqual([])
    await page.getByRole('button', { name: 'Cancel the import' }).click()
    await page.getByText('What was written before stays').waitFor()
    await page.getByRole('table', { name: 'Imports before' }).getByText('It was cancelled').first().waitFor()
    const { data } = await callApi<{ readonly data: readonly { readonly rows_created: number }[] }>(
      'GET',
      '/v2/imports?limit=1',
    )
    expect(data[0]?.rows_created).toBeGreaterThan(0)
    expect(data[0]?.rows_created).toBeLessThan(rows)
  })

  test('shows the address of a unit in one line, and says where units are chosen', async () => {
    const page = await visit({ as: 'Owner' })
    await page.goto('/console/integrations/import')
    await page.getByRole('radio', { name: 'Units' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'units.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Street Address,Apt,City,State,Zip\n101 Larkspur Lane,4,Denver,CO,80205'),
    })
    const rows = page.getByRole('table', { name: 'First rows' })
    await rows.getByRole('cell', { name: '101 Larkspur Lane, Unit 4, Denver, Colorado 80205', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await page.getByText('Choose one of the units when you write down a lead').waitFor()
  })
})
