import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()
const looks = screens.flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme, on: `a ${colorScheme} ${screen.name}` })),
)

describe('signing in', () => {
  test.for(looks)('shows whom one may be in the demo, for everybody, on $on', async ({ screen, colorScheme }) => {
    const page = await visit({ screen, colorScheme })
    await page.goto('/console/sign-in')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByRole('button', { name: 'Property Manager' }).first().waitFor()
    await photograph(page, `sign-in-${screen.name}-${colorScheme}`)
    expect(await accessFaults(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })

  test.for(screens)('leads with one click to the desk, and out again, on a $name', async (screen) => {
    const page = await visit({ screen })
    await page.goto('/console/prospects')
    // Nobody is signed in: first the door, and then where one wanted to go.
    await page.getByRole('button', { name: 'Property Manager' }).first().click()
    await page.getByRole('heading', { name: 'Prospects', level: 1 }).waitFor()
    await page.getByRole('button', { name: /^You:/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  test('says what was wrong, with the id of the request', async () => {
    const page = await visit()
    await page.goto('/console/sign-in')
    await page.getByLabel('E-mail').fill('nobody@example.com')
    await page.getByRole('textbox', { name: 'Password' }).fill('not their password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(/E-mail address, password or code is wrong[\s\S]*Request [\w-]+/)
  })
})
