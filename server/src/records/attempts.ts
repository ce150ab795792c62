import type { Database } from '../storage/database.ts'
import { isRefused, type RecordRefusal } from './refusals.ts'

type Tables = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Takes a refusal through the transaction, which ends without a trace only when its work fails. */
class Abandoned extends Error {
  readonly refusal: RecordRefusal

  constructor(refusal: RecordRefusal) {
    super('the change was refused')
    this.refusal = refusal
  }
}

/** Does the work in one transaction. Of what is refused, nothing stays written. */
export const attempt = async <T extends object>(
  database: Database,
  work: (tables: Tables) => Promise<T | RecordRefusal>,
): Promise<T | RecordRefusal> => {
  try {
    return await database.transaction(async (tables) => {
      const outcome = await work(tables)
      if (isRefused(outcome)) throw new Abandoned(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Abandoned) return error.refusal
    throw error
  }
}
