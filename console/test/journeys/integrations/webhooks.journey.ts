import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, screens } from '../support/browser.ts'
import { accessFaults, isTooWide, photograph } from '../support/looking.ts'

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
  const { token, accounts } = inject('demo')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const base = inject('foyerUrl')
  const list = await fetch(`${base}/v2/prospects?account_id=${accounts[0]?.id}&limit=1`, { headers })
  const [prospect] = ((await list.json()) as { readonly data: readonly { readonly id: number }[] }).data
  const body = JSON.stringify({ events: [{ event_type: 'Log Note', prospect_id: prospect?.id, notes: 'Called back' }] })
  const answer = await fetch(`${base}/v2/leasing_events`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
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
    await photograph(page, `webhook-${screen.name}-delivery`)
    expect(await accessFaults(page)).toEqual([])
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
