import type { Fault } from '../../domain/refusals.ts'
import type { ErrorDetail } from '../errors.ts'

/** A fault that only the database knows, told like those that the schema finds, with keywords of our own. */
export type FaultWords = Pick<ErrorDetail, 'keyword' | 'params' | 'message'>

const told = (keyword: string, message: string, params: FaultWords['params'] = {}): FaultWords => ({
  keyword,
  params,
  message,
})

/** docs/errors.md lists the same keywords. */
const words: { [C in Fault['code']]: (fault: Extract<Fault, { code: C }>) => FaultWords } = {
  // The same whether the prospect does not exist or stands in somebody else's account, so that nobody can probe for ids.
  unknownProspect: () => told('knownProspect', 'should be the id of a prospect in an account of yours'),
  unknownPhone: () => told('knownPhone', 'should be the phone number of a prospect of the account'),
  roleMayNotWrite: ({ role }) =>
    told('writingRole', 'should be in an account where your role may add events', { role }),
  notAMember: ({ userId }) =>
    told('accountMember', "should be the id of an active member of the prospect's account", { user_id: userId }),
  tooManyProspects: ({ limit }) =>
    told(
      'maxProspects',
      `should NOT apply to more than ${limit} prospects with the same phone number; nothing was written`,
      { limit },
    ),
  prospectBlocklisted: () => told('prospectBlocklisted', 'should not be blocklisted, nor its phone number'),
  prospectNotBlocklisted: () => told('prospectNotBlocklisted', 'should be blocklisted'),
  lacks: ({ field }) => told('required', `should have required property '${field}'`, { missingProperty: field }),
  inFuture: () => told('occurred', 'should be a moment that has passed'),
  blockIsOver: () => told('blockEnd', 'should be later than the event'),
  externalIdOfMany: () => told('oneProspect', 'should be of an event that is about one prospect'),
  historyTooLong: ({ limit }) =>
    told('historyLength', `should NOT come before others of a prospect with more than ${limit} events`, { limit }),
  tooManyLateEvents: ({ limit }) =>
    told('lateEvents', `should NOT be sent with others for prospects that have more than ${limit} events together`, {
      limit,
    }),
  touchedSince: () => told('untouched', 'should be a prospect to which nothing happened since the batch'),
}

export const wordsOf = (fault: Fault): FaultWords => (words[fault.code] as (fault: Fault) => FaultWords)(fault)
