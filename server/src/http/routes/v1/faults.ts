import type { AssignmentFault } from '../../../domain/refusals.ts'
import type { ErrorDetail } from '../../errors.ts'

const event = '.events[0]'
const eventSchema = '#/properties/events/items/properties'

/** A fault that only the database knows, told like those that the schema finds, with keywords of our own. */
type Wording = { [C in AssignmentFault['code']]: (fault: Extract<AssignmentFault, { code: C }>) => ErrorDetail }

const atProspect = (keyword: string, message: string, params: ErrorDetail['params'] = {}): ErrorDetail => ({
  keyword,
  dataPath: `${event}.prospect_id`,
  schemaPath: `${eventSchema}/prospect_id/${keyword}`,
  params,
  message,
})

const wording: Wording = {
  // The same whether the prospect does not exist or stands in somebody else's account, so that nobody can probe for ids.
  unknownProspect: () => atProspect('knownProspect', 'should be the id of a prospect in an account of yours'),
  roleMayNotWrite: ({ role }) =>
    atProspect('writingRole', 'should be in an account where your role may add events', { role }),
  tooManyProspects: ({ limit }) => ({
    keyword: 'maxProspects',
    dataPath: `${event}.context.applyActionInBulk`,
    schemaPath: `${eventSchema}/context/properties/applyActionInBulk/maxProspects`,
    params: { limit },
    message: `should NOT apply to more than ${limit} prospects with the same phone number; nothing was written`,
  }),
  notAMember: ({ index }) => ({
    keyword: 'accountMember',
    dataPath: `${event}.context.assignedToUserIds[${index}]`,
    schemaPath: `${eventSchema}/context/properties/assignedToUserIds/items/accountMember`,
    params: {},
    message: "should be the id of an active member of the prospect's account",
  }),
}

/** `places`: where in the caller's own list each assignee stands, now that doubled ids are folded. */
export const faultDetails = (faults: readonly AssignmentFault[], places: readonly number[]): ErrorDetail[] =>
  faults.map((fault) => {
    const told = fault.code === 'notAMember' ? { ...fault, index: places[fault.index] ?? fault.index } : fault
    return (wording[told.code] as (fault: AssignmentFault) => ErrorDetail)(told)
  })
