import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaultsInBoth, isTooWide } from '../support/looking.ts'
import { openOwnServer } from '../support/own-server.ts'

const visit = openBrowser()
const server = openOwnServer()

/** As long as the console may wait between two tries, and a server takes to start. */
const backMs = 30_000

const header = { 'x-foyer-console': '1' }
const away = (page: Page): Locator => page.getByRole('status').filter({ hasText: "Foyer can't be reached" })
const beginning = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin)

const bring = async (page: Page, name: string): Promise<number> => {
  const { accounts } = (await (await page.context().request.get('/v2/me')).json()) as {
    readonly accounts: readonly { readonly id: string }[]
  }
  const data = { account_id: accounts[0]?.id, name, source: 'Phone Call' }
  const answer = await page.context().request.post('/v2/prospects', { headers: header, data })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { readonly id: number }).id
}

const notesOf = async (page: Page, id: number, text: string): Promise<number> => {
  const answer = await page.context().request.get(`/v2/prospects/${id}/history`)
  return (await answer.text()).split(JSON.stringify(text)).length - 1
}

/** The server writes what the page sends first, and is stopped before its answer comes. */
const stopWhileAnswering = async (page: Page): Promise<void> => {
  let isFirst = true
  await page.route('**/v2/leasing_events', async (route) => {
    if (!isFirst) return route.continue()
    isFirst = false
    await route.fetch()
    await server.stop()
    await route.abort()
  })
}

/** Of tokens the stream does not tell, so nothing else brings what could not be read. */
const openInVain = async (page: Page): Promise<Page> => {
  const tab = await page.context().newPage()
  await tab.route('**/v2/tokens*', (route) => route.fulfill({ status: 400, json: { error: 'not now' } }))
  await tab.goto('/console/integrations/tokens')
  await tab.getByRole('alert').filter({ hasText: 'not now' }).waitFor()
  await tab.unroute('**/v2/tokens*')
  return tab
}

/** Both hear of changes when the first has its stream. */
const openTwo = async (first: Page, id: number): Promise<Page> => {
  const streaming = first.waitForResponse((answer) => answer.url().includes('/v2/stream'))
  await first.goto('/console/')
  await first.getByRole('region', { name: 'New and unassigned' }).getByRole('listitem').first().waitFor()
  await streaming
  const second = await first.context().newPage()
  await second.goto(`/console/prospects/${id}`)
  await second.getByRole('button', { name: /^Add a note/ }).waitFor()
  return second
}

test.for(screens)(
  'a server that is stopped and started again loses nothing on a $name',
  { timeout: 120_000 },
  async (screen) => {
    const desk = await visit({ screen, as: 'Property Manager', server: server.url() })
    const text = `Wants the corner flat, said on a ${screen.name}`
    const id = await bring(desk, `Rosa ${screen.name}`)
    const prospect = await openTwo(desk, id)
    const tokens = await openInVain(desk)
    const beganAt = [await beginning(desk), await beginning(prospect)]

    await stopWhileAnswering(prospect)
    await prospect.getByRole('button', { name: /^Add a note/ }).click()
    const field = prospect.getByRole('textbox', { name: 'Note' })
    await field.fill(text)
    await prospect.getByRole('button', { name: 'Add note' }).click()

    // Both say so, and go on showing what they know.
    await prospect.getByRole('alert').filter({ hasText: 'It is not known whether it was saved' }).waitFor()
    for (const page of [desk, prospect]) {
      await away(page).waitFor()
      expect(await isTooWide(page)).toBe(false)
    }
    expect(
      await desk.getByRole('region', { name: 'New and unassigned' }).getByRole('listitem').count(),
    ).toBeGreaterThan(0)
    expect(await field.inputValue()).toBe(text)
    expect(await accessFaultsInBoth(desk, `away-desk-${screen.name}`)).toEqual([])
    expect(await accessFaultsInBoth(prospect, `away-prospect-${screen.name}`)).toEqual([])

    await server.start()
    for (const page of [desk, prospect]) await away(page).waitFor({ state: 'detached', timeout: backMs })
    await tokens.getByRole('alert').filter({ hasText: 'not now' }).waitFor({ state: 'detached' })
    expect(await field.inputValue()).toBe(text)
    await prospect.getByRole('button', { name: 'Add note' }).click()
    await prospect.getByRole('alert').filter({ hasText: 'Note added' }).waitFor()
    expect(await notesOf(prospect, id, text)).toBe(1)

    await bring(desk, `Heard after it on a ${screen.name}`)
    await desk.getByRole('link', { name: `Heard after it on a ${screen.name}` }).waitFor()
    expect([await beginning(desk), await beginning(prospect)]).toEqual(beganAt)
  },
)
