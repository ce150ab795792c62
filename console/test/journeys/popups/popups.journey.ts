import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addEvents, addProspect } from '../support/api.ts'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaultsInBoth } from '../support/looking.ts'

const visit = openBrowser()

/** Opens something over a page: from its place, by what is clicked or pressed, to what is open then. */
type Opening = (page: Page) => Promise<void>

const opened = (page: Page, role: 'menu' | 'dialog' | 'option'): Promise<void> => page.getByRole(role).first().waitFor()

const openOption = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name }).first().click()
  await opened(page, 'option')
}

const openMenu = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().click()
  await opened(page, 'menu')
}

const atDesk = async (page: Page): Promise<void> => {
  await page.goto('/console/')
  await page.getByRole('region', { name: 'New and unassigned' }).waitFor()
}

const atProspects = async (page: Page): Promise<void> => {
  await page.goto('/console/prospects')
  await page.locator('tr[data-index]').first().waitFor()
}

/** With a form of its page open. */
const atForm = async (page: Page, kind: string): Promise<void> => {
  await page.goto(`/console/prospects/${await addProspect()}`)
  await page.getByRole('toolbar', { name: 'What to add' }).getByRole('button', { name: kind, exact: true }).click()
}

const openEventMenu = async (page: Page): Promise<void> => {
  await page.goto(`/console/prospects/${await addProspect()}`)
  await page
    .getByRole('region', { name: 'Timeline', exact: true })
    .getByRole('button', { name: /What to do/ })
    .first()
    .click()
  await opened(page, 'menu')
}

const atTeam = async (page: Page): Promise<void> => {
  await page.goto('/console/team')
  await page.getByRole('table', { name: 'Workload of each agent' }).waitFor()
  await page.getByRole('table', { name: 'Members' }).waitFor()
}

const openings: Readonly<Record<string, Opening>> = {
  'the menu of who is signed in': async (page) => {
    await atDesk(page)
    await openMenu(page, /^You:/)
  },
  'the menu of accounts': async (page) => {
    await atDesk(page)
    await page.getByRole('banner').getByRole('button').first().click()
    await opened(page, 'menu')
  },
  'the search over everything': async (page) => {
    await atDesk(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Search prospects and pages' }).fill('ros')
    await page.getByRole('dialog', { name: 'Search' }).getByText(/ · /).first().waitFor()
  },
  'the list of keys': async (page) => {
    await atDesk(page)
    await page.keyboard.press('Shift+?')
    await opened(page, 'dialog')
  },
  'units for a new lead': async (page) => {
    await atDesk(page)
    await page.keyboard.press('n')
    await openOption(page, 'Unit')
  },
  'agents for a new lead': async (page) => {
    await atDesk(page)
    await page.keyboard.press('n')
    await openOption(page, 'Agents')
    await page.getByRole('option').first().click()
  },
  'the menu that puts a follow-up off': async (page) => {
    await atDesk(page)
    await openMenu(page, /^Snooze/)
  },
  "a property manager's answer": async (page) => {
    await addEvents({ prospect_id: await addProspect(), event_type: 'Awaiting PM Response' })
    await atDesk(page)
    await page
      .getByRole('button', { name: /^Respond/ })
      .first()
      .click()
    await opened(page, 'dialog')
    // Else the head of the page would cut a row of the desk in two, behind the dialog.
    await page.evaluate(() => window.scrollTo(0, 0))
  },
  'the filters of the list': async (page) => {
    await atProspects(page)
    await page.getByRole('button', { name: /^Filters/ }).click()
    await openOption(page, 'Status')
    await page.getByRole('option').nth(2).click()
  },
  'the saved views': async (page) => {
    await atProspects(page)
    await openMenu(page, /^Views/)
  },
  'all statuses': async (page) => {
    await atForm(page, 'Status')
    await opened(page, 'option')
  },
  'who shows the home': async (page) => {
    await atForm(page, 'Showing')
    await openOption(page, 'Who shows the home')
  },
  'the menu of an event': openEventMenu,
  'the question before an event is deleted': async (page) => {
    await openEventMenu(page)
    await page.getByRole('menuitem', { name: /^Delete/ }).click()
    await opened(page, 'dialog')
  },
  'whose prospects the board shows': async (page) => {
    await page.goto('/console/board')
    await openOption(page, 'Whose prospects')
  },
  'the menu of a card': async (page) => {
    await page.goto('/console/board')
    await openMenu(page, /^Move or assign/)
  },
  'a plan of the calendar': async (page) => {
    await page.goto('/console/calendar?view=list')
    await page.locator('[data-entry]').first().click()
    await opened(page, 'dialog')
  },
  'roles for an invitation': async (page) => {
    await atTeam(page)
    await page.getByRole('button', { name: 'Invite' }).click()
    await openOption(page, /^Role$/)
  },
  'roles of a member': async (page) => {
    await atTeam(page)
    await openOption(page, /^Role of/)
  },
  'the menu of a member': async (page) => {
    await atTeam(page)
    await openMenu(page, /^More about/)
  },
  'what a token may reach': async (page) => {
    await page.goto('/console/integrations/tokens')
    await page.getByRole('button', { name: 'Create a token' }).first().click()
    await page.getByRole('dialog').getByRole('combobox').first().click()
    await opened(page, 'option')
  },
  'what a webhook hears of': async (page) => {
    await page.goto('/console/integrations/webhooks')
    await page.getByRole('button', { name: 'Add a webhook' }).first().click()
    await page.getByRole('dialog').getByRole('combobox').last().click()
    await opened(page, 'option')
  },
}

describe.for(screens)('on a $name', (screen) => {
  test.for(Object.entries(openings))('%s keeps nobody out when it is open', async ([name, open]) => {
    const page = await visit({ screen, as: 'Owner' })
    await open(page)
    expect(await accessFaultsInBoth(page, `popup-${screen.name}-${name.replaceAll(/\W+/g, '-')}`)).toEqual([])
  })
})

test('the search goes to the first who is found, whenever they were found', async () => {
  const id = await addProspect({ name: 'Xerxes Onlyone' })
  const page = await visit({ as: 'Leasing Agent' })
  await atDesk(page)
  await page.keyboard.press('Control+k')
  const search = page.getByRole('textbox', { name: 'Search prospects and pages' })
  await search.fill('s')
  await page.getByRole('dialog', { name: 'Search' }).getByRole('button', { name: 'Settings' }).waitFor()
  await search.fill('xerxes')
  await page.getByRole('dialog', { name: 'Search' }).getByText('Onlyone').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/prospects/${id}`))
})

test('a field says that its list is open, also the first time', async () => {
  const page = await visit({ as: 'Owner' })
  await atProspects(page)
  const order = page.getByRole('combobox', { name: 'Order' })
  expect(await order.getAttribute('aria-expanded')).toBe('false')
  await order.click()
  await expect.poll(() => order.getAttribute('aria-expanded')).toBe('true')
  const list = page.locator(`#${await order.getAttribute('aria-controls')}`)
  expect(await list.getAttribute('role')).toBe('listbox')
  await page.keyboard.press('Escape')
  await expect.poll(() => order.getAttribute('aria-expanded')).toBe('false')
})
