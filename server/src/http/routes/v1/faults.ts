import type { AssignmentFault } from '../../../domain/refusals.ts'
import type { ErrorDetail } from '../../errors.ts'
import { wordsOf } from '../../events/fault-words.ts'

const event = '.events[0]'
const eventSchema = '#/properties/events/items/properties'

type Place = { readonly dataPath: string; readonly schemaPath: string }

const prospect: Place = { dataPath: `${event}.prospect_id`, schemaPath: `${eventSchema}/prospect_id` }
const bulk: Place = {
  dataPath: `${event}.context.applyActionInBulk`,
  schemaPath: `${eventSchema}/context/properties/applyActionInBulk`,
}
const assignee = (index: number): Place => ({
  dataPath: `${event}.context.assignedToUserIds[${index}]`,
  schemaPath: `${eventSchema}/context/properties/assignedToUserIds/items`,
})

/** `places`: where in the caller's own list each assignee stands, now that doubled ids are folded. */
export const faultDetails = (faults: readonly AssignmentFault[], places: readonly number[]): ErrorDetail[] =>
  faults.map((fault) => {
    const { keyword, params, message } = wordsOf(fault)
    const isAssignee = fault.code === 'notAMember'
    const place = isAssignee
      ? assignee(places[fault.index] ?? fault.index)
      : fault.code === 'tooManyProspects'
        ? bulk
        : prospect
    // The path names the assignee.
    return {
      keyword,
      ...place,
      schemaPath: `${place.schemaPath}/${keyword}`,
      params: isAssignee ? {} : params,
      message,
    }
  })
