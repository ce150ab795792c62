import type { Page } from 'playwright-core'

export type Newcomer = { readonly name: string; readonly email: string; readonly role?: string }

/** The owner invites somebody; the path of the link that is handed over. */
export const invite = async (owner: Page, { name, email, role }: Newcomer): Promise<string> => {
  await owner.goto('/console/team')
  await owner.getByRole('button', { name: 'Invite' }).click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail').fill(email)
  if (role !== undefined) {
    await dialog.getByRole('combobox', { name: 'Role' }).click()
    await owner.getByRole('option', { name: role, exact: true }).click()
  }
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = new URL(await owner.getByRole('textbox', { name: `Link for ${name}` }).inputValue())
  return link.pathname + link.hash
}

/** On the page of such a link. */
export const choosePassword = async (page: Page, password: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'New password' }).fill(password)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
}

/** Until the sign-in is there: pages before it have fields of the same names. */
export const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^You:/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

export const isSignedIn = (page: Page): Promise<void> => page.getByRole('button', { name: /^You:/ }).waitFor()
