import { completeAddress, type GivenAddress } from '../../records/units.ts'
import type { Unit, UnitFee, UnitFields, UnitPhoto } from '../../storage/records/units.ts'

type GivenFee = Omit<UnitFee, 'type'> & { readonly type?: string | null }
type GivenPhoto = Pick<UnitPhoto, 'path'> & { readonly hidden?: boolean; readonly original?: string | null }

/** What a request says of a unit: parts of what a unit keeps may be left out of it. */
type GivenUnit = Omit<
  Partial<UnitFields>,
  'address' | 'monthly_fees' | 'move_in_fees' | 'pet_fees' | 'marketing_photos'
> & {
  readonly address?: GivenAddress | null
  readonly monthly_fees?: readonly GivenFee[]
  readonly move_in_fees?: readonly GivenFee[]
  readonly pet_fees?: readonly GivenFee[]
  readonly marketing_photos?: readonly GivenPhoto[]
}

const toFee = ({ name, type = null, amount }: GivenFee): UnitFee => ({ name, type, amount })
const toPhoto = ({ path, hidden = false, original = null }: GivenPhoto): UnitPhoto => ({ path, hidden, original })

/** The fields that the request sets, each whole. */
export const toUnitFields = (given: GivenUnit): Partial<UnitFields> => {
  const { address, monthly_fees, move_in_fees, pet_fees, marketing_photos, ...rest } = given
  return {
    ...rest,
    ...(address === undefined ? {} : { address: address && completeAddress(address) }),
    ...(monthly_fees && { monthly_fees: monthly_fees.map(toFee) }),
    ...(move_in_fees && { move_in_fees: move_in_fees.map(toFee) }),
    ...(pet_fees && { pet_fees: pet_fees.map(toFee) }),
    ...(marketing_photos && { marketing_photos: marketing_photos.map(toPhoto) }),
  }
}

/** jsonb has an order of keys of its own; the wire has the contract's. */
const toAddress = (address: Unit['address']) =>
  address === null
    ? null
    : {
        formatted_address: address.formatted_address,
        street_number: address.street_number,
        street_name: address.street_name,
        unit: address.unit,
        city: address.city,
        state: address.state,
        zip_code: address.zip_code,
        coordinates: address.coordinates === null ? null : [...address.coordinates],
      }

/** What v1 and v2 show alike. */
export const toUnitAnswer = (unit: Unit) => ({
  address: toAddress(unit.address),
  bedrooms: unit.bedrooms,
  bathrooms: unit.bathrooms,
  sqft: unit.sqft,
  target_rental_rate: unit.target_rental_rate,
  status: unit.status,
  is_occupied: unit.is_occupied,
  earliest_showing_date: unit.earliest_showing_date,
  earliest_move_in_date: unit.earliest_move_in_date,
  property_type: unit.property_type,
  monthly_fees: unit.monthly_fees.map(toFee),
  move_in_fees: unit.move_in_fees.map(toFee),
  pet_fees: unit.pet_fees.map(toFee),
  marketing_photos: unit.marketing_photos.map(toPhoto),
  marketing_description: unit.marketing_description,
  amenities: [...unit.amenities],
  furnished: unit.furnished,
  pets_allowed: unit.pets_allowed,
  showing_method: unit.showing_method,
  custom_application_url: unit.custom_application_url,
  extracted_from: unit.extracted_from,
})
