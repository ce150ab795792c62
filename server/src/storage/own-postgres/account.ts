import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { getegid, geteuid } from 'node:process'

type Owner = { readonly uid: number; readonly gid: number }

/** The account that PostgreSQL's processes run as. */
export type Account = Owner & {
  readonly name: string
  /** It is the account of this process, too: what this process can reach, PostgreSQL can. */
  readonly own: boolean
}

const listAccounts = async (): Promise<Account[]> => {
  const text = await readFile('/etc/passwd', 'utf8')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid || line.startsWith('#')) return []
    // `>>> 0`: macOS writes the ids of nobody as -2.
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0, own: false }]
  })
}

const ownerOf = async (path: string): Promise<Owner | null> => {
  try {
    return await stat(path)
  } catch {
    return null
  }
}

/**
 * Who runs PostgreSQL, which refuses to run as root: whoever runs this process, unless that is root. Then it is the owner of the first of these folders that exists and is not root's, else `postgres`, else `nobody`.
 */
export const chooseAccount = async (folders: readonly string[]): Promise<Account> => {
  const own: Owner = { uid: geteuid?.() ?? 0, gid: getegid?.() ?? 0 }
  if (own.uid !== 0) return { name: `user ${own.uid}`, ...own, own: true }
  const accounts = await listAccounts()
  for (const folder of folders) {
    const owner = await ownerOf(folder)
    if (owner === null || owner.uid === 0) continue
    const known = accounts.find((account) => account.uid === owner.uid)
    // PostgreSQL's initdb insists on an account with a name.
    if (known !== undefined) return known
  }
  const account = ['postgres', 'nobody'].flatMap((name) => accounts.find((known) => known.name === name) ?? [])[0]
  if (account === undefined) {
    throw new Error('PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` to run it as')
  }
  return account
}

/** Whether the account may enter this folder and all above it. For another account it is judged by their modes alone. */
export const canEnter = async (path: string, account: Account): Promise<boolean> => {
  if (account.own) return true
  let folder = await realpath(path)
  for (;;) {
    const { uid, gid, mode } = await stat(folder)
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
    if ((bits & 1) === 0) return false
    if (folder === dirname(folder)) return true
    folder = dirname(folder)
  }
}
