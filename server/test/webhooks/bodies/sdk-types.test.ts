import { expectTypeOf, test } from 'vitest'
import type { LeasingEvent, Prospect, Unit } from '../../../../sdk/src/webhooks/records.ts'
import type { toFeedEventBody } from '../../../src/wire/leasing-events.ts'
import type { toProspectBody } from '../../../src/wire/prospects.ts'
import type { toUnitBody } from '../../../src/wire/units.ts'

/** What is sent has the fields of the type that receivers see, of types that it allows, and no other field. */
type Fits<Sent, Seen> = [Sent] extends [Seen] ? ([keyof Sent] extends [keyof Seen] ? true : false) : false

test('the types of the SDK are those of what is sent: what only one of them has does not compile', () => {
  expectTypeOf<Fits<ReturnType<typeof toFeedEventBody>, LeasingEvent>>().toEqualTypeOf<true>()
  expectTypeOf<Fits<Omit<ReturnType<typeof toProspectBody>, 'phone_blocked'>, Prospect>>().toEqualTypeOf<true>()
  expectTypeOf<Fits<ReturnType<typeof toUnitBody>, Unit>>().toEqualTypeOf<true>()
})
