import { describe, expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { choosePassword, invite, isSignedIn, signOut } from '../support/joining.ts'
import { accessFaultsInBoth, isTooWide, photograph } from '../support/looking.ts'

const visit = openBrowser()
const password = 'a walk along the quiet river'

describe("one's own name and address", () => {
  test.for(screens)('are changed in the settings, the address with the password, on a $name', async (screen) => {
    const [name, email] = [`Ola of the ${screen.name}`, `ola.${screen.name}@example.org`]
    const link = await invite(await visit({ as: 'Owner' }), { name, email, role: 'Admin' })
    const page = await visit({ screen })
    await page.goto(link)
    await choosePassword(page, password)
    await isSignedIn(page)
    await page.goto('/console/settings')
    const you = page.getByRole('region', { name: 'You', exact: true })
    const save = you.getByRole('button', { name: 'Save' })
    const current = you.getByRole('textbox', { name: 'Current password' })
    await you.getByLabel('Name').fill(`Olga of the ${screen.name}`)
    await save.click()
    await page.getByRole('button', { name: `You: Olga of the ${screen.name}` }).waitFor()

    // Somebody else puts the name right meanwhile: that must not be taken back.
    const { user } = (await (await page.request.get('/v2/session')).json()) as {
      readonly user: { readonly id: string }
    }
    const right = { name: `Olga Berg of the ${screen.name}` }
    await page.request.patch(`/v2/users/${user.id}`, { headers: { 'x-foyer-console': '1' }, data: right })
    await you.getByLabel('E-mail').fill(`olga.${screen.name}@example.org`)
    await current.fill('somebody who sat down here')
    await save.click()
    await expect.poll(() => current.getAttribute('aria-invalid')).toBe('true')
    await you.scrollIntoViewIfNeeded()
    await photograph(page, `person-${screen.name}-refused`)
    expect(await accessFaultsInBoth(page, `person-${screen.name}`)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await current.fill(password)
    await save.click()
    await page.getByRole('alert').filter({ hasText: 'Your name and address are saved' }).last().waitFor()
    await current.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: `You: ${right.name}` }).waitFor()
    await expect.poll(() => you.getByLabel('Name').inputValue()).toBe(right.name)

    await signOut(page)
    await page.getByLabel('E-mail').fill(`olga.${screen.name}@example.org`)
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await isSignedIn(page)
  })

  test('an agent changes the name alone', async () => {
    const page = await visit({ as: 'Leasing Agent' })
    await page.goto('/console/settings')
    const email = page.getByRole('region', { name: 'You', exact: true }).getByLabel('E-mail')
    expect(await email.isEditable()).toBe(false)
    await page.getByText('An owner or an admin can change it').waitFor()
  })
})

test('people of the demo, who have no password, are asked for none', async () => {
  const page = await visit({ as: 'Admin' })
  await page.goto('/console/settings')
  const you = page.getByRole('region', { name: 'You', exact: true })
  await you.getByLabel('E-mail').fill('another@example.org')
  expect(await you.getByLabel('Current password').getAttribute('required')).toBeNull()
})

test("an owner puts a member's name and address right", async () => {
  const page = await visit({ as: 'Owner' })
  await invite(page, { name: 'Per Misspelt', email: 'per.misspelt@example.org' })
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'More about Per Misspelt' }).click()
  await page.getByRole('menuitem', { name: 'Name and e-mail' }).click()
  const dialog = page.getByRole('dialog', { name: 'Per Misspelt' })
  await dialog.getByLabel('Name').fill('Per Lindgren')
  await dialog.getByLabel('E-mail').fill('per.lindgren@example.org')
  expect(await accessFaultsInBoth(page, 'person-member')).toEqual([])
  expect(await dialog.getByRole('textbox', { name: 'Current password' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('table', { name: 'Members' }).getByText('per.lindgren@example.org').waitFor()
  await page.getByRole('button', { name: 'More about Per Lindgren' }).waitFor()
})
