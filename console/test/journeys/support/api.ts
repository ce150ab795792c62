import { expect, inject } from 'vitest'

/** The account of the demo that journeys sign in to. */
const demoAccount = (): string => inject('demo').accounts[0]?.id ?? ''

/** The id of somebody of that account, by their name or role. */
export const demoUser = (as: string): string => {
  const person = inject('demo').users.find(
    ({ name, role, account_ids: accounts }) => accounts.includes(demoAccount()) && (name === as || role === as),
  )
  if (person === undefined) throw new Error(`the demo has no ${as}`)
  return person.id
}

/** Does something by the API, as another program would: with the token of the demo, on no page. */
export const callApi = async <Shape = unknown>(method: 'GET' | 'POST', path: string, body?: object): Promise<Shape> => {
  const { token } = inject('demo')
  const answer = await fetch(`${inject('foyerUrl')}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  expect(answer.ok, `${method} ${path}: ${text}`).toBe(true)
  return JSON.parse(text) as Shape
}

/** A prospect of one's own, so that no journey meets another one's changes. */
export const addProspect = async (given: object = {}): Promise<number> => {
  const body = { account_id: demoAccount(), name: 'Ada Longstreet', ...given }
  return (await callApi<{ readonly id: number }>('POST', '/v2/prospects', body)).id
}

export const addEvents = (...events: readonly object[]): Promise<unknown> =>
  callApi('POST', '/v2/leasing_events', { events })
