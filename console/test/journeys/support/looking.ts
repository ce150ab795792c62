import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violation = {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What keeps people out of the page as it is now, scrolled to its top, each as a line: `expect(await accessFaults(page)).toEqual([])`. */
export const accessFaults = async (page: Page): Promise<string[]> => {
  // Not as a script element, which the page's policy forbids.
  await page.evaluate(axe.source)
  // From the top: what is scrolled half behind the head of the page is taken for too small or too near to be hit.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations)`,
  )) as readonly Violation[]
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

/** Until what changes its colour or place has done so; what turns for ever is left alone. */
const settled = async (page: Page): Promise<void> => {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ).then(() => true),
  )
}

/** The same of a page in both of its looks, which it is given one after the other; in the end it is light. */
export const accessFaultsInBoth = async (page: Page, name: string): Promise<string[]> => {
  const faults: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    await settled(page)
    await photograph(page, `${name}-${colorScheme}`)
    faults.push(...(await accessFaults(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  return faults
}

/** Whether the page is wider than the screen, so that one would have to push it sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const folder = join(import.meta.dirname, '../../screenshots')

/** A picture of the page for people, in `console/test/screenshots`, which git leaves out. */
export const photograph = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  // Letters in the fallback's shapes would tell nothing.
  await page.evaluate(() => document.fonts.ready.then(() => true))
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
