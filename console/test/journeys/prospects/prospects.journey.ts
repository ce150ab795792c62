import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openBrowser, phone, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()
const looks = screens.flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme, on: `a ${colorScheme} ${screen.name}` })),
)

const rows = (page: Page): Locator => page.locator('tr[data-index]')

const open = async (page: Page, search = ''): Promise<void> => {
  await page.goto(`/console/prospects${search}`)
  await rows(page).first().waitFor()
}

describe('the table of prospects', () => {
  test.for(looks)('stands on $on, with a selection, and keeps nobody out', async ({ screen, colorScheme }) => {
    const page = await visit({ screen, colorScheme, as: 'Property Manager' })
    await open(page)
    await photograph(page, `prospects-${screen.name}-${colorScheme}`)
    await rows(page).nth(1).getByRole('checkbox').click()
    await page.getByRole('toolbar').waitFor()
    expect(await accessFaults(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })

  test('keeps what is asked for in the address, so that a link shows the same', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    await page.keyboard.press('/')
    await page.keyboard.type('ros')
    await expect.poll(() => page.url()).toContain('q=ros')
    await page.getByRole('button', { name: 'Name' }).click()
    await expect.poll(() => page.url()).toContain('sort=name')
    const other = await visit({ as: 'Leasing Agent' })
    await other.goto(page.url())
    await rows(other).first().waitFor()
    const firstIn = (one: Page): Promise<string | null> => rows(one).first().textContent()
    await expect.poll(async () => [await firstIn(other), await firstIn(page)]).toSatisfy(([a, b]) => a === b)
    expect(await other.getByRole('searchbox').inputValue()).toBe('ros')
  })

  test('says what to do when nothing fits', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await page.goto('/console/prospects?q=nobodyhasthisname')
    await page.getByRole('heading', { name: 'No prospect fits' }).waitFor()
    await page.getByRole('button', { name: 'Show all prospects' }).click()
    await rows(page).first().waitFor()
  })

  test('says in the order of follow-ups that none is planned, and not that a filter is to be taken away', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    const none = { data: [], has_more: false, next_cursor: null }
    await page.route('**/v2/prospects?*sort=next_follow_up*', (route) => route.fulfill({ json: none }))
    await page.goto('/console/prospects?sort=next_follow_up')
    await page.getByRole('heading', { name: 'No follow-up is planned' }).waitFor()
    await page.getByRole('button', { name: 'Show all prospects' }).click()
    await page.getByRole('table', { name: 'Prospects' }).waitFor()
  })

  test('is worked by keys alone: down, select a range, assign, open', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key)
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Assign 3 prospects' })
    await dialog.getByRole('textbox', { name: 'Find an agent' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(0)
    await page.keyboard.press('k')
    const href = await page.locator('a:focus').getAttribute('href')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain(href ?? 'no link')
  })

  test('goes to its end, which has to be read first, and back to its beginning', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    const place = page.locator('tr[data-here]')
    await page.keyboard.press('End')
    await expect.poll(async () => Number(await place.getAttribute('data-index'))).toBeGreaterThan(100)
    const list = page.getByRole('table', { name: 'Prospects' })
    // All of them and the head; it is not known before the last one is there.
    expect(Number(await list.getAttribute('aria-rowcount'))).toBe(Number(await place.getAttribute('data-index')) + 2)
    await page.keyboard.press('Home')
    await expect.poll(() => place.getAttribute('data-index')).toBe('0')
  })

  test('is as long at once as its rows are, where people want no motion: what is measured must hold', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    const height = await page.locator('tbody').evaluate((rows) => {
      rows.style.height = '12345px'
      return rows.getBoundingClientRect().height
    })
    expect(height).toBe(12_345)
  })

  test('draws most rows out of sight where the list moves to', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    const out = (): Promise<{ readonly above: number; readonly below: number }> =>
      page.getByRole('region', { name: 'List of prospects' }).evaluate((list) => {
        const { top, bottom } = list.getBoundingClientRect()
        const places = [...list.querySelectorAll('tr[data-index]')].map((row) => row.getBoundingClientRect())
        return {
          above: places.filter((row) => row.bottom < top).length,
          below: places.filter((row) => row.top > bottom).length,
        }
      })
    const lead = async (): Promise<number> => (await out()).below - (await out()).above
    await page.mouse.move(700, 500)
    await page.mouse.wheel(0, 1_600)
    await expect.poll(lead).toBeGreaterThan(12)
    await page.mouse.wheel(0, -400)
    await expect.poll(lead).toBeLessThan(-12)
  })

  test('saves a view, changes it, and lets it go', async () => {
    const page = await visit({ as: 'Property Manager' })
    await open(page, '?stage=lead')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Fresh leads')
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('button', { name: 'Fresh leads', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Remove filter: Stage: Lead' }).click()
    await page.getByRole('button', { name: 'Fresh leads (changed)' }).click()
    await page.getByRole('menuitem', { name: 'Fresh leads' }).click()
    await expect.poll(() => page.url()).toContain('stage=lead')
    await page.getByRole('button', { name: 'Fresh leads', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete view' }).click()
    await page.getByRole('button', { name: 'Views' }).waitFor()
  })

  test('gives many the same status after a look at what that does, and takes it back', async () => {
    const page = await visit({ as: 'Property Manager' })
    await open(page, '?stage=contacted&sort=created_at')
    await rows(page).nth(0).getByRole('checkbox').click()
    await rows(page)
      .nth(3)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] })
    await page.getByRole('button', { name: 'Status' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the status of 4 prospects' })
    await dialog.getByRole('combobox', { name: 'Status' }).click()
    await page.getByRole('option', { name: /^Still Deciding/ }).click()
    await dialog.getByText(/^Written for 4 prospects/).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Write for 4 prospects' }).click()
    await page.getByRole('alert').filter({ hasText: 'Still Deciding for 4' }).getByRole('button').first().click()
    await page.getByRole('alert').filter({ hasText: 'Taken back' }).waitFor()
  })

  test('offers the file only to who may take it along', async () => {
    const manager = await visit({ as: 'Property Manager' })
    await open(manager)
    const link = manager.getByRole('link', { name: 'Export all as CSV' })
    const file = await manager.request.get((await link.getAttribute('href')) ?? '')
    expect(file.headers()['content-type']).toContain('text/csv')
    const agent = await visit({ as: 'Leasing Agent', screen: phone })
    await open(agent)
    expect(await agent.getByRole('link', { name: 'Export all as CSV' }).count()).toBe(0)
  })
})
