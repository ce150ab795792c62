import type { Static, TObject } from 'typebox'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { LoggedEvent } from '../../src/catalogue/leasing-events.ts'
import { feedEventSchema } from '../../src/http/schemas/events/event.ts'
import { leasingEvent } from '../../src/http/schemas/leasing-events.ts'
import { prospect } from '../../src/http/schemas/prospects.ts'
import { unitBody } from '../../src/http/schemas/units.ts'
import { v1Prospect } from '../../src/http/schemas/v1/prospects.ts'
import { v1Unit } from '../../src/http/schemas/v1/units.ts'
import type { Prospect } from '../../src/storage/prospects/prospect.ts'
import type { Unit } from '../../src/storage/records/units.ts'
import type { ProspectOfV1 } from '../../src/storage/v1/prospects.ts'
import { toFeedEventBody } from '../../src/wire/leasing-events.ts'
import { toProspectBody } from '../../src/wire/prospects.ts'
import { toUnitBody } from '../../src/wire/units.ts'
import { toV1EventBody } from '../../src/wire/v1/leasing-events.ts'
import { toV1ProspectBody } from '../../src/wire/v1/prospects.ts'
import { toV1UnitBody } from '../../src/wire/v1/units.ts'

/** What is made has the fields of the schema, of types that it allows, and no other field. */
type Fits<Made, Told> = [Made] extends [Told] ? ([keyof Made] extends [keyof Told] ? true : false) : false

describe('the bodies of records', () => {
  it('are of the types that the schemas tell: what only one of them has does not compile', () => {
    expectTypeOf<Fits<ReturnType<typeof toFeedEventBody>, Static<typeof feedEventSchema>>>().toEqualTypeOf<true>()
    expectTypeOf<Fits<ReturnType<typeof toProspectBody>, Static<typeof prospect>>>().toEqualTypeOf<true>()
    expectTypeOf<Fits<ReturnType<typeof toUnitBody>, Static<typeof unitBody>>>().toEqualTypeOf<true>()
    expectTypeOf<Fits<ReturnType<typeof toV1ProspectBody>, Static<typeof v1Prospect>>>().toEqualTypeOf<true>()
    expectTypeOf<Fits<ReturnType<typeof toV1UnitBody>, Static<typeof v1Unit>>>().toEqualTypeOf<true>()
  })

  const made: readonly (readonly [string, object, TObject])[] = [
    ['leasing event', toFeedEventBody({} as LoggedEvent), feedEventSchema],
    ['leasing event of v1', toV1EventBody({} as LoggedEvent, {}), leasingEvent],
    ['prospect', toProspectBody({ assignedToUserIds: [], showingUserIds: null } as unknown as Prospect), prospect],
    ['prospect of v1', toV1ProspectBody({} as ProspectOfV1), v1Prospect],
    ['unit', toUnitBody(emptyUnit()), unitBody],
    ['unit of v1', toV1UnitBody(emptyUnit()), v1Unit],
  ]

  it.each(made)('have the fields of the schema in its order: %s', (_name, body, schema) => {
    expect(Object.keys(body)).toEqual(Object.keys(schema.properties))
  })
})

function emptyUnit(): Unit {
  const lists = { monthly_fees: [], move_in_fees: [], pet_fees: [], marketing_photos: [], amenities: [] }
  return { address: null, ...lists } as unknown as Unit
}
