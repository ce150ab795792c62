import { readFileSync } from 'node:fs'
import { ApiError } from 'foyer-sdk/client'
import { describe, expect, test } from 'vitest'
import { errors } from '../../../../server/src/http/errors.ts'
import { faultMessages } from '../../../../server/src/http/record-refusals.ts'
import { labelOf } from '../../../src/api/refusals/labels.ts'
import { faultText, formFaults, sentencesOf } from '../../../src/api/refusals/told.ts'
import { detailWords, errorWords } from '../../../src/api/refusals/words.ts'

const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')

const detail = (dataPath: string, keyword: string, message: string, params: object = {}) => ({
  ...{ dataPath, keyword, message, schemaPath: `#/${keyword}` },
  params: params as Readonly<Record<string, unknown>>,
})
const refused = (...details: ReturnType<typeof detail>[]): ApiError =>
  new ApiError({ status: 400, text: errors.invalidRequest.text, details, requestId: 'one' })

describe('a place in the data', () => {
  test.each([
    ['.phone', 'Phone'],
    ['.events[0].prospect_ids[1]', '2nd prospect'],
    ['.events[3].prospect_ids[0]', '1st prospect'],
    ['.events[0].context.assignedToUserIds[1]', '2nd agent'],
    ['.events[0].prospect_ids[10]', '11th prospect'],
    ['.events[0].prospect_ids[1022]', '1,023rd prospect'],
    ['.events[0].context.until', 'Until'],
    ['.account.phone_country', 'Country of phone numbers'],
    ['.tables', 'Hears of'],
  ])('%s has the label of the form: %s', (path, label) => {
    expect(labelOf(path)).toBe(label)
  })

  test('that no form shows stays as it is, and the whole has none', () => {
    expect(labelOf('.merged_id')).toBe('merged_id')
    expect(labelOf("['idempotency-key']")).toBe("['idempotency-key']")
    expect(labelOf('.constructor')).toBe('constructor')
    expect(labelOf('')).toBe('')
    expect(labelOf('.events[0]')).toBe('')
  })
})

describe('what an answer says', () => {
  test('is said in the words of the form', () => {
    const error = refused(
      detail('.events[0].context.assignedToUserIds[1]', 'accountMember', 'should be the id of an active member of …'),
      detail('.phone', 'maxLength', 'should NOT be longer than 40 characters', { limit: 40 }),
      detail('', 'required', "should have required property 'planned_date_time'", {
        missingProperty: 'planned_date_time',
      }),
    )
    expect(sentencesOf(error)).toEqual([
      '2nd agent: No active member of the account any more: pick somebody else',
      'Phone: No more than 40 characters',
      'Planned for is missing',
    ])
  })

  test.each([
    [null, 'That was very often: wait a moment, and try again'],
    [20, 'That was very often: wait a moment, and try again'],
    [595, 'That was too often: try again in 10 minutes'],
  ])('says for how long one has to wait: %s seconds', (retryAfterSeconds, words) => {
    const { text } = errors.tooManyRequests
    expect(sentencesOf(new ApiError({ status: 429, text, details: [], requestId: 'one', retryAfterSeconds }))).toEqual([
      words,
    ])
  })

  test('is said as it is where there are no other words, once', () => {
    const message = 'should be an e-mail address'
    expect(sentencesOf(refused(detail('.email', 'pattern', message), detail('.email', 'pattern', message)))).toEqual([
      'E-mail should be an e-mail address',
    ])
    expect(sentencesOf(refused(detail('', 'somethingNew', 'should be new')))).toEqual(['Should be new'])
    expect(sentencesOf(new ApiError({ status: 418, text: 'A teapot' }))).toEqual(['A teapot'])
  })

  test('without details is said to who is signed in', () => {
    expect(sentencesOf(new ApiError({ status: 403, text: errors.roleMayNot.text }))).toEqual([
      'Your role does not allow this in every account that it concerns: ask an owner or an admin there',
    ])
  })

  test('stands at the fields of the form that it is about, and the rest below', () => {
    const email = detail('.email', 'emailTaken', 'should be the e-mail address of nobody else')
    const other = detail('.account_id', 'writingRole', 'should be in an account where …')
    const { at, rest } = formFaults(refused(email, other), ['name', 'email'])
    expect(at).toEqual({ email: faultText(email) })
    expect(rest).toMatchObject({ details: [other], requestId: 'one' })
    expect(formFaults(refused(email), ['name', 'email']).rest).toBeNull()
    expect(formFaults(null, ['name'])).toEqual({ at: {}, rest: null })
    const lost = new TypeError('no network')
    expect(formFaults(lost, ['name'])).toEqual({ at: {}, rest: lost })
  })
})

/** What only programs know. */
const ofPrograms =
  /\btokens?\b|bearer|\bsession\b|POST|parameters|\brequest\b|Idempotency|Retry-After|\/docs|\bid of\b/i

describe('the words', () => {
  test('are of what the API says: nothing else is looked for', () => {
    const texts: readonly string[] = Object.values(errors).map(({ text }) => text)
    expect(Object.keys(errorWords).filter((text) => !texts.includes(text))).toEqual([])
    expect(Object.keys(detailWords).filter((keyword) => !page.includes(`| \`${keyword}\``))).toEqual([])
  })

  test('speak of nothing that only programs know', () => {
    const neverMet = [errors.crossSite, errors.unsupportedMediaType, errors.headersTooLarge].map(({ text }) => text)
    const met = Object.values(errors)
      .map(({ text }): string => text)
      .filter((text) => !(neverMet as readonly string[]).includes(text))
    const said = [
      ...met.flatMap((text) => sentencesOf(new ApiError({ status: 400, text }))),
      ...Object.entries(faultMessages).map(([keyword, message]) => faultText({ keyword, message })),
    ]
    expect(said.filter((text) => ofPrograms.test(text))).toEqual([])
  })
})
