import { randomBytes } from 'node:crypto'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { backupCode, base32, otpauthUrl, plainCode, stepOfCode } from '../../domain/sign-in/codes.ts'
import { secretHash } from '../../domain/sign-in/secrets.ts'
import type { Database } from '../../storage/database.ts'
import {
  type Credentials,
  confirmTotp,
  forgetBrowsers,
  type KeptSecret,
  lockCredentials,
  removeBackupCode,
  removeTotp,
  storeTotpSecret,
  storeTotpStep,
} from '../../storage/sign-in/credentials.ts'
import { deleteLinksOf } from '../../storage/sign-in/links.ts'
import { deleteSessionsOf } from '../../storage/sign-in/sessions.ts'
import { isRefused, type RecordRefusal, refused } from '../refusals.ts'
import type { SecretBox } from '../webhooks/tools.ts'
import { proveCurrent } from './current-password.ts'
import type { SignInTools } from './tools.ts'

type Tables = Database['tables']
type Parts = { readonly database: Database; readonly secrets: SecretBox | null }

/** RFC 4226, 4: at least 128 bits, better 160. */
const secretBytes = 20
const backupCodeBytes = 10

const wrongCode: RecordRefusal = refused('invalid', { code: 'rightCode', field: 'code' })

/** Null: the key that it was sealed with is gone. Backup codes still work then. */
const secretOf = ({ totpSecret, totpIsSealed }: Credentials, box: SecretBox | null): Buffer | null => {
  if (totpSecret === null || !totpIsSealed) return totpSecret
  const opened = box?.open(totpSecret) ?? null
  return opened === null ? null : Buffer.from(opened, 'base64')
}

const keep = (secret: Buffer, box: SecretBox | null): KeptSecret =>
  box === null ? { secret, isSealed: false } : { secret: box.seal(secret.toString('base64')), isSealed: true }

/** Takes a code, of the app or a backup code, so that it is not taken again. The credentials are locked. */
export const takeCode = async (
  tables: Tables,
  credentials: Credentials,
  box: SecretBox | null,
  typed: string,
): Promise<boolean> => {
  const code = plainCode(typed)
  const secret = secretOf(credentials, box)
  const step = secret === null ? null : stepOfCode(secret, code, Date.now(), credentials.totpStep)
  if (secret !== null && step !== null) {
    // Sealed anew: so an operator's new key comes to be that of everybody who signs in.
    await storeTotpStep(tables, credentials.userId, step, keep(secret, box))
    return true
  }
  const hash = secretHash(code)
  if (!credentials.backupCodes.some((one) => one.equals(hash))) return false
  await removeBackupCode(tables, credentials.userId, hash)
  return true
}

export type ShownSecret = { readonly secret: string; readonly otpauthUrl: string }

const alreadyOn: RecordRefusal = refused('conflict', { code: 'twoFactorOn', field: '' })

/**
 * Shows a new secret to who knows the password: whoever sits down at an open browser must not keep its user out with an app of
 * theirs. Until a code of it came back, nothing changes for the user.
 */
export const startTwoFactor = async (
  { database, passwords, secrets }: Parts & Pick<SignInTools, 'passwords'>,
  userId: string,
  current: string,
): Promise<ShownSecret | RecordRefusal> => {
  const proof = await proveCurrent({ database, passwords }, userId, current)
  if (isRefused(proof)) return proof
  return database.transaction(async (tables) => {
    const credentials = await proof(tables)
    if (isRefused(credentials)) return credentials
    if (credentials.hasTwoFactor) return alreadyOn
    const secret = randomBytes(secretBytes)
    await storeTotpSecret(tables, userId, keep(secret, secrets))
    return { secret: base32(secret), otpauthUrl: otpauthUrl(secret, credentials.email) }
  })
}

/** From now on the user is asked for a code. The backup codes are shown once. */
export const confirmTwoFactor = (
  { database, secrets }: Parts,
  userId: string,
  code: string,
): Promise<{ readonly backupCodes: string[] } | RecordRefusal> =>
  database.transaction(async (tables) => {
    const credentials = await lockCredentials(tables, userId)
    if (credentials === null) return refused('unknownRecord')
    if (credentials.hasTwoFactor) return alreadyOn
    const secret = secretOf(credentials, secrets)
    if (secret === null) return refused('conflict', { code: 'twoFactorNotStarted', field: '' })
    const step = stepOfCode(secret, plainCode(code), Date.now(), credentials.totpStep)
    if (step === null) return wrongCode
    const backupCodes = Array.from({ length: signInLimits.backupCodes }, () => backupCode(randomBytes(backupCodeBytes)))
    await confirmTotp(tables, userId, { step, backupCodes: backupCodes.map((one) => secretHash(plainCode(one))) })
    return { backupCodes }
  })

/** From now on the user is asked for no code. */
export const removeTwoFactor = (
  { database, secrets }: Parts,
  userId: string,
  code: string,
): Promise<{ readonly removed: boolean } | RecordRefusal> =>
  database.transaction(async (tables) => {
    const credentials = await lockCredentials(tables, userId)
    if (credentials === null) return refused('unknownRecord')
    if (credentials.hasTwoFactor && !(await takeCode(tables, credentials, secrets, code))) return wrongCode
    return { removed: await removeTotp(tables, userId) }
  })

/**
 * The operator takes the app away from who has lost it; false when there was none. The phone may be in other hands, signed in, and a
 * link that asked for a code until now asks for none: sessions and links end and browsers are forgotten, as with a new password.
 */
export const takeTwoFactorAway = (database: Database, userId: string): Promise<boolean> =>
  database.transaction(async (tables) => {
    await lockCredentials(tables, userId)
    if (!(await removeTotp(tables, userId))) return false
    await deleteLinksOf(tables, userId)
    await deleteSessionsOf(tables, userId, null)
    await forgetBrowsers(tables, userId)
    return true
  })
