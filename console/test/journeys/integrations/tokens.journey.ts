import { describe, expect, inject, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()

describe('tokens', () => {
  test.for(screens)('are made, seen once, used and revoked on a $name', async (screen) => {
    const name = `Website form on a ${screen.name}`
    const page = await visit({ screen, as: 'Owner' })
    await page.goto('/console/integrations/tokens')
    await page.getByRole('button', { name: 'Create a token' }).first().click()
    await page.getByLabel('Name').fill(name)
    await page.getByRole('checkbox', { name: 'Write' }).uncheck()
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Create token', exact: true }).click()
    const token = await page.getByRole('textbox', { name: 'Token' }).inputValue()
    expect(await accessFaults(page)).toEqual([])

    const ask = () => fetch(`${inject('foyerUrl')}/v2/me`, { headers: { authorization: `Bearer ${token}` } })
    const me = (await (await ask()).json()) as { readonly token: { readonly name: string; readonly scopes: unknown } }
    expect(me.token).toMatchObject({ name, scopes: ['read'] })

    await page.getByRole('button', { name: 'I have kept it' }).click()
    expect(await page.getByText(token).count()).toBe(0)
    await page.getByRole('button', { name: `Revoke ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: `${name} is revoked` })
      .waitFor()
    await expect.poll(async () => (await ask()).status).toBe(401)
    await photograph(page, `tokens-${screen.name}-made`)
    expect(await isTooWide(page)).toBe(false)
  })

  test('are what a reader has of the integrations: the rest says who may', async () => {
    const page = await visit({ as: 'Read-only' })
    await page.goto('/console/integrations/webhooks')
    await page.getByRole('heading', { name: /does not allow this/ }).waitFor()
    expect(await page.getByText(/takes Owner or Admin/).count()).toBe(1)
    const links = page.getByRole('navigation', { name: 'Integrations' }).getByRole('link')
    expect(await links.allTextContents()).toEqual(['API tokens', 'API reference'])
    expect(await accessFaults(page)).toEqual([])
  })
})
