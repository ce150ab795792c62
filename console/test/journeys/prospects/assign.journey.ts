import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addEvents, addProspect, callApi, demoUser } from '../support/api.ts'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()

const rows = (page: Page): Locator => page.locator('tr[data-index]')

/** The newest lead: of somebody who asks about more than one unit. */
const openDialog = async (page: Page): Promise<Locator> => {
  const phone = `(907) 555-${String(1_000 + Math.trunc(Math.random() * 9_000))}`
  await addProspect({ name: 'Rosa Twice', phone })
  await addProspect({ name: 'Rosa Twice', phone })
  await page.goto('/console/prospects?stage=lead&assignee=none')
  await rows(page).first().getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Assign', exact: false }).last().click()
  const dialog = page.getByRole('dialog', { name: 'Assign 1 prospect' })
  await dialog.getByRole('checkbox', { name: /asks about \d+ more unit/ }).waitFor()
  return dialog
}

const pick = (dialog: Locator, index: number): Promise<void> =>
  dialog.getByRole('group', { name: 'Agents' }).getByRole('checkbox').nth(index).check()

describe.for(screens)('assigning on a $name', (screen) => {
  test('shows from whom to whom, takes along the same person, and can be taken back', async () => {
    const page = await visit({ screen, as: 'Property Manager' })
    const dialog = await openDialog(page)
    // The owner, who has nobody in the demo: so all of them change.
    await pick(dialog, 1)
    const preview = dialog.getByRole('region', { name: 'What would change' }).getByRole('listitem')
    await expect.poll(() => preview.count()).toBe(1)
    await dialog.getByRole('checkbox', { name: /asks about/ }).check()
    await expect.poll(() => preview.count()).toBeGreaterThan(1)
    await preview.first().getByText('Nobody').waitFor()
    await photograph(page, `assign-${screen.name}`)
    expect(await accessFaults(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    const button = dialog.getByRole('button', { name: /^Assign \d+ prospects/ })
    const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0])
    expect(count).toBeGreaterThan(1)
    await button.click()
    await dialog.waitFor({ state: 'hidden' })
    const notice = page.getByRole('alert').filter({ hasText: `Assigned ${count} prospects to` })
    await notice.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('alert').filter({ hasText: 'Taken back' }).waitFor()
    await rows(page).first().waitFor()
  })
})

test('what a colleague did meanwhile is shown and not written over', async () => {
  const page = await visit({ as: 'Property Manager' })
  // Else the preview would follow at once, and one could not press the button before it.
  await page.route('**/v2/stream', (route) => route.abort())
  const id = await addProspect({ phone: '(907) 555-0181' })
  await page.goto(`/console/prospects/${id}`)
  await page.getByRole('heading', { level: 1, name: 'Ada Longstreet' }).waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: 'Assign 1 prospect' })
  await dialog.getByText('Add', { exact: true }).click()
  await pick(dialog, 0)
  await dialog.getByRole('button', { name: /^Assign 1 prospect/ }).waitFor()
  const agent = demoUser('Leasing Agent')
  await addEvents({ prospect_id: id, event_type: 'Assign to User', context: { assignedToUserIds: [agent] } })
  await dialog.getByRole('button', { name: /^Assign 1 prospect/ }).click()
  await dialog.getByText('Somebody else changed 1 prospect meanwhile').waitFor()
  await dialog.getByText('Changed just now').waitFor()
  await photograph(page, 'assign-changed')
  expect(await accessFaults(page)).toEqual([])
  const assignees = async (): Promise<readonly string[]> =>
    (await callApi<{ readonly assigned_to_user_ids: readonly string[] }>('GET', `/v2/prospects/${id}`))
      .assigned_to_user_ids
  expect(await assignees()).toEqual([agent])
  await dialog.getByRole('button', { name: /^Assign 1 prospect/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await assignees()).toHaveLength(2)
  expect(await assignees()).toContain(agent)
})

test('one can be left out, and nobody is assigned whom nothing would change for', async () => {
  const page = await visit({ as: 'Property Manager' })
  const dialog = await openDialog(page)
  // Nobody has it already.
  await pick(dialog, 0)
  await dialog.getByText('1 stays as it is').waitFor()
  expect(await dialog.getByRole('button', { name: 'Assign', exact: true }).isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: /^Leave out/ }).click()
  await dialog.getByText('Nobody is left to be assigned').waitFor()
})

test('who may only read is not offered it', async () => {
  const page = await visit({ as: 'Read-only' })
  await page.goto('/console/prospects')
  await rows(page).first().getByRole('checkbox').click()
  await page.getByText('Your role may read prospects').waitFor()
})
