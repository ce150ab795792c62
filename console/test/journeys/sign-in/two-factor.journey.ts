import { expect, test } from 'vitest'
import { codeOf, stepAt } from '../../../../server/src/domain/sign-in/codes.ts'
import { openBrowser } from '../support/browser.ts'
import { choosePassword, invite, isSignedIn, signOut } from '../support/joining.ts'
import { accessFaults, accessFaultsInBoth, photograph } from '../support/looking.ts'

const visit = openBrowser()

const email = 'nils@example.org'
const password = 'a long and quiet evening'

/** The bytes of a key as an app reads it. */
const bytesOf = (key: string): Buffer => {
  const bits = [...key].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

test('who has been invited chooses a password, sets up an app, and is asked for its code from then on', async () => {
  const link = await invite(await visit({ as: 'Owner' }), { name: 'Nils Holm', email })
  const page = await visit()
  await page.goto(link)
  await choosePassword(page, 'Nils Holm 2026')
  await page.getByText('It is little more than your name or e-mail address').waitFor()
  expect(await accessFaultsInBoth(page, 'password-refused')).toEqual([])
  await choosePassword(page, password)
  await isSignedIn(page)

  await page.goto('/console/settings')
  await page.getByRole('textbox', { name: 'Your password' }).fill(password)
  await page.getByRole('button', { name: 'Set up two-factor sign-in' }).click()
  const key = page.getByRole('region', { name: 'Two-factor sign-in' }).locator('code')
  const secret = bytesOf(((await key.textContent()) ?? '').replaceAll(' ', ''))
  const step = stepAt(Date.now())
  // The one before now is taken too, and each counts once.
  await page.getByLabel('Code from the app').fill(codeOf(secret, step - 1))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()

  await signOut(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  // That is no failure, and is not shown as one.
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await accessFaults(page)).toEqual([])
  await photograph(page, 'sign-in-code')
  await page.getByLabel('Code').fill(codeOf(secret, step + 1))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await isSignedIn(page)
})
