import type { Unit, UnitFee, UnitPhoto } from '../storage/records/units.ts'

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

const toFee = ({ name, type, amount }: UnitFee): UnitFee => ({ name, type, amount })
const toPhoto = ({ path, hidden, original }: UnitPhoto): UnitPhoto => ({ path, hidden, original })

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

/** A unit, as every route of v2 shows it. */
export const toUnitBody = (unit: Unit) => ({
  id: unit.id,
  account_id: unit.account_id,
  external_id: unit.external_id,
  ...toUnitAnswer(unit),
  date_marked_available: unit.date_marked_available,
  created_at: unit.created_at,
  updated_at: unit.updated_at,
})
