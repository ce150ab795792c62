/** What a member is in an account, from who may most to who may least. The name is stored, printed (`createdByUserRole`) and typed as it stands here. */
export const roleNames = ['Owner', 'Admin', 'Property Manager', 'Leasing Agent', 'Read-only'] as const
export type Role = (typeof roleNames)[number]

/** Whether the one may more than the other. */
export const isHigher = (role: Role, other: Role): boolean => roleNames.indexOf(role) < roleNames.indexOf(other)
