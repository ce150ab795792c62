import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import type { Desk } from '../../engine/desk.ts'
import { addToken, bearer, shareApp } from '../app.ts'

export type Body = Record<string, unknown>

/** The body of an answer with this status. */
export const bodyOf = (response: LightMyRequestResponse, status: number): Body => {
  expect(response.statusCode, response.body).toBe(status)
  return response.json()
}

/** The first detail of a refusal. */
export const detailOf = (response: LightMyRequestResponse, status: number): Body =>
  (bodyOf(response, status)['details'] as Body[] | undefined)?.[0] ?? {}

export const parts = {
  street_number: '210',
  street_name: 'Juniper Way',
  city: 'Denver',
  state: 'Colorado',
  zip_code: '80205',
}

/** The least that v1 takes for a new unit. */
export const least = { address: parts, property_type: 'CONDO', target_rental_rate: 1850.5 }

/** All that a unit can have. */
export const full = {
  address: { ...parts, formatted_address: '210 Juniper "Way"', unit: '2b', coordinates: [-104.99031, 39.7392] },
  property_type: 'MULTI-FAMILY',
  target_rental_rate: 1234.567,
  bedrooms: 0,
  bathrooms: 2.25,
  sqft: 860.125,
  status: 'Available',
  is_occupied: true,
  earliest_showing_date: '2024-02-29',
  earliest_move_in_date: '2024-11-01',
  monthly_fees: [{ name: 'Parking', type: 'Required', amount: 50.75 }],
  move_in_fees: [{ name: 'Keys', type: null, amount: 0 }],
  pet_fees: [],
  marketing_photos: [{ path: 'a.jpg', hidden: true, original: 'b.jpg' }],
  marketing_description: 'Zoë’s 👩‍👩‍👧 \u202e flat\r\n<script>',
  amenities: ['Balcony', ''.padEnd(200, 'x')],
  furnished: false,
  pets_allowed: true,
  showing_method: 'Self-guided',
  custom_application_url: 'https://apply.example.com/?a=b#c',
  extracted_from: 'Zillow',
}

/** A token of a new member of the account. */
export const tokenOf = async (desk: Desk, accountId: string, role: Role): Promise<string> =>
  (await addToken(desk, await desk.addMember(accountId, role))).token

/** Two accounts, and a property manager of the first of them who sends requests. */
export const useUnits = async (desk: Desk) => {
  const { app }: { app: FastifyInstance } = await shareApp(desk)
  const [home, foreign] = [await desk.addAccount(), await desk.addAccount()]
  const token = await tokenOf(desk, home, 'Property Manager')
  const send = (method: string, url: string, payload?: object | string, headers: object = {}, as = token) =>
    app.inject({
      method,
      url,
      ...(payload !== undefined && { payload }),
      headers: { ...bearer(as), ...headers },
    } as InjectOptions) as Promise<LightMyRequestResponse>
  const upsert = async (payload: object, status = 200) => bodyOf(await send('POST', '/units', payload), status)
  return {
    home,
    foreign,
    token,
    send,
    upsert,
    addUnit: (more: object = {}) => upsert({ account_id: home, ...least, ...more }, 201),
    patch: (id: unknown, payload: object, headers: object = {}) => send('PATCH', `/v2/units/${id}`, payload, headers),
  }
}

export type Units = Awaited<ReturnType<typeof useUnits>>
