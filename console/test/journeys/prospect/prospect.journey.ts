import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { addEvents } from '../support/api.ts'
import { desk, openBrowser, phone, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()

/** A prospect of one's own, so that no journey meets another one's changes. */
const newProspect = async (page: Page, given: object = {}): Promise<number> => {
  const answer = await page.context().request.post('/v2/prospects', {
    headers: { 'x-foyer-console': '1' },
    data: { account_id: inject('demo').accounts[0]?.id, name: 'Ada Longstreet', phone: '(303) 555-0171', ...given },
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { readonly id: number }).id
}

const open = async (page: Page, id: number): Promise<void> => {
  await page.goto(`/console/prospects/${id}`)
  await page.getByRole('heading', { level: 1, name: /Longstreet/ }).waitFor()
}

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline', exact: true })

/** Opens a form by its button, and waits for it. */
const add = async (page: Page, kind: string, action: string): Promise<void> => {
  await page.getByRole('toolbar', { name: 'What to add' }).getByRole('button', { name: kind, exact: true }).click()
  await page.getByRole('button', { name: action, exact: true }).waitFor()
}

describe('the page of a prospect', () => {
  test.for(screens)('keeps nobody out, with each of its forms, on a $name', async (screen) => {
    const page = await visit({ screen, as: 'Property Manager' })
    await open(page, await newProspect(page, { name: 'Ada Longstreet '.repeat(9).trim() }))
    await timeline(page).getByText('New', { exact: true }).waitFor()
    await photograph(page, `prospect-${screen.name}`)
    expect(await accessFaults(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    for (const [kind, action] of [
      ['Note', 'Add note'],
      ['Call', 'Log call'],
      ['Showing', 'Schedule showing'],
      ['Follow-up', 'Plan follow-up'],
      ['Blocklist', 'Blocklist'],
    ] as const) {
      await page.getByRole('toolbar').getByRole('button', { name: kind, exact: true }).click()
      await page.getByRole('button', { name: action, exact: true }).last().waitFor()
      expect(await accessFaults(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
    }
  })

  test('schedules a showing and completes it, with the status at once', async () => {
    const page = await visit({ as: 'Property Manager' })
    await open(page, await newProspect(page))
    await page.keyboard.press('s')
    await page.getByRole('button', { name: 'Tomorrow 10 am' }).click()
    await page.getByRole('button', { name: 'Schedule showing' }).click()
    await timeline(page).getByText('Showing Scheduled').waitFor()
    await timeline(page).getByText('Planned for').waitFor()
    await page.getByRole('button', { name: 'What became of it?' }).click()
    await page.getByRole('combobox', { name: 'Status' }).fill('Complete')
    await page.getByRole('option', { name: /Showing Complete/ }).click()
    await page.getByRole('button', { name: 'Set Showing Complete' }).click()
    await timeline(page).getByText('Showing Complete').waitFor()
    await page.getByRole('button', { name: 'What became of it?' }).waitFor({ state: 'detached' })
  })

  test('plans a follow-up and says that it is done, by keys', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page, await newProspect(page))
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Tomorrow 9 am' }).click()
    await page.keyboard.press('Control+Enter')
    await timeline(page).getByText('Follow-up planned').waitFor()
    // It is shown before the server has answered; then the form closes.
    await page.getByText('Add a note …').waitFor()
    await page.getByRole('button', { name: 'Done or snooze' }).click()
    await page.getByText('Done', { exact: true }).click()
    await page.getByRole('button', { name: 'Mark done' }).click()
    await timeline(page).getByText('Follow-up done').waitFor()
    await page.getByRole('button', { name: 'Done or snooze' }).waitFor({ state: 'detached' })
  })

  test('takes a note back, and strikes it through', async () => {
    const page = await visit({ as: 'Leasing Agent', screen: phone })
    await open(page, await newProspect(page))
    await add(page, 'Note', 'Add note')
    await page.getByRole('button', { name: 'Add note' }).click()
    await page.getByText('Write something').waitFor()
    await page.getByRole('textbox', { name: 'Note' }).fill('Wrong person')
    await page.getByRole('button', { name: 'Add note' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await timeline(page).getByText('Taken back at once').waitFor()
  })

  test('opens the menu of an event by keys, and gives the focus back', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page, await newProspect(page))
    const button = timeline(page)
      .getByRole('button', { name: /What to do with/ })
      .first()
    const hasFocus = () => button.evaluate((element) => element === document.activeElement)
    for (const round of ['the menu is built', 'it is there']) {
      await button.focus()
      await page.keyboard.press('Enter')
      const first = page.getByRole('menuitem').first()
      const isFirst = () => first.evaluate((element) => element === document.activeElement)
      await first.waitFor()
      await expect.poll(isFirst, { message: round }).toBe(true)
      await page.keyboard.press('ArrowDown')
      expect(await isFirst(), round).toBe(false)
      await page.keyboard.press('Escape')
      await first.waitFor({ state: 'detached' })
      await expect.poll(hasFocus, { message: round }).toBe(true)
    }
    await button.click()
    await page.getByRole('menuitem', { name: 'See the prospect at this moment' }).click()
    await expect.poll(() => page.url()).toContain('at=')
  })

  test('marks what was written down later than it happened', async () => {
    const page = await visit({ as: 'Property Manager' })
    const id = await newProspect(page)
    const yesterday = new Date(Date.now() - 86_400_000).toISOString()
    const note = { prospect_id: id, event_type: 'Log Note' }
    await addEvents({ ...note, notes: 'Told yesterday', occurred_at: yesterday }, { ...note, notes: 'Told now' })
    await open(page, id)
    const mark = (text: string) =>
      timeline(page)
        .getByRole('listitem')
        .filter({ hasText: text })
        .getByRole('img', { name: /^Came late/ })
    await mark('Told yesterday').waitFor()
    expect(await mark('Told now').count()).toBe(0)
  })

  test('shows what a colleague does, without reloading', async () => {
    const page = await visit({ as: 'Property Manager' })
    const colleague = await visit({ as: 'Leasing Agent', screen: desk })
    const id = await newProspect(page)
    await open(page, id)
    await page.getByText('Live', { exact: true }).waitFor()
    await open(colleague, id)
    await add(colleague, 'Call', 'Log call')
    await colleague.getByRole('textbox', { name: 'Notes' }).fill('Asks about parking')
    await colleague.getByRole('button', { name: 'Log call' }).click()
    const news = timeline(page).getByRole('listitem').filter({ hasText: 'Asks about parking' })
    await news.waitFor()
    // What came since one looks lights up.
    expect(await news.getAttribute('data-fresh')).toBe('true')
    await page.getByText('Contacted, Awaiting Information').first().waitFor()
  })

  test('tells of a field that somebody changed meanwhile, and writes nothing over it', async () => {
    const page = await visit({ as: 'Property Manager' })
    const id = await newProspect(page)
    await open(page, id)
    await page.getByRole('button', { name: 'Change notes' }).click()
    await page.context().request.patch(`/v2/prospects/${id}`, {
      headers: { 'x-foyer-console': '1' },
      data: { notes: 'Has a dog' },
    })
    await page.getByRole('textbox', { name: 'Notes' }).fill('Has a cat')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Somebody changed this meanwhile').waitFor()
    await page.getByRole('button', { name: 'Keep theirs' }).click()
    await page.getByRole('region', { name: 'Profile' }).getByText('Has a dog').waitFor()
  })

  test('blocklists and unblocks, and offers meanwhile what is taken only', async () => {
    const page = await visit({ as: 'Property Manager' })
    await open(page, await newProspect(page, { phone: '(907) 555-0172' }))
    await page.getByRole('toolbar').getByRole('button', { name: 'Blocklist' }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Threatened an agent')
    await page.getByRole('button', { name: 'Blocklist', exact: true }).last().click()
    await page.getByText('Only notes and assignments are taken.').waitFor()
    expect(await page.getByRole('toolbar').getByRole('button', { name: 'Showing' }).count()).toBe(0)
    await page.getByRole('alert').getByRole('button', { name: 'Unblock' }).click()
    await page.getByRole('button', { name: 'Unblock', exact: true }).last().click()
    await page.getByText('Only notes and assignments are taken.').waitFor({ state: 'detached' })
  })

  test('merges two inquiries of one person, and undoes it', async () => {
    const page = await visit({ as: 'Property Manager' })
    const other = await newProspect(page, { phone: '(907) 555-0173' })
    const id = await newProspect(page, { phone: '907.555.0173' })
    await open(page, id)
    await page.getByRole('button', { name: /What to do with the inquiry/ }).click()
    await page.getByRole('menuitem', { name: /Merge/ }).click()
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await timeline(page).getByText(`Prospect ${other} came into this one`).waitFor()
    await page.goto(`/console/prospects/${other}`)
    await page.waitForURL(new RegExp(`/prospects/${id}`))
    await timeline(page).getByRole('button', { name: 'What to do with this merge' }).click()
    await page.getByRole('menuitem', { name: 'Undo the merge' }).click()
    await page.getByRole('button', { name: /What to do with the inquiry/ }).waitFor()
  })
})
