import { type Role, roleNames } from './roles.ts'

/** What a token may be used for. Each is given by itself: a token that may write need not be one that may read. */
export const scopes = ['read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

type ActionRow = {
  /** The scope that the token needs. */
  readonly scope: Scope
  /** The roles that may do it, in the account that it concerns. */
  readonly roles: readonly Role[]
  /** For documents and refusals: "may … ". */
  readonly words: string
}

const everybody: readonly Role[] = roleNames
const writers: readonly Role[] = ['Owner', 'Admin', 'Property Manager', 'Leasing Agent']
const managers: readonly Role[] = ['Owner', 'Admin', 'Property Manager']
const administrators: readonly Role[] = ['Owner', 'Admin']

/** Who may do what. Every route of v2 names its row, and the engine asks here too. */
export const actions = {
  readRecords: { scope: 'read', roles: everybody, words: 'read the records of the account' },
  exportRecords: { scope: 'read', roles: managers, words: 'export whole tables' },
  addEvents: { scope: 'write', roles: writers, words: 'add leasing events' },
  deleteEvents: { scope: 'write', roles: writers, words: 'delete leasing events of their own' },
  deleteOthersEvents: { scope: 'write', roles: managers, words: 'delete leasing events of others' },
  undoBatches: { scope: 'write', roles: writers, words: 'undo and cancel batches of their own' },
  undoOthersBatches: { scope: 'write', roles: managers, words: 'undo and cancel batches of others' },
  editProspects: { scope: 'write', roles: writers, words: 'create and change prospects' },
  mergeProspects: { scope: 'write', roles: managers, words: 'merge prospects, and undo it' },
  editUnits: { scope: 'write', roles: managers, words: 'create and change units' },
  importRecords: { scope: 'write', roles: managers, words: 'import prospects and units' },
  manageOwnViews: { scope: 'write', roles: everybody, words: 'save views of their own' },
  editAccount: { scope: 'admin', roles: administrators, words: "change the account's settings" },
  manageMembers: { scope: 'admin', roles: administrators, words: 'invite people, change their roles, deactivate them' },
  manageOwners: { scope: 'admin', roles: ['Owner'], words: 'make somebody an owner, or an owner something else' },
  manageOwnTokens: { scope: 'admin', roles: everybody, words: 'create and revoke tokens of their own' },
  manageTokens: { scope: 'admin', roles: administrators, words: 'see and revoke the tokens of others' },
  manageWebhooks: { scope: 'admin', roles: administrators, words: 'make and change webhooks, and read their log' },
} as const satisfies Record<string, ActionRow>

export type Action = keyof typeof actions

export const actionRow = (action: Action): ActionRow => actions[action]

export const mayRole = (role: Role, action: Action): boolean => actionRow(action).roles.includes(role)
