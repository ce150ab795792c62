import type { Engine } from '../../engine/commands.ts'
import type { Logger } from '../../log.ts'
import type { SignInTools } from '../../records/sign-in/tools.ts'
import type { WebhookTools } from '../../records/webhooks/tools.ts'
import type { RequestTransactions } from '../../storage/connections/request-transactions.ts'
import type { Database } from '../../storage/database.ts'
import type { SignInGuard } from '../sign-in/guard.ts'
import type { Streams } from '../streams/streams.ts'
import type { Uploads } from '../uploads/uploads.ts'

/** What routes work with. */
export type RouteParts = {
  readonly engine: Engine
  readonly database: Database
  readonly requestTransactions: RequestTransactions
  readonly log: Logger
  readonly streams: Streams
  readonly uploads: Uploads
  /** What webhooks need of the side that sends. */
  readonly webhooks: WebhookTools
  /** What signing in needs of the side that puts the server together. */
  readonly signIn: SignInTools
  readonly signInGuard: SignInGuard
  /** The largest body with leasing events. */
  readonly eventsBodyBytes: number
}

/** v1 is served in two places; the document describes it once. */
export type V1Parts = RouteParts & { readonly hide: boolean }
