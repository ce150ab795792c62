/** What a member may do in an account. The name is stored, printed (`createdByUserRole`) and typed as it stands here. */
type RoleRow = {
  /** May add leasing events. */
  readonly writesEvents: boolean
}

export const roles = {
  Owner: { writesEvents: true },
  Admin: { writesEvents: true },
  'Property Manager': { writesEvents: true },
  'Leasing Agent': { writesEvents: true },
  'Read-only': { writesEvents: false },
} as const satisfies Record<string, RoleRow>

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as Role[]
