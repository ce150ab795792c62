import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'

const visit = openBrowser()

type Account = { readonly id: string; readonly name: string }

/** The demo's manager is in two accounts: the first is shown unless another is asked for. */
const bothAccounts = async (page: Page): Promise<readonly [Account, Account]> => {
  const { accounts } = (await (await page.request.get('/v2/me')).json()) as { readonly accounts: readonly Account[] }
  const [first, second] = accounts
  if (first === undefined || second === undefined) throw new Error('the manager is in one account only')
  return [first, second]
}

const firstProspect = async (page: Page, { id }: Account): Promise<number> => {
  const list = await (await page.request.get(`/v2/prospects?account_id=${id}&limit=1`)).json()
  return (list as { readonly data: readonly { readonly id: number }[] }).data[0]?.id ?? 0
}

const isIn = (page: Page, { name }: Account): Promise<void> =>
  page.getByRole('button', { name: `Account: ${name}. Switch account` }).waitFor()
const linkTo = (page: Page, id: number) => page.getByRole('row').locator(`a[href*="/prospects/${id}?"]`)

test('another account is chosen, shows its own prospects, and goes along on links', async () => {
  const page = await visit({ as: 'Property Manager' })
  const [first, second] = await bothAccounts(page)
  await page.goto('/console/')
  await isIn(page, first)
  await page.getByRole('button', { name: /Switch account$/ }).click()
  await page.getByRole('menuitem', { name: second.name }).click()
  await isIn(page, second)
  await page.getByRole('link', { name: 'Prospects' }).first().click()
  await linkTo(page, await firstProspect(page, second)).waitFor()
  expect(await linkTo(page, await firstProspect(page, first)).count()).toBe(0)
  await isIn(page, second)
  expect(page.url()).toContain(second.id)
})

test('a link to a prospect of another account leads into that account', async () => {
  const page = await visit({ as: 'Property Manager' })
  const [, second] = await bothAccounts(page)
  await page.goto(`/console/prospects/${await firstProspect(page, second)}`)
  await page.getByRole('region', { name: 'Timeline', exact: true }).waitFor()
  await isIn(page, second)
})
