import Type, { type TSchema, type TSchemaOptions } from 'typebox'
import { limits } from '../../catalogue/limits.ts'
import { propertyTypes, unitStatuses } from '../../catalogue/records/units.ts'
import { date, nullable, plainText } from './fields.ts'

/** The fields that a unit has in every request and every answer. */

const number = (options: TSchemaOptions) => Type.Number({ minimum: 0, maximum: limits.unitNumber, ...options })
const name = (options: TSchemaOptions) => plainText(limits.nameCharacters, options)
const part = (options: TSchemaOptions) => plainText(limits.nameCharacters, { minLength: 1, ...options })
const list = <T extends TSchema>(items: T, options: TSchemaOptions) =>
  Type.Array(items, { maxItems: limits.unitListItems, ...options })

/** A date in words would be none. */
const maybeDate = (description: string) => nullable(date({}), { description, examples: ['2024-11-01'] })

const addressParts = {
  street_number: part({ description: 'The number of the house.', examples: ['210'] }),
  street_name: part({ description: 'The street.', examples: ['Juniper Way'] }),
  city: part({ description: 'The city.', examples: ['Denver'] }),
  state: part({ description: 'The state: its full name.', examples: ['Colorado'] }),
  zip_code: part({ description: 'The postal code.', examples: ['80205'] }),
}
const formatted = part({
  description: 'The whole address in one line.',
  examples: ['210 Juniper Way, Unit 2, Denver, Colorado 80205'],
})
const unit = nullable(name({}), { description: 'Which home of the house, if it has several.', examples: ['2'] })
const coordinates = nullable(Type.Array(Type.Number({ minimum: -180, maximum: 180 }), { minItems: 2, maxItems: 2 }), {
  description: 'Longitude, then latitude, in degrees.',
  examples: [[-104.9903, 39.7392]],
})
export const exampleAddress = {
  formatted_address: '210 Juniper Way, Unit 2, Denver, Colorado 80205',
  street_number: '210',
  street_name: 'Juniper Way',
  unit: '2',
  city: 'Denver',
  state: 'Colorado',
  zip_code: '80205',
  coordinates: [-104.9903, 39.7392],
}

const givenAddress = Type.Object(
  {
    formatted_address: Type.Optional(formatted),
    ...addressParts,
    unit: Type.Optional(unit),
    coordinates: Type.Optional(coordinates),
  },
  {
    additionalProperties: false,
    description: 'The address. Replaces the one before as a whole; the line is made if it is not given.',
    examples: [exampleAddress],
  },
)

const address = nullable(
  Type.Object({ formatted_address: formatted, ...addressParts, unit, coordinates }, { additionalProperties: false }),
  { description: 'The address.', examples: [exampleAddress] },
)

const feeParts = {
  name: part({ description: 'What it is for.', examples: ['Parking'] }),
  amount: number({ description: 'How much it is.', examples: [50] }),
}
const feeType = nullable(name({}), { description: 'What kind of fee it is.', examples: ['Required'] })
const exampleFees = [[{ name: 'Parking', type: 'Required', amount: 50 }]]
const givenFee = Type.Object({ ...feeParts, type: Type.Optional(feeType) }, { additionalProperties: false })
const fee = Type.Object(
  { name: feeParts.name, type: feeType, amount: feeParts.amount },
  { additionalProperties: false },
)

const path = plainText(limits.urlCharacters, {
  minLength: 1,
  description: 'Where the photo lies.',
  examples: ['units/77/kitchen.jpg'],
})
const hidden = Type.Boolean({ description: 'Whether it is kept out of the listing.', examples: [false] })
const original = nullable(plainText(limits.urlCharacters, {}), {
  description: 'Where the photo lies as it was taken.',
  examples: ['units/77/original/kitchen.jpg'],
})
const examplePhotos = [[{ path: 'units/77/kitchen.jpg', hidden: false, original: null }]]
const givenPhoto = Type.Object(
  { path, hidden: Type.Optional(hidden), original: Type.Optional(original) },
  { additionalProperties: false },
)
const photo = Type.Object({ path, hidden, original }, { additionalProperties: false })

const photosOptions = { description: 'Photos for the listing.', examples: examplePhotos }
const feesOptions = (words: string) => ({ description: words, examples: exampleFees })

const listsOf = <F extends TSchema, P extends TSchema>(feeItems: F, photoItems: P) => ({
  monthly_fees: list(feeItems, feesOptions('Fees for each month.')),
  move_in_fees: list(feeItems, feesOptions('Fees when somebody moves in.')),
  pet_fees: list(feeItems, feesOptions('Fees for pets.')),
  marketing_photos: list(photoItems, photosOptions),
})

const measures = {
  bedrooms: nullable(number({}), { description: 'Bedrooms.', examples: [2] }),
  bathrooms: nullable(number({}), { description: 'Bathrooms.', examples: [1.5] }),
  sqft: nullable(number({}), { description: 'Square feet.', examples: [860] }),
}
const targetRentalRate = number({ description: 'The rent that is aimed at, for a month.', examples: [1850] })
const status = Type.Enum([...unitStatuses], {
  description: 'What becomes of it on the market.',
  examples: ['Available'],
})
const availability = {
  is_occupied: Type.Boolean({ description: 'Whether somebody lives there.', examples: [false] }),
  earliest_showing_date: maybeDate('The first day on which it can be shown.'),
  earliest_move_in_date: maybeDate('The first day on which somebody can move in.'),
}
const propertyType = Type.Enum([...propertyTypes], { description: 'What kind of home it is.', examples: ['CONDO'] })
const marketing = {
  marketing_description: nullable(plainText(limits.descriptionCharacters, {}), {
    description: 'The text of the listing.',
    examples: ['Bright corner flat near the park.'],
  }),
  amenities: list(part({}), { description: 'What it offers.', examples: [['Balcony', 'Dishwasher']] }),
  furnished: nullable(Type.Boolean(), { description: 'Whether it is furnished; null: not known.', examples: [false] }),
  pets_allowed: nullable(Type.Boolean(), {
    description: 'Whether pets are allowed; null: not known.',
    examples: [true],
  }),
  showing_method: nullable(name({}), { description: 'How it is shown.', examples: ['Self-guided'] }),
  custom_application_url: nullable(
    // Somebody will click on it: no javascript: and the like.
    Type.String({ maxLength: limits.urlCharacters, pattern: '^https?://[^\\u0000-\\u0020\\uD800-\\uDFFF]+$' }),
    { description: 'Where to apply, if not here.', examples: ['https://apply.example.com/77'] },
  ),
  extracted_from: nullable(name({}), { description: 'Where the record was taken from.', examples: ['Zillow'] }),
}

/** What every answer has, in its order. */
export const unitAnswerFields = {
  address,
  ...measures,
  target_rental_rate: nullable(number({}), { description: 'The rent that is aimed at.', examples: [1850] }),
  status,
  ...availability,
  property_type: nullable(Type.Enum([...propertyTypes]), {
    description: 'What kind of home it is.',
    examples: ['CONDO'],
  }),
  ...listsOf(fee, photo),
  ...marketing,
}

/** What every request may set. */
export const unitRequestFields = {
  ...measures,
  status,
  ...availability,
  ...listsOf(givenFee, givenPhoto),
  ...marketing,
}

/** What v1 asks for when it creates a unit. */
export const unitMainFields = {
  address: givenAddress,
  property_type: propertyType,
  target_rental_rate: targetRentalRate,
}
