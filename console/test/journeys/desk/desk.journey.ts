import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addEvents, addProspect } from '../support/api.ts'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()
const looks = screens.flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme, on: `a ${colorScheme} ${screen.name}` })),
)

const pile = (page: Page, name: string): Locator => page.getByRole('region', { name })
const nameIn = async (row: Locator): Promise<string> =>
  ((await row.getByRole('link').first().textContent()) ?? '').trim()
const hrefIn = (row: Locator): Promise<string | null> => row.getByRole('link').first().getAttribute('href')

const open = async (page: Page): Promise<void> => {
  await page.goto('/console/')
  await pile(page, 'New and unassigned').waitFor()
}

const undo = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('alert').filter({ hasText: text }).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('alert').filter({ hasText: 'Taken back' }).waitFor()
}

describe('the desk', () => {
  test.for(looks)('shows what waits on $on, and keeps nobody out', async ({ screen, colorScheme }) => {
    const page = await visit({ screen, colorScheme, as: 'Leasing Agent' })
    await open(page)
    await pile(page, 'Follow-ups due').getByRole('listitem').first().waitFor()
    await photograph(page, `desk-${screen.name}-${colorScheme}`)
    expect(await accessFaults(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })

  test('gives a lead to who takes it, and takes that back', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    const leads = pile(page, 'New and unassigned').getByRole('listitem')
    const lead = leads.filter({ has: page.locator(`a[href="${await hrefIn(leads.first())}"]`) })
    const name = await nameIn(lead)
    await lead.getByRole('button', { name: `Take ${name}` }).click()
    await lead.waitFor({ state: 'detached' })
    await undo(page, `${name} is yours`)
    await lead.waitFor()
  })

  test('settles a follow-up, and puts another one off', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await open(page)
    const due = pile(page, 'Follow-ups due').getByRole('listitem')
    await due.first().waitFor()
    const name = await nameIn(due.first())
    const href = await hrefIn(due.first())
    await due
      .first()
      .getByRole('button', { name: `Done: ${name}` })
      .click()
    await expect.poll(() => pile(page, 'Follow-ups due').locator(`a[href="${href}"]`).count()).toBe(0)
    await undo(page, `Followed up with ${name}`)
    await pile(page, 'Follow-ups due').locator(`a[href="${href}"]`).waitFor()
    await due
      .first()
      .getByRole('button', { name: /^Snooze/ })
      .click()
    await page.getByRole('menuitem', { name: 'In a week' }).click()
    await undo(page, 'follow up')
  })

  test.for([
    ['New and unassigned', 'All that nobody has'],
    ['Follow-ups due', 'All that are due'],
    ['Awaiting response', 'All who await a response'],
  ] as const)('leads from the number at %s to exactly those whom it counts', async ([name, link]) => {
    const lost = await addProspect({ name: 'Lost Longago' })
    await addEvents({ prospect_id: lost, event_type: 'Not Interested' })
    await addEvents({ prospect_id: await addProspect(), event_type: 'Awaiting PM Response' })
    const page = await visit({ as: 'Property Manager' })
    await open(page)
    const everybodys = pile(page, name).getByText('Everybody', { exact: true })
    if (await everybodys.isVisible()) await everybodys.click()
    const count = Number((await pile(page, name).locator('[aria-live]').textContent())?.replaceAll(',', ''))
    expect(count).toBeGreaterThan(0)
    await pile(page, name).getByRole('link', { name: link }).click()
    const rows = page.getByRole('table', { name: 'Prospects' })
    await rows.waitFor()
    await expect.poll(() => rows.getAttribute('aria-rowcount')).toBe(`${count + 1}`)
  })

  test('says in an account without prospects how the first come in, and not that all of them have somebody', async () => {
    const page = await visit({ as: 'Property Manager' })
    const nobody = { count: 0, prospects: [] }
    await page.route('**/v2/desk?*', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), unassigned: nobody } })
    })
    await page.route('**/v2/stages?*', (route) => route.fulfill({ json: { data: [{ stage: 'lead', count: 0 }] } }))
    await open(page)
    await pile(page, 'New and unassigned').getByText('There are no prospects yet').waitFor()
    await pile(page, 'New and unassigned').getByRole('link', { name: 'import a file' }).click()
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
  })

  test('leads from those who await a response to all of them', async () => {
    const id = await addProspect({ name: 'Rosa Awaits' })
    await addEvents({ prospect_id: id, event_type: 'Awaiting PM Response' })
    const page = await visit({ as: 'Property Manager' })
    await open(page)
    await pile(page, 'Awaiting response').getByRole('link', { name: 'All who await a response' }).click()
    await page.getByRole('group', { name: 'Filters that hold' }).getByText('Awaiting response').waitFor()
    await page.getByRole('link', { name: 'Rosa Awaits' }).waitFor()
    await addEvents({ prospect_id: id, event_type: 'PM Response' })
    await page.getByRole('link', { name: 'Rosa Awaits' }).waitFor({ state: 'detached' })
  })

  test('shows in one browser what happens in another', async () => {
    const [agent, manager] = [await visit({ as: 'Leasing Agent' }), await visit({ as: 'Property Manager' })]
    await open(agent)
    await open(manager)
    const leads = (page: Page): Locator => pile(page, 'New and unassigned').getByRole('listitem')
    await leads(manager).first().waitFor()
    await manager.getByText('Live', { exact: true }).waitFor()
    const name = await nameIn(leads(agent).first())
    const href = await hrefIn(leads(agent).first())
    // Not by how many there are: of a long pile the next one comes up.
    const seen = () => pile(manager, 'New and unassigned').locator(`a[href="${href}"]`).count()
    await expect.poll(seen, { timeout: 10_000 }).toBe(1)
    await leads(agent)
      .first()
      .getByRole('button', { name: `Take ${name}` })
      .click()
    await expect.poll(seen, { timeout: 10_000 }).toBe(0)
    await undo(agent, `${name} is yours`)
    await expect.poll(seen, { timeout: 10_000 }).toBe(1)
  })
})
