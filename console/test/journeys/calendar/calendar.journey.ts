import type { Locator, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { addEvents, addProspect, callApi, demoUser } from '../support/api.ts'
import { desk, openBrowser, phone, screens } from '../support/browser.ts'
import { drag } from '../support/dragging.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()
const looks = screens.flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme, on: `a ${colorScheme} ${screen.name}` })),
)

const plans = (page: Page, name: RegExp): Locator => page.getByRole('button', { name })
const open = async (page: Page, search = ''): Promise<void> => {
  await page.goto(`/console/calendar${search}`)
  await plans(page, /follow-up|showing,/)
    .first()
    .waitFor()
}
const namesOf = (page: Page): Promise<string[]> => page.locator('[data-entry]').allTextContents()

/** Goes on week by week to a showing that is still to come. */
const toPlannedShowing = async (page: Page): Promise<Locator> => {
  const scheduled = plans(page, /showing, Scheduled/)
  await open(page, '?view=week')
  if ((await scheduled.count()) === 0) {
    await page.keyboard.press('ArrowRight')
    await scheduled.first().waitFor()
  }
  return scheduled.last()
}

describe('the calendar', () => {
  test.for(looks)('stands whole on $on, with nothing that keeps people out', async ({ screen, colorScheme }) => {
    const page = await visit({ screen, colorScheme, as: 'Property Manager' })
    for (const view of ['week', 'day', 'list']) {
      await open(page, `?view=${view}`)
      await photograph(page, `calendar-${view}-${screen.name}-${colorScheme}`)
      expect(await accessFaults(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
    }
  })

  test.for(['week', 'day', 'list'])('says in a %s without plans how they come there', async (view) => {
    const page = await visit({ as: 'Property Manager' })
    await page.goto(`/console/calendar?view=${view}&day=2031-01-06`)
    await page.getByText('Nothing is planned in these days').waitFor()
    await page.getByText("Schedule a showing or a follow-up on a prospect's page").waitFor()
  })

  test("shows the account's clocks wherever the browser is", async () => {
    const here = await visit({ as: 'Property Manager' })
    await open(here, '?view=list')
    const far = await visit({ as: 'Property Manager' })
    const devtools = await far.context().newCDPSession(far)
    await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' })
    await open(far, '?view=list')
    expect(await far.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('Asia/Tokyo')
    expect(await namesOf(far)).toEqual(await namesOf(here))
  })

  test('is turned by keys: later, earlier, today, and by day', async () => {
    const page = await visit({ as: 'Property Manager' })
    await page.goto('/console/calendar?day=2026-03-08')
    await page.getByText('Mar 2 – 8, 2026').first().waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText('Mar 9 – 15, 2026').first().waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('d')
    await page
      .getByText(/^Sunday, March (?:1|8), 2026/)
      .first()
      .waitFor()
    await page.keyboard.press('t')
    await expect.poll(() => page.url()).not.toContain('day=2026')
  })

  test('confirms a showing where it stands, and takes it back', async () => {
    const page = await visit({ as: 'Property Manager' })
    const showing = await toPlannedShowing(page)
    const key = (await showing.getAttribute('data-entry')) ?? ''
    const same = page.locator(`[data-entry="${key}"]`)
    await showing.click()
    const about = page.getByRole('dialog')
    expect(await accessFaults(page)).toEqual([])
    await about.getByRole('button', { name: 'Confirm' }).click()
    await expect.poll(() => same.textContent()).toContain('Confirmed')
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => same.textContent()).toContain('Scheduled')
  })

  test('moves a showing to another time when it is dragged there', async () => {
    const page = await visit({ screen: desk, as: 'Property Manager' })
    const showing = await toPlannedShowing(page)
    const [, time, name] = /^(\d+:\d+\s[AP]M)(.*), showing/.exec((await showing.textContent()) ?? '') ?? []
    const same = plans(page, new RegExp(`${name}\\s*, showing, Scheduled`)).last()
    await same.scrollIntoViewIfNeeded()
    const box = await same.boundingBox()
    if (box === null) throw new Error('the showing is not on screen')
    const from = { x: box.x + 20, y: box.y + 10 }
    // An hour is 56 pixels high.
    await drag(page, from, { x: from.x, y: from.y + 56 })
    await expect.poll(() => same.textContent()).not.toContain(time)
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => same.textContent()).toContain(time)
  })

  test('asks for a new time with whom the showing was handed to, and leaves it with them', async () => {
    const [agent, owner] = [demoUser('Leasing Agent'), demoUser('Owner')]
    const id = await addProspect({ name: 'Tomas Handed', assigned_to_user_ids: [agent] })
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString()
    await addEvents(
      { prospect_id: id, event_type: 'Showing Scheduled', planned_date_time: tomorrow },
      { prospect_id: id, event_type: 'Reassign Showing', context: { assignedToUserIds: [owner] } },
    )
    const page = await visit({ as: 'Property Manager' })
    await open(page, '?view=list')
    await plans(page, /Tomas Handed/)
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reschedule' }).click()
    const dialog = page.getByRole('dialog', { name: /Tomas Handed/ })
    const ownerName = inject('demo').users.find((user) => user.id === owner)?.name ?? ''
    await dialog
      .getByRole('button', { name: `Remove ${ownerName}` })
      .or(dialog.getByText(ownerName))
      .first()
      .waitFor()
    await dialog
      .getByRole('button', { name: /^Tomorrow/ })
      .first()
      .click()
    await dialog.getByRole('button', { name: 'Reschedule showing' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const prospect = await callApi<object>('GET', `/v2/prospects/${id}`)
    expect(prospect).toMatchObject({ showing_user_ids: [owner], assigned_to_user_ids: [agent] })
  })

  test('lets an agent see their own plans as a list on a phone, and finish a follow-up', async () => {
    const page = await visit({ screen: phone, as: 'Leasing Agent' })
    await open(page)
    const followUp = plans(page, /follow-up/).first()
    const key = (await followUp.getAttribute('data-entry')) ?? ''
    await followUp.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await page.locator(`[data-entry="${key}"]`).waitFor({ state: 'detached' })
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await page.locator(`[data-entry="${key}"]`).waitFor()
  })
})
