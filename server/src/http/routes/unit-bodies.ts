import { completeAddress, type GivenAddress } from '../../records/units.ts'
import type { UnitFee, UnitFields, UnitPhoto } from '../../storage/records/units.ts'

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
