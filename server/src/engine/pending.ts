import { keyHolderOf } from './actor.ts'
import type { AppendCommand, Outcome } from './commands.ts'

/** A command on its way, and where its outcome goes. */
export type Pending = {
  readonly command: AppendCommand
  /** The key's place in the set of running keys, if the command has one. */
  readonly runningKey: string | null
  /** How often it was written in vain, because something that it was decided on had changed. */
  attempts: number
  readonly settle: (outcome: Outcome) => void
  readonly fail: (error: unknown) => void
}

/** The key's place in the set of running keys; null for a command without one. */
export const runningKeyOf = ({ actor, idempotency }: AppendCommand): string | null =>
  idempotency === null ? null : `${keyHolderOf(actor)} ${idempotency.key}`
