import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addProspect } from '../support/api.ts'
import { desk, openBrowser, phone, screens } from '../support/browser.ts'
import { drag, dragByTouch, middleOf, pushByTouch } from '../support/dragging.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()
const looks = screens.flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme, on: `a ${colorScheme} ${screen.name}` })),
)

const column = (page: Page, stage: string): Locator => page.getByRole('region', { name: new RegExp(`^${stage} `) })
const cardsIn = (page: Page, stage: string): Locator => column(page, stage).getByRole('listitem')
/** How many the account has there. Until that is read, the column shows how many it has read itself, with a plus. */
const countIn = async (page: Page, stage: string): Promise<number> => {
  const heading = column(page, stage).getByRole('heading').filter({ hasText: /\d/, hasNotText: '+' })
  return Number(/[\d,]+/.exec((await heading.textContent()) ?? '')?.[0].replaceAll(',', ''))
}
const undo = async (page: Page, text: RegExp): Promise<void> => {
  const notice = page.getByRole('alert').filter({ hasText: text })
  await notice.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('alert').filter({ hasText: 'Taken back' }).waitFor()
}

const open = async (page: Page, search = ''): Promise<void> => {
  await page.goto(`/console/board${search}`)
  await cardsIn(page, 'Contacted').first().waitFor()
}

describe('the board', () => {
  test.for(looks)('stands whole on $on, with nothing that keeps people out', async ({ screen, colorScheme }) => {
    const page = await visit({ screen, colorScheme, as: 'Property Manager' })
    await open(page)
    await photograph(page, `board-${screen.name}-${colorScheme}`)
    expect(await accessFaults(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })

  test.for([
    ['Lead', 1],
    ['Showing', 3],
    ['Lease', 6],
  ] as const)('shows how far %s is: %i of seven steps', async ([stage, reached]) => {
    const page = await visit({ as: 'Property Manager' })
    await open(page)
    const steps = column(page, stage).locator('[style*="--reached"]')
    const part = await steps.evaluate(
      (bar) => Number.parseFloat(getComputedStyle(bar).backgroundSize) / bar.clientWidth,
    )
    expect(Math.round(part * 7)).toBe(reached)
  })

  test('lets a card be dragged to a stage, asks what happened, and takes it back', async () => {
    const page = await visit({ screen: desk, as: 'Property Manager' })
    await open(page)
    const [leads, contacted] = [await countIn(page, 'Lead'), await countIn(page, 'Contacted')]
    const card = cardsIn(page, 'Lead').first()
    const link = card.getByRole('link')
    const href = (await link.getAttribute('href')) ?? ''
    await drag(page, await middleOf(card), await middleOf(column(page, 'Contacted')))
    const dialog = page.getByRole('dialog', { name: /^Move to Contacted/ })
    await dialog.getByRole('button', { name: /^Set Contacted/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await column(page, 'Contacted').locator(`a[href="${href}"]`).waitFor()
    expect([await countIn(page, 'Lead'), await countIn(page, 'Contacted')]).toEqual([leads - 1, contacted + 1])
    await undo(page, /Contacted/)
    await column(page, 'Lead').locator(`a[href="${href}"]`).waitFor()
  })

  test('lets a finger lift a card on a phone and carry it to the next stage', async () => {
    const page = await visit({ screen: phone, as: 'Leasing Agent' })
    await open(page)
    const card = cardsIn(page, 'Lead').first()
    const href = (await card.getByRole('link').getAttribute('href')) ?? ''
    const from = await middleOf(card)
    // Of the next column a strip is to be seen at the edge; there the board goes along.
    await dragByTouch(page, from, { x: 380, y: from.y }, () =>
      page.locator('[data-card][data-dragged]').waitFor({ state: 'visible' }),
    )
    const dialog = page.getByRole('dialog', { name: /^Move to Contacted/ })
    await dialog.getByRole('button', { name: /^Set Contacted/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await column(page, 'Contacted').locator(`a[href="${href}"]`).waitFor()
    await undo(page, /Contacted/)
    await column(page, 'Lead').locator(`a[href="${href}"]`).waitFor()
  })

  test('scrolls under a finger that does not rest, and moves nothing', async () => {
    // More than a screen of a phone has.
    await Promise.all(Array.from({ length: 8 }, () => addProspect()))
    const page = await visit({ screen: phone, as: 'Leasing Agent' })
    await open(page)
    const from = await middleOf(cardsIn(page, 'Lead').nth(1))
    await pushByTouch(page, from, { x: from.x, y: from.y - 200 })
    await expect
      .poll(() =>
        column(page, 'Lead')
          .getByRole('list')
          .evaluate((list) => list.scrollTop),
      )
      .toBeGreaterThan(0)
    expect(await page.locator('[data-card][data-dragged]').count()).toBe(0)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('puts a card back when the move is given up', async () => {
    const page = await visit({ as: 'Property Manager' })
    await open(page)
    const leads = await countIn(page, 'Lead')
    await drag(page, await middleOf(cardsIn(page, 'Lead').first()), await middleOf(column(page, 'Showing')))
    const dialog = page.getByRole('dialog', { name: /^Move to Showing/ })
    expect(await countIn(page, 'Lead')).toBe(leads - 1)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => countIn(page, 'Lead')).toBe(leads)
  })

  test('is worked by keys alone', async () => {
    const page = await visit({ as: 'Property Manager' })
    await open(page)
    await cardsIn(page, 'Lead').first().getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    const focused = page.locator('a:focus')
    await column(page, 'Contacted').locator('a:focus').waitFor()
    const href = await focused.getAttribute('href')
    expect(href).toBe(await cardsIn(page, 'Contacted').nth(1).getByRole('link').getAttribute('href'))
    await page.keyboard.press('m')
    // There is one way to be approved, which asks nothing.
    await page.getByRole('menuitem', { name: 'Approved' }).press('Enter')
    await column(page, 'Approved').locator(`a[href="${href}"]`).waitFor()
    await undo(page, /is in Approved/)
    await column(page, 'Contacted').locator(`a[href="${href}"]`).waitFor()
  })

  test('moves by a menu on a phone, where only what is asked for is asked', async () => {
    const page = await visit({ screen: phone, as: 'Leasing Agent' })
    await open(page)
    await page.getByRole('button', { name: /^Lead/ }).click()
    await cardsIn(page, 'Lead')
      .first()
      .getByRole('button', { name: /^Move or assign/ })
      .click()
    await page.getByRole('menuitem', { name: 'Showing' }).click()
    const dialog = page.getByRole('dialog', { name: /^Move to Showing/ })
    await dialog.getByRole('button', { name: 'Tomorrow 10 am' }).click()
    expect(await accessFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: /^Set Showing Scheduled/ }).click()
    await undo(page, /Showing Scheduled/)
  })

  test('shows whom nobody has when the address asks for them', async () => {
    const page = await visit({ as: 'Property Manager' })
    await page.goto('/console/board?assignee=none')
    await cardsIn(page, 'Lead').first().waitFor()
    for (const text of await cardsIn(page, 'Lead').allInnerTexts()) expect(text).toContain('Nobody')
    await page.getByRole('combobox', { name: 'Whose prospects' }).click()
    await page.getByRole('option', { name: 'Everybody' }).click()
    await expect.poll(() => page.url()).not.toContain('assignee')
  })
})
