import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEvents, addProspect } from '../support/api.ts'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, accessFaultsInBoth, isTooWide } from '../support/looking.ts'

const visit = openBrowser()

let receiver: Server
let url = ''
const heard: string[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      heard.push((JSON.parse(body) as { readonly type: string }).type)
      response.end('thanks')
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

/** Somebody writes a note, by the API. */
const addNote = async (): Promise<void> => {
  await addEvents({ prospect_id: await addProspect(), event_type: 'Log Note', notes: 'Called back' })
}

const addWebhook = async (page: Page, path: string): Promise<void> => {
  await page.goto('/console/integrations/webhooks')
  await page.getByRole('button', { name: 'Add a webhook' }).first().click()
  await page.getByLabel('URL').fill(`${url}${path}`)
  expect(await accessFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Add webhook', exact: true }).click()
  await page.getByText('Copy it now: it is not shown again').waitFor()
  expect(await page.getByRole('textbox', { name: 'Secret' }).inputValue()).toMatch(/^whsec_/)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Send a test' }).click()
  await dialog.getByText('Delivered').waitFor()
  await dialog.getByRole('button', { name: 'I have kept the secret' }).click()
  await page.getByRole('heading', { name: 'Deliveries' }).waitFor()
}

describe('a webhook', () => {
  test.for(screens)('is made, tried, hears of a note, and is paused and deleted on a $name', async (screen) => {
    const page = await visit({ screen, as: 'Owner' })
    await addWebhook(page, `/${screen.name}`)
    await addNote()
    await expect.poll(() => heard.includes('leasing_event.created')).toBe(true)
    await page.reload()
    await page
      .getByRole('button', { name: /^Details of/ })
      .first()
      .click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Called back').waitFor()
    expect(await accessFaultsInBoth(page, `webhook-${screen.name}-delivery`)).toEqual([])
    await drawer.getByRole('button', { name: 'Send again' }).click()
    await page.getByRole('alert').filter({ hasText: 'It is sent again' }).waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('Paused', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByText('Active', { exact: true }).waitFor()
    expect(await isTooWide(page)).toBe(false)
    expect(await accessFaults(page)).toEqual([])

    await page.getByRole('button', { name: 'More about this webhook' }).click()
    await page.getByRole('menuitem', { name: 'Replay …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
    await page
      .getByRole('dialog')
      .getByText(/messages are sent again/)
      .waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('button', { name: 'More about this webhook' }).click()
    await page.getByRole('menuitem', { name: 'Delete …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click()
    await page.getByRole('alert').filter({ hasText: 'The webhook is deleted' }).waitFor()
  })
})
