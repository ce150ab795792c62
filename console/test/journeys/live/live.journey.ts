import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { demoUser } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'

const visit = openBrowser()

/** More than the connections that a browser opens to one server. */
const tabCount = 8

const openTab = async (page: Page): Promise<Page> => {
  await page.goto('/console/')
  await page.getByRole('region', { name: 'New and unassigned' }).getByRole('listitem').first().waitFor()
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
  return page
}

test('eight tabs of a browser all load, hear of a change, and hear of the next one when the first is closed', async () => {
  const first = await visit({ as: 'Property Manager' })
  let streams = 0
  first.context().on('request', (request) => {
    if (request.url().includes('/v2/stream')) streams += 1
  })
  const tabs = [await openTab(first)]
  while (tabs.length < tabCount) tabs.push(await openTab(await first.context().newPage()))
  expect(streams).toBe(1)

  const { accounts } = (await (await first.context().request.get('/v2/me')).json()) as {
    readonly accounts: readonly { readonly id: string }[]
  }
  const bring = async (name: string): Promise<void> => {
    const answer = await first.context().request.post('/v2/prospects', {
      headers: { 'x-foyer-console': '1' },
      data: { account_id: accounts[0]?.id, name, source: 'Phone Call' },
    })
    expect(answer.status()).toBe(201)
  }
  const shown = (page: Page, name: string): Promise<void> => page.getByRole('link', { name }).first().waitFor()

  await bring('Heard Everywhere')
  await Promise.all(tabs.map((tab) => shown(tab, 'Heard Everywhere')))
  await first.close()
  await bring('Heard After')
  await Promise.all(tabs.slice(1).map((tab) => shown(tab, 'Heard After')))
  expect(streams).toBe(2)
})

const isAs = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).waitFor()

test('when another person signs in in another tab, this one shows nothing of the first any more', async () => {
  const first = await visit({ as: 'Property Manager' })
  await openTab(first)
  const manager = inject('demo').users.find(({ id }) => id === demoUser('Property Manager'))?.name ?? ''
  await isAs(first, new RegExp(`^You: ${manager}`))
  await first.getByRole('link', { name: 'Prospects' }).first().click()
  await first.getByRole('heading', { name: 'Prospects', level: 1 }).waitFor()
  const second = await openTab(await first.context().newPage())
  await second.getByRole('button', { name: /^You:/ }).click()
  await second.getByRole('menuitem', { name: 'See the demo as …' }).click()
  await second
    .getByRole('dialog')
    .getByRole('button', { name: /Read-only/ })
    .first()
    .click()
  await second.getByRole('alert').filter({ hasText: 'You are' }).waitFor()
  await first.getByRole('heading', { name: 'Desk', level: 1 }).waitFor()
  await isAs(first, new RegExp(`^You: (?!${manager})`))
})

test('a tab that comes to the front asks who is signed in now, however they did', async () => {
  const page = await visit({ as: 'Property Manager' })
  await openTab(page)
  const owner = inject('demo').users.find(({ id }) => id === demoUser('Owner'))
  const answer = await page.context().request.post('/v2/session/demo', {
    headers: { 'x-foyer-console': '1' },
    data: { user_id: owner?.id },
  })
  expect(answer.status()).toBe(200)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await isAs(page, new RegExp(`^You: ${owner?.name}`))
})

test('when the session has ended, every tab goes to the sign-in, and leads back', async () => {
  const first = await visit({ as: 'Leasing Agent' })
  await openTab(first)
  const second = await first.context().newPage()
  await second.goto('/console/calendar')
  await second.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor()
  const { status } = await first.evaluate(async () => {
    const answer = await fetch('/v2/session', { method: 'DELETE', headers: { 'x-foyer-console': '1' } })
    return { status: answer.status }
  })
  expect(status).toBe(204)
  for (const tab of [first, second]) await tab.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 40_000 })
  expect(second.url()).toContain('back=')
})
