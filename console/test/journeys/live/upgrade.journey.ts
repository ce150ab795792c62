import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addProspect } from '../support/api.ts'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaultsInBoth, isTooWide } from '../support/looking.ts'

const visit = openBrowser()

const meantFault = 'A part of the console could not be loaded'

/** What stands in the place of the console's files for a page that was opened before. */
type Place = 'theirs' | 'newer' | 'nothing'

/** The server seems to have another console from now on, or to be away, until it has `theirs` again; and how often the page loads. */
const replaceConsole = async (page: Page, script: string) => {
  let place: Place = 'newer'
  let loads = 0
  let asked = 0
  await page.route(`**/console/assets/${script}-*.js`, (route) => {
    asked += 1
    if (place === 'theirs') return route.continue()
    return place === 'newer' ? route.fulfill({ status: 404, body: 'gone' }) : route.abort()
  })
  await page.route('**/console/', (route) => {
    if (place === 'theirs' || route.request().resourceType() === 'document') return route.continue()
    if (place === 'nothing') return route.abort()
    const body = '<script type="module" crossorigin src="/console/assets/index-newer.js"></script>'
    return route.fulfill({ contentType: 'text/html', body })
  })
  page.on('load', () => {
    loads += 1
  })
  return {
    become: (next: Place) => {
      place = next
    },
    loads: () => loads,
    asked: () => asked,
  }
}

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 1 })
const toBoard = (page: Page): Locator => page.getByRole('link', { name: 'Board' }).first()

const openDesk = async (page: Page): Promise<void> => {
  await page.goto('/console/')
  await page.getByRole('region', { name: 'New and unassigned' }).waitFor()
}

const beginNote = async (page: Page, text: string): Promise<Locator> => {
  await page.goto(`/console/prospects/${await addProspect()}`)
  await page.getByRole('button', { name: /^Add a note/ }).click()
  const field = page.getByRole('textbox', { name: 'Note' })
  await field.fill(text)
  return field
}

describe('a page that was opened before an upgrade', () => {
  test('loads anew, once, when a link leads to what is gone, and is there', async () => {
    const page = await visit({ meantFault, as: 'Property Manager' })
    await openDesk(page)
    const console = await replaceConsole(page, 'board-page')
    await page.route('**/console/board', (route) => {
      console.become('theirs')
      return route.continue()
    })
    await toBoard(page).click()
    await page.getByRole('region', { name: 'Stages' }).waitFor()
    expect(console.loads()).toBe(1)
  })

  test.for(screens)(
    'says so, and does not load for ever, where what is gone stays gone, on a $name',
    async (screen) => {
      const page = await visit({ meantFault, as: 'Property Manager', screen })
      await openDesk(page)
      const console = await replaceConsole(page, 'board-page')
      // The phone has its links twice, and shows the second ones.
      await page.getByRole('link', { name: 'Board' }).filter({ visible: true }).first().click()
      await heading(page, "This page can't be shown").waitFor()
      await expect.poll(() => console.loads()).toBe(1)
      await page.getByText('Foyer was upgraded since').waitFor()
      expect(await accessFaultsInBoth(page, `upgraded-${screen.name}`)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      expect(console.loads()).toBe(1)
      console.become('theirs')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('region', { name: 'Stages' }).waitFor()
    },
  )

  test('keeps what was typed when a link is only pointed at', async () => {
    const page = await visit({ meantFault, as: 'Property Manager' })
    const field = await beginNote(page, 'Half a sentence')
    const console = await replaceConsole(page, 'board-page')
    await toBoard(page).hover()
    await expect.poll(() => console.asked()).toBeGreaterThan(0)
    // Long enough for what would be done about it.
    await page.evaluate(() => fetch('/console/').then((answer) => answer.text()))
    expect(await field.inputValue()).toBe('Half a sentence')
    expect(console.loads()).toBe(0)
  })

  test.for(screens)('keeps what was typed when a dialog is gone, and says what to do, on a $name', async (screen) => {
    const page = await visit({ meantFault, as: 'Property Manager', screen })
    const field = await beginNote(page, 'Half a sentence')
    const console = await replaceConsole(page, 'new-lead-dialog')
    await page.getByRole('button', { name: 'New lead' }).filter({ visible: true }).click()
    const notice = page.getByRole('alert').filter({ hasText: 'Foyer was upgraded' })
    await notice.waitFor()
    expect(await field.inputValue()).toBe('Half a sentence')
    expect(console.loads()).toBe(0)
    expect(await accessFaultsInBoth(page, `dialog-gone-${screen.name}`)).toEqual([])
    console.become('theirs')
    await notice.getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => console.loads()).toBe(1)
    await page.getByRole('button', { name: 'New lead' }).filter({ visible: true }).click()
    await page.getByRole('dialog', { name: 'New lead' }).waitFor()
  })
})

describe('a page whose script can not be had because the server is away', () => {
  test('says so instead of loading anew, and comes by itself', async () => {
    const page = await visit({ meantFault, as: 'Property Manager' })
    await openDesk(page)
    const console = await replaceConsole(page, 'board-page')
    console.become('nothing')
    await toBoard(page).click()
    await page.getByText('When the server is back the page comes by itself.').waitFor()
    expect(console.loads()).toBe(0)
    console.become('theirs')
    await page.getByRole('region', { name: 'Stages' }).waitFor()
    expect(console.loads()).toBe(0)
  })

  test('lets a dialog be asked for again', async () => {
    const page = await visit({ meantFault, as: 'Property Manager' })
    await openDesk(page)
    const console = await replaceConsole(page, 'palette')
    console.become('nothing')
    await page.keyboard.press('/')
    await page.getByRole('alert').filter({ hasText: "Foyer can't be reached" }).waitFor()
    console.become('theirs')
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
  })
})
