import type { Fault } from '../../domain/refusals.ts'
import { wordsOf } from './fault-words.ts'

/** Why something was not written, as answers tell it. */
export const toRefusalBody = (fault: Fault) => {
  const { keyword, message, params } = wordsOf(fault)
  return { code: keyword, message, params }
}
