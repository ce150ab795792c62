import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addEvents, addProspect } from './support/api.ts'
import { openBrowser, screens } from './support/browser.ts'
import { accessFaultsInBoth, isTooWide } from './support/looking.ts'

const visit = openBrowser()

const meantFault = 'Something is wrong'
const requestId = 'req-told-to-the-operator'

/** Has reads of these paths fail, from now on or from `begin` on, until `recover` is called. */
const failing = async (page: Page, path: string | RegExp, isAwayNow = true) => {
  let isAway = isAwayNow
  await page.route(path, (route) =>
    isAway && route.request().method() === 'GET'
      ? route.fulfill({ status: 400, headers: { 'x-request-id': requestId }, json: { error: meantFault } })
      : route.continue(),
  )
  return {
    begin: () => {
      isAway = true
    },
    recover: () => {
      isAway = false
    },
  }
}

test('a page whose reads failed is there when one tries again after that', async () => {
  const page = await visit({ as: 'Owner', meantFault })
  const { recover } = await failing(page, '**/v2/me')
  await page.goto('/console/')
  await page.getByRole('heading', { name: "This page can't be shown" }).waitFor()
  expect(await page.getByRole('alert').textContent()).toContain(meantFault)
  recover()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Desk', level: 1 }).waitFor()
})

/** Each page with what it reads, what it says when that fails, and what it says of nothing. */
const pages = [
  { path: '', reads: /\/v2\/desk/, says: "The desk can't be shown", empty: /Nobody waits|Nothing is due/ },
  { path: 'board', reads: /\/v2\/prospects/, says: "They can't be shown", empty: /Nobody here/ },
  { path: 'calendar', reads: /\/v2\/calendar/, says: "The calendar can't be shown", empty: /Nothing is planned/ },
  { path: 'prospects', reads: /\/v2\/prospects/, says: "The prospects can't be shown", empty: /No prospect/ },
  { path: 'team', reads: /\/v2\/workload/, says: 'That did not work', empty: /Nobody has prospects/ },
  { path: 'reports', reads: /\/v2\/reports/, says: "The report can't be shown", empty: /Nothing to count/ },
  { path: 'integrations/tokens', reads: /\/v2\/tokens/, says: "The tokens can't be shown", empty: /No tokens/ },
  { path: 'integrations/webhooks', reads: /\/v2\/webhooks/, says: "The webhooks can't be shown", empty: /No webhooks/ },
  {
    path: 'prospects/12',
    reads: /\/v2\/prospects(?:\/12\/|\?)/,
    says: "The timeline can't be read",
    empty: /Nothing has happened|Nobody else here|Nobody yet/,
  },
] as const

describe('where nothing could be read', () => {
  test.for(pages)(
    '/console/$path shows why, and says of nothing that there is none',
    async ({ path, reads, says, empty }) => {
      const page = await visit({ as: 'Owner', meantFault })
      const { recover } = await failing(page, reads)
      await page.goto(`/console/${path}`)
      const alerts = page.getByRole('main').getByRole('alert').filter({ hasText: says })
      await alerts.first().waitFor()
      expect(await alerts.first().textContent()).toContain(requestId)
      expect(await page.getByRole('main').getByText(empty).count()).toBe(0)
      expect(await page.getByRole('status').filter({ hasText: 'could not be refreshed' }).count()).toBe(0)
      const count = await alerts.count()
      recover()
      await alerts.first().getByRole('button', { name: 'Try again' }).click()
      await expect.poll(() => alerts.count()).toBe(count - 1)
    },
  )

  test.for(screens)('a board of errors keeps nobody out on a $name', async (screen) => {
    const page = await visit({ as: 'Owner', meantFault, screen })
    await failing(page, /\/v2\/prospects/)
    await page.goto('/console/board')
    await page.getByRole('main').getByRole('alert').first().waitFor()
    expect(await accessFaultsInBoth(page, `failed-board-${screen.name}`)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })
})

/** What was read on each page, and that it is there. */
const shown = [
  { path: '', reads: /\/v2\/desk/, what: 'New and unassigned', role: 'region' },
  { path: 'board', reads: /\/v2\/prospects/, what: /^Lead/, role: 'region' },
  { path: 'calendar', reads: /\/v2\/calendar/, what: 'Plans by the hour', role: 'region' },
  { path: 'prospects', reads: /\/v2\/prospects\?/, what: 'Ada Longstreet', role: 'link' },
  { path: 'team', reads: /\/v2\/workload/, what: 'Workload of each agent', role: 'table' },
  { path: 'reports', reads: /\/v2\/reports/, what: 'Funnel by stage', role: 'table' },
  { path: 'prospects/of-this-test', reads: /\/v2\/prospects\/\d+/, what: 'What to do with', role: 'button' },
] as const

type Shown = (typeof shown)[number]

/** Opens the page, and has what it shows read again in vain. */
const goStale = async (page: Page, { path, reads, what, role }: Shown) => {
  const id = await addProspect()
  const { begin, recover } = await failing(page, reads, false)
  const streaming = page.waitForResponse((answer) => answer.url().includes('/v2/stream'))
  await page.goto(`/console/${path.replace('of-this-test', String(id))}`)
  await streaming
  const kept = page.getByRole('main').getByRole(role, { name: what }).first()
  await kept.waitFor()
  begin()
  // The stream tells of it.
  await addEvents({ prospect_id: id, event_type: 'Log Note', notes: 'Called' })
  const notice = page.getByRole('status').filter({ hasText: 'This page could not be refreshed' })
  await notice.waitFor()
  return { kept, notice, recover }
}

describe('where what is shown could not be read again', () => {
  test.for(shown)('/console/$path keeps it, and says so once', async (given) => {
    const page = await visit({ as: 'Owner', meantFault })
    const { kept, notice, recover } = await goStale(page, given)
    const text = await notice.textContent()
    expect([text?.includes(meantFault), text?.includes(requestId)]).toEqual([true, true])
    expect(await notice.count()).toBe(1)
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0)
    await kept.waitFor()
    recover()
    await notice.getByRole('button', { name: 'Try again' }).click()
    await notice.waitFor({ state: 'hidden' })
    await kept.waitFor()
  })

  test.for(screens)('the notice keeps nobody out on a $name', async (screen) => {
    const page = await visit({ as: 'Owner', meantFault, screen })
    await goStale(page, shown[0])
    expect(await accessFaultsInBoth(page, `stale-desk-${screen.name}`)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })
})

test('a list of which the next page does not come keeps what it has, and asks for it when told to', async () => {
  const page = await visit({ as: 'Owner', meantFault })
  const { recover } = await failing(page, /\/v2\/prospects\?.*cursor=/)
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('stage=lost') && request.url().includes('cursor=')) asked += 1
  })
  await page.goto('/console/board')
  await page.getByRole('button', { name: /Lost/ }).first().click()
  const column = page.getByRole('region', { name: /^Lost/ })
  const cards = column.getByRole('listitem')
  await cards.first().waitFor()
  await column.getByRole('list').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  const alert = column.getByRole('alert').filter({ hasText: "The rest can't be read" })
  await alert.waitFor()
  await column.getByRole('list').evaluate((list) => list.scrollTo(0, 0))
  await column.getByRole('list').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  expect(await cards.count()).toBeGreaterThan(0)
  expect(asked).toBe(1)
  recover()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await alert.waitFor({ state: 'detached' })
})
