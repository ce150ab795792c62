import { limits } from '../../catalogue/limits.ts'
import type { Fault } from '../../domain/refusals.ts'
import type { TargetResult } from '../../engine/writing/commands.ts'
import type { AskingFault } from '../../records/leasing-events/asked-events.ts'
import type { ErrorDetail, ErrorName } from '../errors.ts'
import type { NewEventBody } from '../schemas/events/new-events.ts'
import { type FaultWords, wordsOf } from './fault-words.ts'
import { foldUserIds } from './user-ids.ts'

/** A place below an event: in the data, and in the schema that all types have in common. */
type Place = { readonly data: string; readonly schema: string }

const eventSchema = '#/properties/events/items'
const itself: Place = { data: '', schema: '' }
const at = (field: string): Place => ({ data: `.${field}`, schema: `/properties/${field}` })
const inContext = (field: string): Place => ({
  data: `.context.${field}`,
  schema: `/properties/context/properties/${field}`,
})
const itemOf = ({ data, schema }: Place, index: number): Place => ({
  data: `${data}[${index}]`,
  schema: `${schema}/items`,
})

const toDetail = (eventIndex: number, { data, schema }: Place, words: FaultWords): ErrorDetail => ({
  keyword: words.keyword,
  dataPath: `.events[${eventIndex}]${data}`,
  schemaPath: `${eventSchema}${schema}/${words.keyword}`,
  params: words.params,
  message: words.message,
})

const placeOfTarget = (event: NewEventBody, targetIndex: number | null): Place => {
  if (event.phone !== undefined) return at('phone')
  return event.prospect_ids === undefined ? at('prospect_id') : itemOf(at('prospect_ids'), targetIndex ?? 0)
}

const placeOfAssignee = (event: NewEventBody, index: number): Place =>
  itemOf(inContext('assignedToUserIds'), foldUserIds(event.context?.assignedToUserIds ?? []).places[index] ?? index)

const placeOf = (fault: Fault, event: NewEventBody, targetIndex: number | null): Place => {
  switch (fault.code) {
    case 'notAMember':
      return placeOfAssignee(event, fault.index)
    case 'lacks':
      return itself
    case 'inFuture':
    case 'historyTooLong':
    case 'tooManyLateEvents':
      return at('occurred_at')
    case 'blockIsOver':
      return inContext('until')
    case 'externalIdOfMany':
      return at('external_id')
    default:
      return placeOfTarget(event, targetIndex)
  }
}

/** The faults of what was refused, each once, as many as are told. */
export const refusedDetails = (
  results: readonly TargetResult[],
  events: readonly NewEventBody[],
): readonly ErrorDetail[] => {
  const details = new Map<string, ErrorDetail>()
  for (const { end, eventIndex, targetIndex } of results) {
    const event = events[eventIndex]
    if (end.kind !== 'refused' || event === undefined) continue
    for (const fault of end.faults) {
      const detail = toDetail(eventIndex, placeOf(fault, event, targetIndex), wordsOf(fault))
      details.set(`${detail.keyword} ${detail.dataPath}`, detail)
      if (details.size === limits.errorDetails) return [...details.values()]
    }
  }
  return [...details.values()]
}

/** What depends on where a prospect stands: the same request may pass at another time. */
const ofState: ReadonlySet<Fault['code']> = new Set([
  'prospectBlocklisted',
  'prospectNotBlocklisted',
  'historyTooLong',
  'tooManyLateEvents',
])

/** What a refusal is called as a whole. */
export const refusedAs = (results: readonly TargetResult[]): ErrorName => {
  const codes = results.flatMap(({ end }) => (end.kind === 'refused' ? end.faults.map(({ code }) => code) : []))
  if (codes.includes('roleMayNotWrite')) return 'roleMayNot'
  return codes.every((code) => ofState.has(code)) ? 'conflict' : 'invalidRequest'
}

const askingDetail = (fault: AskingFault, events: readonly NewEventBody[]): ErrorDetail => {
  switch (fault.code) {
    case 'lacksAccount':
      return {
        keyword: 'required',
        dataPath: '',
        schemaPath: '#/required',
        params: { missingProperty: 'account_id' },
        message: "should have required property 'account_id'",
      }
    case 'tooManyTargets':
      return {
        keyword: 'maxTargets',
        dataPath: '.events',
        schemaPath: '#/properties/events/maxTargets',
        params: { limit: fault.limit },
        message: `should NOT be for more than ${fault.limit} prospects in all; nothing was written`,
      }
    case 'unreadablePhone': {
      const message = 'should be a phone number that can be read in the country of the account'
      return toDetail(fault.eventIndex, at('phone'), { keyword: 'phoneNumber', params: {}, message })
    }
    case 'externalIdOfMany':
      return toDetail(fault.eventIndex, at('external_id'), wordsOf({ code: 'externalIdOfMany' }))
    case 'unknownProspect': {
      const event = events[fault.eventIndex]
      const place = event === undefined ? itself : placeOfTarget(event, 0)
      return toDetail(fault.eventIndex, place, wordsOf({ code: 'unknownProspect' }))
    }
  }
}

/** What is wrong with a request, whatever its events say. */
export const askingDetails = (
  faults: readonly AskingFault[],
  events: readonly NewEventBody[],
): readonly ErrorDetail[] => faults.slice(0, limits.errorDetails).map((fault) => askingDetail(fault, events))
