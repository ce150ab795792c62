import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, accessFaultsInBoth, isTooWide } from '../support/looking.ts'

const visit = openBrowser()

const sessionsOf = (page: Page) =>
  page.getByRole('region', { name: 'Where you are signed in' }).getByRole('list').getByRole('listitem')

/** Whether the page leads to the door now. */
const isOut = async (page: Page): Promise<void> => {
  await page.goto('/console/prospects')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

describe('where one is signed in', () => {
  test.for(screens)('is seen in the settings, and ended there, on a $name', async (screen) => {
    const [page, other] = [await visit({ screen, as: 'Owner' }), await visit({ as: 'Owner' })]
    await page.goto('/console/settings')
    await sessionsOf(page).filter({ hasText: 'This browser' }).waitFor()
    await sessionsOf(page).nth(1).waitFor()
    await page.getByRole('button', { name: 'Sign out everywhere else' }).scrollIntoViewIfNeeded()
    expect(await accessFaultsInBoth(page, `sessions-${screen.name}`)).toEqual([])
    expect(await isTooWide(page)).toBe(false)

    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign out everywhere else?' })
    await dialog.waitFor()
    expect(await accessFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Sign out' }).click()
    await sessionsOf(page).nth(1).waitFor({ state: 'detached' })
    expect(await sessionsOf(page).textContent()).toContain('This browser')
    await isOut(other)

    const lost = await visit({ as: 'Owner' })
    await page.reload()
    await sessionsOf(page).nth(1).waitFor()
    await page.getByRole('button', { name: /^Sign out Chrome on Linux, 127\.0\.0\.1/ }).click()
    await page.getByRole('alert').filter({ hasText: 'Chrome on Linux is signed out' }).waitFor()
    await sessionsOf(page).nth(1).waitFor({ state: 'detached' })
    await isOut(lost)
  })
})
