/** What a member is in an account. The name is stored, printed (`createdByUserRole`) and typed as it stands here. */
export const roleNames = ['Owner', 'Admin', 'Property Manager', 'Leasing Agent', 'Read-only'] as const
export type Role = (typeof roleNames)[number]
