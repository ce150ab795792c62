import type { ErrorDetail } from 'foyer-sdk/client'
import { labelOf } from './labels.ts'

/*
 * The API tells programs what is wrong. Where its words are about tokens, ids and schemas, whoever sits at the console is told the
 * same in theirs. What is not here is shown as the API says it.
 */

const minute = 60

/** Of answers, by the text of `error` that docs/errors.md lists. */
export const errorWords: Readonly<Record<string, string | ((waitSeconds: number | null) => string)>> = {
  'Invalid request parameters': 'Something is not right yet',
  'Invalid query parameters': 'The address of this page asks for something that there is not',
  'Missing or invalid bearer token': 'You are not signed in any more',
  'A code of the authenticator app is needed; send it as code': 'A code of the authenticator app is needed',
  'This takes a session; sign in with POST /v2/session': 'Sign in first',
  'The token may not be used for this; details name the scope that it lacks': 'You may not do this',
  "The role of the token's user does not allow this in this account":
    'Your role does not allow this in every account that it concerns: ask an owner or an admin there',
  'There is no such record in the accounts that the token reaches':
    'It is not there any more, or it is in none of your accounts',
  'There is nothing at this path; /docs lists all paths':
    'The server does not know this yet: load the page again, or ask whoever runs this Foyer',
  'The request did not arrive in time; send it again': 'It did not arrive in time: try again',
  'The first request with this Idempotency-Key is still running; send it again':
    'It is still being saved: try again in a moment',
  'The request does not go with what is there; details say with what': 'It does not go with how things are now',
  'The record was changed since it was read; read it again and decide anew':
    'Somebody changed it since you opened it: look at it again, and decide anew',
  'The request body is too large': 'It is too large to be sent',
  'The file must be text/csv or application/x-ndjson in UTF-8, not compressed':
    'The file must be CSV or NDJSON in UTF-8, not compressed',
  'This Idempotency-Key was used for another request; use a new key': 'Load the page again, and try once more',
  'Too many requests; wait as many seconds as Retry-After says': (seconds) =>
    seconds === null || seconds <= minute
      ? 'That was very often: wait a moment, and try again'
      : `That was too often: try again in ${Math.ceil(seconds / minute)} minutes`,
  'The token has too many streams open on this server; close one of them':
    'You have this open too many times: close a tab',
  'Internal server error': 'Something went wrong in the server: tell whoever runs this Foyer',
  'The server is overloaded; send the request again': 'The server has too much to do: try again in a moment',
  'The server is starting; send the request again': 'The server is starting: try again in a moment',
  'The database can not be reached; send the request again': 'The database can not be reached: try again in a moment',
}

type Params = ErrorDetail['params']

/** Of details, and of refusals of events, by their keyword. */
export const detailWords: Readonly<Record<string, string | ((params: Params) => string)>> = {
  accountMember: 'No active member of the account any more: pick somebody else',
  alreadyMember: ({ role }) => `They are a member already, as ${role}: change that in the list of members`,
  alreadyUndone: 'It was taken back before',
  batchEnded: 'It has ended already',
  batchRunning: 'It is still being written: try again in a moment',
  blockEnd: 'The block has to end later than now',
  callingToken: 'That is more than you may do yourself',
  codeNeeded: 'A code of the authenticator app is needed',
  commonPassword:
    'Many people use this one: take a few words that do not belong together, or let a password manager make one up',
  currentPassword: 'This is not your password',
  cursor: 'The list was changed: load the page again',
  deactivatedUser: 'Whoever has this address is deactivated: they can be activated again in the list of members',
  emailTaken: 'Somebody else has this address, here or in another account',
  encryptionKey: 'Whoever runs this Foyer has to set FOYER_ENCRYPTION_KEY first, by which secrets are kept',
  externalIdTaken: 'Another record of the account has this one',
  historyLength: ({ limit }) => `More than ${limit} events come after it: choose a later moment`,
  historyTooLong: 'More has happened to them than this can be done for',
  importEnded: 'The import has ended already',
  inFuture: 'Choose a moment that has not passed',
  knownAccount: 'You are not in this account any more',
  knownPhone: 'Nobody in the account has this number',
  knownProspect: 'There is no such prospect in your accounts any more',
  knownUnit: 'There is no such unit in the account any more',
  knownUser: 'They are no member of the account any more',
  lastOwner: 'The account needs an owner: make somebody else one first',
  maxLength: ({ limit }) => `No more than ${limit} characters`,
  maxTargets: ({ limit }) => `No more than ${limit} prospects at once: nothing was written`,
  mergedAgain: 'The prospect that was kept has been merged since: part that one first',
  mergeUndone: 'They were parted before',
  minLength: ({ limit }) => `At least ${limit} characters`,
  notSentYet: 'It has not been sent yet: it waits for its turn',
  nothingToUndo: 'Nothing of it was written, so there is nothing to take back',
  occurred: 'It can not have happened yet: choose a moment that has passed',
  otherProspect: 'Choose another prospect: this is the same one',
  ownInvitation: 'Change your own password in the settings',
  ownPassword:
    'It is little more than your name or e-mail address: take a few words that have nothing to do with you, or let a password manager make one up',
  phoneCountry: 'Give the two letters of a country, such as US',
  phoneNumber: "It can not be read as a phone number in the account's country",
  prospectBlocklisted: 'They are blocklisted, or their number is: only notes and assignments are taken',
  prospectMerged: 'They were merged into another prospect: load the page again',
  prospectNotBlocklisted: 'They are not blocklisted',
  required: ({ missingProperty }) => `${labelOf(`.${missingProperty}`)} is missing`,
  rightCode: 'This is not the code that the app shows now, or it was used before',
  timeZone: 'There is no such time zone',
  tokenScope: 'You may not do this',
  tooLargeToMerge: 'More has happened to them than can be merged at once',
  tooManyEndpoints: ({ limit }) => `No more than ${limit} webhooks in an account: delete one first`,
  tooManyViews: ({ limit }) => `No more than ${limit} views: delete one first`,
  twoFactorNotStarted: 'Begin anew: the key was shown too long ago',
  twoFactorOn: 'Codes are asked for already: turn that off first',
  untouched: 'Something happened to them since',
  webhookEventTypes: 'Types can be chosen only when it hears of leasing events',
  webhookTables: 'Webhooks of this format do not tell of it',
  webhookUrl:
    'Give an address that begins with https://, without user, password and #, of a server that may be called from here',
  writersBusy: 'Everybody was writing just then: try again in a moment',
  writingRole: 'Your role may not do this in the account',
}
