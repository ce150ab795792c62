import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { type PasswordCost, passwordCost, signInLimits } from '../../catalogue/sign-in.ts'

const saltBytes = 16
const hashBytes = 32

/** Too many passwords wait to be hashed. */
export class PasswordsBusy extends Error {
  constructor() {
    super('too many passwords wait to be hashed')
  }
}

export type Passwords = {
  /** What is stored of a password: `scrypt:15:8:3:<salt>:<hash>`. */
  readonly hash: (password: string) => Promise<string>
  /** Takes as long for who has no password, or does not exist at all (null), as for who has one. */
  readonly matches: (password: string, stored: string | null) => Promise<boolean>
  /** Whether it was made with other costs than a new one would be. */
  readonly isOutdated: (stored: string) => boolean
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** The same password typed on another keyboard may come in other code points (Unicode, NFKC). */
const hashWith = (password: string, salt: Buffer, { costLog2, blockSize, parallel }: PasswordCost): Promise<Buffer> => {
  const cost = 2 ** costLog2
  const options = { N: cost, r: blockSize, p: parallel, maxmem: 256 * cost * blockSize + 1_048_576 }
  return derive(password.normalize('NFKC'), salt, hashBytes, options)
}

const write = ({ costLog2, blockSize, parallel }: PasswordCost, salt: Buffer, hash: Buffer): string =>
  ['scrypt', costLog2, blockSize, parallel, salt.toString('base64'), hash.toString('base64')].join(':')

type Stored = { readonly cost: PasswordCost; readonly salt: Buffer; readonly hash: Buffer }

const read = (stored: string): Stored => {
  const [name, costLog2, blockSize, parallel, salt = '', hash = ''] = stored.split(':')
  if (name !== 'scrypt') throw new Error('a stored password is of a kind that is not known')
  const cost = { costLog2: Number(costLog2), blockSize: Number(blockSize), parallel: Number(parallel) }
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

/** A hash takes a tenth of a second, 32 MiB and one of Node's four threads: so few at once, and so many that wait. */
const createQueue = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= signInLimits.hashesAtOnce) {
      if (waiting.length >= signInLimits.hashesWaiting) throw new PasswordsBusy()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}

/** Hashes passwords. Other costs than the usual ones are for tests. */
export const createPasswords = (cost: PasswordCost = passwordCost): Passwords => {
  const inTurn = createQueue()
  const nobodys: Stored = { cost, salt: randomBytes(saltBytes), hash: randomBytes(hashBytes) }
  return {
    hash: async (password) => {
      const salt = randomBytes(saltBytes)
      return write(cost, salt, await inTurn(() => hashWith(password, salt, cost)))
    },
    matches: async (password, stored) => {
      const wanted = stored === null ? nobodys : read(stored)
      const hash = await inTurn(() => hashWith(password, wanted.salt, wanted.cost))
      return timingSafeEqual(hash, wanted.hash) && stored !== null
    },
    isOutdated: (stored) => {
      const { costLog2, blockSize, parallel } = read(stored).cost
      return costLog2 !== cost.costLog2 || blockSize !== cost.blockSize || parallel !== cost.parallel
    },
  }
}
