/**
 * Why a change of a record was refused: a value, not an exception.
 * - `unknownRecord`: there is none with this id in the accounts that the caller reaches (nobody may learn which of the two it is)
 * - `roleMayNot`: the caller's role in the account does not allow it
 * - `sessionNeeded`: the caller's token is narrower than its user, who may do it when they sign in
 * - `stale`: the record was changed since the caller read it
 * - `conflict`, `invalid`: what was asked for does not go with what is there; `fault` says with what
 */
export type RecordRefusal = {
  readonly refused: 'unknownRecord' | 'roleMayNot' | 'sessionNeeded' | 'stale' | 'conflict' | 'invalid'
  readonly fault?: RecordFault
}

/** What does not go, at which field of the request. */
export type RecordFault = {
  readonly code: RecordFaultCode
  /** The name of the field, such as `unit_id`; empty for the request as a whole. */
  readonly field: string
  readonly params?: Readonly<Record<string, unknown>>
}

/**
 * - `externalIdTaken`, `emailTaken`: another record has it (`params.id`, where the caller may see it)
 * - `knownAccount`, `knownUnit`, `knownUser`, `knownProspect`: there is none with this id in the account
 * - `alreadyMember`: they are one with another role (`params.role`)
 * - `deactivatedUser`: the e-mail address is that of one
 * - `callingToken`: a token makes none that may more, reaches more or lives longer than itself
 * - `inFuture`: the moment has passed
 * - `occurred`: the moment has not come yet
 * - `prospectMerged`: it was merged into another one (`params.id`), which may be changed in its place
 * - `otherProspect`: a prospect can't be merged into itself
 * - `mergedAgain`: the prospect that a merge kept is merged into another one (`params.id`), which has to be undone first
 * - `mergeUndone`: the merge was undone before
 * - `tooLargeToMerge`: more events or prospects than one merge may touch (`params`)
 * - `batchRunning`: the batch is not done yet
 * - `batchEnded`: the batch is done
 * - `importEnded`: the import is done
 * - `alreadyUndone`: all of the batch was taken back, or is being taken back, by another one (`params.batch_id`)
 * - `nothingToUndo`: the batch has written nothing
 * - `historyTooLong`: the prospect has more events than can be put in order again, or counted up (`params.limit`)
 * - `lastOwner`: an account keeps at least one owner
 * - `phoneCountry`, `timeZone`: no such thing is known
 * - `encryptionKey`: the operator has set no key, so no secret of a webhook can be kept
 * - `webhookUrl`: it is none to send to (`params.reason`)
 * - `webhookTables`: the format of the webhook does not have this one
 * - `webhookEventTypes`: a webhook that does not hear of leasing events can't choose among them
 * - `webhookSecret`: it is none for the format of the webhook
 * - `tooManyEndpoints`: the account has as many webhooks as it can have (`params.limit`)
 * - `writersBusy`: to make the first webhook, nobody may have a transaction open that has written, and somebody always had
 * - `tooManyViews`: the user has saved as many views in the account as they can (`params.limit`)
 * - `notSentYet`: the delivery waits for its turn
 * - `currentPassword`: it is not the caller's password
 * - `ownInvitation`: the caller would have a link to a new password of their own, without the one that they have
 * - `commonPassword`, `ownPassword`: it would be guessed
 * - `rightCode`: it is no code of the app that works now, nor a backup code
 * - `twoFactorOn`: the caller is asked for codes already
 * - `twoFactorNotStarted`: the caller was shown no secret of which there could be a code
 */
export type RecordFaultCode =
  | 'externalIdTaken'
  | 'emailTaken'
  | 'knownAccount'
  | 'knownUnit'
  | 'knownUser'
  | 'knownProspect'
  | 'alreadyMember'
  | 'deactivatedUser'
  | 'callingToken'
  | 'inFuture'
  | 'occurred'
  | 'prospectMerged'
  | 'otherProspect'
  | 'mergedAgain'
  | 'mergeUndone'
  | 'tooLargeToMerge'
  | 'batchRunning'
  | 'batchEnded'
  | 'importEnded'
  | 'alreadyUndone'
  | 'nothingToUndo'
  | 'historyTooLong'
  | 'lastOwner'
  | 'phoneCountry'
  | 'timeZone'
  | 'encryptionKey'
  | 'webhookUrl'
  | 'webhookTables'
  | 'webhookEventTypes'
  | 'webhookSecret'
  | 'tooManyEndpoints'
  | 'writersBusy'
  | 'tooManyViews'
  | 'notSentYet'
  | 'currentPassword'
  | 'ownInvitation'
  | 'commonPassword'
  | 'ownPassword'
  | 'rightCode'
  | 'twoFactorOn'
  | 'twoFactorNotStarted'

export const refused = (kind: RecordRefusal['refused'], fault?: RecordFault): RecordRefusal =>
  fault === undefined ? { refused: kind } : { refused: kind, fault }

export const isRefused = <T extends object>(outcome: T | RecordRefusal): outcome is RecordRefusal =>
  'refused' in outcome
