import { weaknessOf } from '../../domain/sign-in/password-rules.ts'
import { type RecordFaultCode, type RecordRefusal, refused } from '../refusals.ts'

const codes = { common: 'commonPassword', own: 'ownPassword' } as const satisfies Record<string, RecordFaultCode>
const weaknessCodes: ReadonlySet<unknown> = new Set(Object.values(codes))

/** Why this person should not choose this password; null when nothing speaks against it. */
export const refusalOfPassword = (
  password: string,
  person: { readonly name: string; readonly email: string },
): RecordRefusal | null => {
  const weakness = weaknessOf(password, person)
  return weakness === null ? null : refused('invalid', { code: codes[weakness], field: 'password' })
}

/** Whether a password was refused that somebody wanted to have: nothing was guessed by that. */
export const isWeakPassword = ({ fault }: RecordRefusal): boolean => weaknessCodes.has(fault?.code)
