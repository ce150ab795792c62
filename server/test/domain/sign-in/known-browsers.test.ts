import { expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { isKnownTo, knownTo, readBrowser, writeBrowser } from '../../../src/domain/sign-in/known-browsers.ts'

const { peopleOfBrowser } = signInLimits
const keyOf = (person: number): Buffer => Buffer.alloc(32, person)
const random = Buffer.alloc(16, 7)
const everybody = (most: number) => Array.from({ length: most }, (_, person) => person)

/** The browser as its cookie tells after these people signed in, one after the other. */
const usedBy = (...people: readonly number[]) => {
  let browser = readBrowser('')
  for (const person of people) browser = readBrowser(writeBrowser(knownTo(browser, keyOf(person), random)))
  if (browser === null) throw new Error('a browser that was used can not be read')
  return browser
}
const knownPeople = (browser: ReturnType<typeof usedBy>) =>
  everybody(20).filter((person) => isKnownTo(browser, keyOf(person)))

test('a browser is known to who has used it, with one number, however often', () => {
  const browser = usedBy(1, 2, 1, 1)
  expect(knownPeople(browser)).toEqual([1, 2])
  expect([browser.signatures.length, browser.id]).toEqual([2, random.toString('base64url')])
})

test('who has used it longest ago is forgotten first', () => {
  const browser = usedBy(...everybody(peopleOfBrowser), 0, peopleOfBrowser)
  expect(knownPeople(browser)).toEqual(everybody(peopleOfBrowser + 1).filter((person) => person !== 1))
})

test('what no server of ours wrote is read as nothing', () => {
  const right = writeBrowser(usedBy(1))
  for (const text of ['', '.', right.slice(1), `${right}.`, `${right}.x`, `${right} `, `=${right}`, `${right}\n`])
    expect(readBrowser(text), text).toBeNull()
  expect(readBrowser(`${right}${`.${'A'.repeat(22)}`.repeat(peopleOfBrowser)}`)).toBeNull()
})
