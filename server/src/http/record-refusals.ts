import type { FastifyReply } from 'fastify'
import { webhookLimits } from '../catalogue/webhooks.ts'
import type { RecordFault, RecordFaultCode, RecordRefusal } from '../records/refusals.ts'
import { type ErrorDetail, type ErrorName, sendError } from './errors.ts'

const { secretBytes, keyCharacters } = webhookLimits

/** What the details of a refused change say. docs/errors.md lists the same keywords. */
export const faultMessages: Readonly<Record<RecordFaultCode, string>> = {
  externalIdTaken: 'should be the external id of no other record of the account',
  emailTaken: 'should be the e-mail address of nobody else',
  knownAccount: 'should be an account that the token reaches',
  knownUnit: 'should be a unit of the account',
  knownUser: 'should be a member of the account',
  knownProspect: 'should be a prospect of the account',
  alreadyMember: 'should be the role that the member has; a role is changed on the membership',
  deactivatedUser: 'should not be the e-mail address of a deactivated user',
  callingToken: 'should be no more than the calling token has',
  inFuture: 'should be a moment that has not passed',
  occurred: 'should be a moment that has passed',
  prospectMerged: 'should be about the prospect that this one was merged into',
  otherProspect: 'should be another prospect',
  mergedAgain: 'should be undone after the merge of the prospect that it kept',
  mergeUndone: 'should be a merge that holds; this one was undone before',
  tooLargeToMerge: 'should be about fewer events or prospects than that',
  batchRunning: 'should be a batch that has ended; this one is still being written',
  batchEnded: 'should be a batch that has not ended',
  importEnded: 'should be an import that has not ended',
  alreadyUndone: 'should be a batch of which something is left to undo; undo the other one to have it again',
  nothingToUndo: 'should be a batch that has written events',
  historyTooLong: 'should be about a prospect with fewer events than that',
  lastOwner: 'should leave the account at least one active owner',
  phoneCountry: 'should be a country (ISO 3166-1 alpha-2) with a numbering plan',
  timeZone: 'should be a time zone of the IANA database, such as America/Chicago',
  encryptionKey: 'should be asked of a server whose operator has set FOYER_ENCRYPTION_KEY',
  webhookUrl:
    'should be an absolute https URL without user, password and fragment, whose host resolves to addresses that may be called',
  webhookTables: 'should be a table that webhooks of this format tell of',
  webhookEventTypes: 'should be null for a webhook that does not tell of leasing_events',
  webhookSecret: `should be whsec_ and base64 of ${secretBytes.least} to ${secretBytes.most} bytes; in the format compatible ${keyCharacters.least} to ${keyCharacters.most} visible ASCII characters`,
  tooManyEndpoints: 'should be one of no more webhooks than that in the account; delete one of them',
  writersBusy: 'should be sent again when nobody writes for a moment; nothing was written',
  tooManyViews: 'should be one of no more saved views than that in the account; delete one of them',
  notSentYet: 'should be a delivery that was tried; this one waits for its turn',
  currentPassword: 'should be the password that you have now',
  ownInvitation: 'should be somebody else; your own password is changed with the one that you have',
  commonPassword:
    'should be none that many people use; take a few words that do not belong together, or let a password manager make one up',
  ownPassword:
    'should be more than your name or e-mail address; take a few words that have nothing to do with you, or let a password manager make one up',
  rightCode: 'should be the code that the app shows now, used once, or a backup code',
  twoFactorOn: 'should be asked while no codes are asked for; remove them first',
  twoFactorNotStarted: 'should be asked after a secret was shown',
}

const toDetail = ({ code, field, params = {} }: RecordFault): ErrorDetail => ({
  keyword: code,
  dataPath: field === '' ? '' : `.${field}`,
  schemaPath: `#/${code}`,
  params,
  message: faultMessages[code],
})

const errorNames: Readonly<Record<RecordRefusal['refused'], ErrorName>> = {
  unknownRecord: 'unknownRecord',
  roleMayNot: 'roleMayNot',
  sessionNeeded: 'sessionNeeded',
  stale: 'stale',
  conflict: 'conflict',
  invalid: 'invalidRequest',
}

/** Answers with the refusal of a change of a record. */
export const sendRefusal = (reply: FastifyReply, { refused, fault }: RecordRefusal): FastifyReply =>
  sendError(reply, errorNames[refused], fault === undefined ? [] : [toDetail(fault)])
