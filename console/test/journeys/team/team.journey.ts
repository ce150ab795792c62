import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()

describe('the team', () => {
  test.for(screens)(
    'invites somebody, who signs in by the link, and changes and ends what they are on a $name',
    async (screen) => {
      const name = `Nora of the ${screen.name}`
      const page = await visit({ screen, as: 'Owner' })
      await page.goto('/console/team')
      await page.getByRole('table', { name: 'Workload of each agent' }).waitFor()
      await page.getByRole('button', { name: 'Invite' }).click()
      await page.getByLabel('Name').fill(name)
      await page.getByLabel('E-mail').fill(`nora.${screen.name}@example.org`)
      await page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click()
      const link = await page.getByRole('textbox', { name: `Link for ${name}` }).inputValue()
      expect(await accessFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Done' }).click()

      const other = await visit({ screen })
      await other.goto(new URL(link).pathname + new URL(link).hash)
      await other.getByRole('heading', { level: 1 }).waitFor()

      await page.getByRole('combobox', { name: `Role of ${name}` }).click()
      await page.getByRole('option', { name: 'Read-only' }).click()
      await page
        .getByRole('alert')
        .filter({ hasText: `${name} is now Read-only` })
        .waitFor()
      await page.getByRole('button', { name: `More about ${name}` }).click()
      await page.getByRole('menuitem', { name: 'End the membership' }).click()
      await expect.poll(() => page.getByRole('button', { name: `More about ${name}` }).count()).toBe(0)
      await photograph(page, `team-${screen.name}-members`)
      expect(await isTooWide(page)).toBe(false)
    },
  )

  test('tells at the field what the server found wrong with it, in the words of the form', async () => {
    const page = await visit({ as: 'Owner' })
    const { user } = (await (await page.request.get('/v2/session')).json()) as {
      readonly user: { readonly email: string }
    }
    await page.goto('/console/team')
    await page.getByRole('button', { name: 'Invite' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Somebody Else')
    await dialog.getByLabel('E-mail').fill(user.email)
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    const role = dialog.getByRole('combobox', { name: 'Role' })
    await expect.poll(() => role.getAttribute('aria-invalid')).toBe('true')
    await dialog.getByText('They are a member already, as Owner').waitFor()
    await expect.poll(() => role.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await dialog.getByRole('alert').count()).toBe(0)
    await photograph(page, 'team-invited-twice')
    expect(await accessFaults(page)).toEqual([])
  })

  test('shows an agent who has what, and what somebody had before, and lets them change nobody', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await page.goto('/console/team')
    await page.getByRole('table', { name: 'Members' }).waitFor()
    expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0)
    expect(await page.getByRole('combobox', { name: /^Role of/ }).count()).toBe(0)
    await page
      .getByRole('button', { name: /^More about/ })
      .nth(1)
      .click()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['History of assignments'])
    await page.getByRole('menuitem', { name: 'History of assignments' }).click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    expect(await accessFaults(page)).toEqual([])
  })
})
